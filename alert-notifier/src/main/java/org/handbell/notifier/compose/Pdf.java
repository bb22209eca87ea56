package org.handbell.notifier.compose;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.util.List;

/** A page of ours as a PDF. It holds nothing that would have to be fetched, and nothing is. */
public final class Pdf {

  /** PDF's own letters are those of western Europe; a font of the machine has the others. */
  private static final List<String> FONTS =
      List.of(
          "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf",
          "/usr/share/fonts/truetype/liberation/LiberationSans-Regular.ttf",
          "C:/Windows/Fonts/arial.ttf",
          "/Library/Fonts/Arial Unicode.ttf");

  private Pdf() {}

  /**
   * Prints a page.
   *
   * @param html well-formed as XML
   */
  public static byte[] of(String html) throws IOException {
    XRLog.setLoggingEnabled(false); // it would name every property that only mail readers know
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PdfRendererBuilder builder = new PdfRendererBuilder();
    builder.useUriResolver((base, uri) -> null);
    FONTS.stream()
        .map(File::new)
        .filter(File::isFile)
        .findFirst()
        .ifPresent(file -> builder.useFont(file, "Handbell", 400, FontStyle.NORMAL, true));
    builder.withHtmlContent(html, null).toStream(out).run();
    return out.toByteArray();
  }
}

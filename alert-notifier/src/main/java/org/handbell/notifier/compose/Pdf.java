package org.handbell.notifier.compose;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A page as PDF. The page holds nothing that would have to be fetched, and nothing is. */
public final class Pdf {

  /** PDF's own letters are those of western Europe; a font of the machine has the others. */
  private static final List<String> FONTS =
      List.of(
          "/usr/share/fonts/truetype/dejavu/DejaVuSans",
          "/usr/share/fonts/truetype/liberation/LiberationSans-Regular",
          "C:/Windows/Fonts/arial",
          "/Library/Fonts/Arial Unicode");

  private static final List<String> BOLD =
      List.of(
          "/usr/share/fonts/truetype/dejavu/DejaVuSans-Bold",
          "/usr/share/fonts/truetype/liberation/LiberationSans-Bold",
          "C:/Windows/Fonts/arialbd",
          "/Library/Fonts/Arial Unicode");

  private Pdf() {}

  /**
   * Prints a page.
   *
   * @param html well-formed as XML
   */
  public static byte[] of(String html) {
    XRLog.setLoggingEnabled(false); // it would name every property that only other readers know
    if (file(FONTS).isPresent() && file(BOLD).isPresent()) {
      try {
        return of(html, true);
      } catch (RuntimeException e) {
        return of(html, false); // a page without tags is better than none
      }
    }
    return of(html, false);
  }

  /**
   * Prints a page.
   *
   * @param tagged true where screen readers are to know its parts (PDF/UA, ISO 14289-1), for which
   *     all letters must be in the file
   */
  private static byte[] of(String html, boolean tagged) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PdfRendererBuilder builder = new PdfRendererBuilder();
    builder.useUriResolver((base, uri) -> inline(uri));
    builder.usePdfUaAccessibility(tagged);
    font(builder, FONTS, 400);
    font(builder, BOLD, 700);
    try {
      builder.withHtmlContent(html, null).toStream(out).run();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static @Nullable String inline(String uri) {
    return uri.startsWith("data:image/") ? uri : null;
  }

  private static void font(PdfRendererBuilder builder, List<String> files, int weight) {
    file(files)
        .ifPresent(file -> builder.useFont(file, "Handbell", weight, FontStyle.NORMAL, true));
  }

  private static Optional<File> file(List<String> files) {
    return files.stream().map(name -> new File(name + ".ttf")).filter(File::isFile).findFirst();
  }
}

package org.handbell.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.handbell.notifier.NotifierConfig;
import org.handbell.notifier.compose.MailText;
import org.handbell.notifier.digest.Names;
import org.handbell.notifier.digest.WeeklyDigest;
import org.handbell.notifier.register.Register;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code handbell digest}: a head's week as a page, from what the register holds. */
@Command(
    name = "digest",
    description = "Print the head's weekly digest of a school.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Example: ./handbell digest --config handbell.yaml --school elm --week 2026-W47 --to text"
    })
final class DigestCommand implements Callable<Integer> {

  @Mixin private ConfigOption option;

  @Option(names = "--school", required = true, paramLabel = "ID", description = "The school's id.")
  private String school;

  @Option(names = "--week", required = true, description = "ISO week, such as 2026-W47.")
  private String week;

  @Option(
      names = "--to",
      defaultValue = "text",
      description = "${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
  private Form to;

  @Option(names = "-o", paramLabel = "FILE", description = "Write there instead of to the screen.")
  private @Nullable Path output;

  /** What the page is written as. */
  enum Form {
    TEXT,
    HTML,
    PDF
  }

  @Override
  public Integer call() throws Exception {
    NotifierConfig settings = new Settings(option.read()).notifier();
    MailText page;
    try (Register register = Register.open(settings, Clock.systemUTC())) {
      page =
          WeeklyDigest.render(
              register,
              settings,
              Names.NOT_IN_DISTRESS,
              school,
              week.toUpperCase(Locale.ROOT),
              Clock.systemUTC().instant());
    } catch (IllegalArgumentException e) {
      throw new CannotRun(String.valueOf(e.getMessage()), e);
    }
    byte[] written = write(page);
    if (output == null) {
      try (OutputStream out = new FileOutputStream(FileDescriptor.out)) {
        out.write(written);
      }
    } else {
      Files.write(output, written);
    }
    return 0;
  }

  private byte[] write(MailText page) throws IOException {
    return switch (to) {
      case TEXT -> page.text().getBytes(UTF_8);
      case HTML -> page.html().getBytes(UTF_8);
      case PDF -> pdf(page.html());
    };
  }

  /** The page holds nothing that would have to be fetched, and nothing is. */
  private static byte[] pdf(String html) throws IOException {
    XRLog.setLoggingEnabled(false); // it would name every property that only mail readers know
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new PdfRendererBuilder().withHtmlContent(html, null).toStream(out).run();
    return out.toByteArray();
  }
}

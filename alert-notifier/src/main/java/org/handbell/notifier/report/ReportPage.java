package org.handbell.notifier.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import org.handbell.notifier.compose.Pages;
import org.handbell.notifier.look.Look;

/** A report as a whole document that loads nothing from elsewhere. */
public final class ReportPage {

  private static final String CSS = css();

  private ReportPage() {}

  /** For a browser. */
  public static String of(Report report, Look look) {
    return render(report, look, true);
  }

  /** The same without what only browsers draw. */
  public static String forPrint(Report report, Look look) {
    return render(report, look, false);
  }

  private static String render(Report report, Look look, boolean drawn) {
    return Pages.render(
        "report/standalone.jte",
        Map.of("report", report, "look", look, "css", CSS, "drawn", drawn));
  }

  private static String css() {
    try (InputStream in = ReportPage.class.getResourceAsStream("/web/report.css")) {
      if (in == null) {
        throw new IllegalStateException("the build left out report.css");
      }
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

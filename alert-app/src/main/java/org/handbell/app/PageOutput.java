package org.handbell.app;

import java.io.IOException;
import java.nio.file.Path;
import org.handbell.notifier.compose.MailText;
import org.handbell.notifier.look.Look;
import org.handbell.notifier.report.Report;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** As what a page is written, and where. */
final class PageOutput {

  @Option(
      names = "--to",
      defaultValue = "text",
      description = "${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
  private PageForm to;

  @Option(names = "-o", paramLabel = "FILE", description = "Write there, not to the screen.")
  private @Nullable Path file;

  void print(Report report, Look look) throws IOException {
    to.print(report, look, file);
  }

  void print(MailText mail) throws IOException {
    to.print(mail, file);
  }
}

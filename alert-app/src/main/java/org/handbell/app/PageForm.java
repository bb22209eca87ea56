package org.handbell.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.handbell.notifier.compose.MailText;
import org.handbell.notifier.compose.Pdf;
import org.handbell.notifier.look.Look;
import org.handbell.notifier.report.Report;
import org.handbell.notifier.report.ReportPage;
import org.handbell.notifier.report.ReportText;
import org.jspecify.annotations.Nullable;

/** What a report is written as at the command line. */
enum PageForm {
  TEXT,
  HTML,
  PDF;

  /** Writes it to the file, or to the screen where none is named. */
  void print(Report report, Look look, @Nullable Path output) throws IOException {
    print(write(report, look), output);
  }

  /** Writes a mail as its reader would see it. */
  void print(MailText mail, @Nullable Path output) throws IOException {
    print(
        switch (this) {
          case TEXT -> (mail.subject() + "\n\n" + mail.text()).getBytes(UTF_8);
          case HTML -> mail.html().getBytes(UTF_8);
          case PDF -> Pdf.of(mail.html());
        },
        output);
  }

  private static void print(byte[] written, @Nullable Path output) throws IOException {
    if (output != null) {
      Files.write(output, written);
      return;
    }
    try (OutputStream out = new FileOutputStream(FileDescriptor.out)) {
      out.write(written);
    }
  }

  private byte[] write(Report report, Look look) {
    return switch (this) {
      case TEXT -> ReportText.of(report, look).getBytes(UTF_8);
      case HTML -> ReportPage.of(report, look).getBytes(UTF_8);
      case PDF -> Pdf.of(ReportPage.forPrint(report, look));
    };
  }
}

package org.handbell.notifier.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.handbell.notifier.Elm;
import org.handbell.notifier.digest.SampleMail;
import org.handbell.notifier.digest.SampleWeek;
import org.handbell.notifier.look.Look;
import org.handbell.notifier.report.DigestReport;
import org.handbell.notifier.report.ReportPage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is printed can be read aloud and has every letter, where the machine has a font. */
class PdfTest {

  @ParameterizedTest
  @EnumSource
  void a_mail_s_pdf_has_parts_a_language_and_a_title(SampleMail mail) throws IOException {
    assertReadable(Pdf.of(mail.of(Elm.SCHOOL, Elm.LONDON, Look.PLAIN).html()));
  }

  @Test
  void so_has_a_report_s() throws IOException {
    assertReadable(
        Pdf.of(
            ReportPage.forPrint(
                DigestReport.of(SampleWeek.digest(Elm.SCHOOL, Elm.LONDON)), Look.PLAIN)));
  }

  private static void assertReadable(byte[] pdf) throws IOException {
    assumeTrue(
        Files.exists(Path.of("/usr/share/fonts/truetype/dejavu/DejaVuSans-Bold.ttf")),
        "no font to put into the file");
    try (PDDocument document = Loader.loadPDF(pdf)) {
      assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("en-GB");
      assertThat(document.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
      assertThat(document.getDocumentCatalog().getStructureTreeRoot().getKids()).isNotEmpty();
      assertThat(document.getDocumentInformation().getTitle()).isNotBlank();
      assertThat(new PDFTextStripper().getText(document)).doesNotContain("#####");
    }
  }
}

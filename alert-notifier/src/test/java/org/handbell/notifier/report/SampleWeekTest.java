package org.handbell.notifier.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.handbell.notifier.Elm;
import org.handbell.notifier.compose.Pdf;
import org.handbell.notifier.look.Look;
import org.junit.jupiter.api.Test;

class SampleWeekTest {

  private static final Look LOOK =
      new Look("<b>Elm</b>", null, "Read me & \"smile\"", "</style><script>alert(2)</script>");

  @Test
  void the_worst_that_a_log_can_hold_stays_text() {
    Report report = SampleWeek.of(Elm.SCHOOL, Elm.LONDON);

    String html = ReportPage.of(report, LOOK);

    assertThat(html)
        .contains("&lt;script&gt;alert(1)", "&lt;b&gt;Elm&lt;/b&gt;", "Łukasz Żółć-Öztürk")
        .doesNotContain("<script", "<img", "https://", "http://", "\u202E");
    assertThat(html.split("</style>", -1)).hasSize(2);
  }

  @Test
  void it_becomes_a_pdf() {
    byte[] pdf = Pdf.of(ReportPage.forPrint(SampleWeek.of(Elm.SCHOOL, Elm.LONDON), LOOK));

    assertThat(new String(Arrays.copyOf(pdf, 5), StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
  }

  @Test
  void a_logo_must_be_a_picture_of_sane_size() {
    assertThat(Look.Logo.of(new byte[] {(byte) 0x89, 'P', 'N', 'G', 1}).inline())
        .startsWith("data:image/png;base64,");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Look.Logo.of("<svg onload='x()'/>".getBytes(StandardCharsets.UTF_8)));
    assertThatIllegalArgumentException().isThrownBy(() -> Look.Logo.of(new byte[300_000]));
  }
}

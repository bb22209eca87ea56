package org.handbell.notifier.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.handbell.notifier.Elm;
import org.handbell.notifier.compose.MailText;
import org.handbell.notifier.compose.Pdf;
import org.handbell.notifier.digest.SampleMail;
import org.handbell.notifier.digest.SampleWeek;
import org.handbell.notifier.look.Logo;
import org.handbell.notifier.look.Look;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SampleWeekTest {

  private static final String[] NEVER = {
    "<script", "onerror=alert(1)>", "https://", "http://", "\u202E"
  };

  /** A school that wants the worst, with a mark of its own. */
  static Look look() {
    return new Look(
        "<b>Elm</b>",
        Logo.of(picture("png", 80, 40)),
        "Read me & \"smile\"",
        "</style><script>alert(2)</script>");
  }

  private static byte[] picture(String form, int width, int height) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    BufferedImage drawn = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    try {
      assertThat(ImageIO.write(drawn, form, out)).isTrue();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  @Test
  void the_worst_that_a_log_can_hold_stays_text() {
    Report report = DigestReport.of(SampleWeek.digest(Elm.SCHOOL, Elm.LONDON));

    String html = ReportPage.of(report, look());

    assertThat(html)
        .contains("&lt;script&gt;alert(1)", "&lt;b&gt;Elm&lt;/b&gt;", "Łukasz Żółć-Öztürk")
        .doesNotContain(NEVER);
    assertThat(html.split("</style>", -1)).hasSize(2);
  }

  @ParameterizedTest
  @EnumSource
  void it_stays_text_in_each_mail(SampleMail mail) {
    MailText text = mail.of(Elm.SCHOOL, Elm.LONDON, look());

    assertThat(text.html()).contains("&lt;script&gt;alert(1)").doesNotContain(NEVER);
    assertThat(text.subject()).doesNotContain("\n", "alert(1)");
    assertThat(text.text()).doesNotContain("https://", "\u202E");
  }

  @Test
  void it_becomes_a_pdf() {
    Report report = DigestReport.of(SampleWeek.digest(Elm.SCHOOL, Elm.LONDON));

    byte[] pdf = Pdf.of(ReportPage.forPrint(report, look()));

    assertThat(new String(Arrays.copyOf(pdf, 5), StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
  }

  @Test
  void a_small_mark_goes_with_mails_and_a_large_one_does_not() {
    assertThat(SampleMail.DIGEST.of(Elm.SCHOOL, Elm.LONDON, look()).html())
        .contains("data:image/png;base64,");
    assertThat(new Look("", Logo.of(noise()), "", "").isMailed()).isFalse();
  }

  @Test
  void a_mark_must_be_a_picture_of_points_and_of_sane_size() {
    assertThat(Logo.of(picture("jpg", 9, 9)).inline()).startsWith("data:image/jpeg;base64,");
    refused("<svg onload='x()'/>".getBytes(StandardCharsets.UTF_8), "PNG or JPEG");
    refused(picture("gif", 9, 9), "PNG or JPEG");
    refused(new byte[300_000], "200 kB");
    refused(picture("png", 3_000, 9), "points wide");
    refused(Arrays.copyOf(picture("png", 9, 9), 12), "damaged");
  }

  private static void refused(byte[] content, String why) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Logo.of(content))
        .withMessageContaining(why);
  }

  private static byte[] noise() {
    return Arrays.copyOf(picture("png", 9, 9), 30_000);
  }
}

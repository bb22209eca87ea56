package org.handbell.notifier.deliver;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a mail server reports of a mail of ours, and what anybody may have written instead. */
class DeliveryReportTest {

  private static final String KEY = "0123456789abcdef".repeat(4);

  private static Optional<Bounce> read(String mail) {
    return DeliveryReport.read(mail.getBytes(ISO_8859_1));
  }

  @ParameterizedTest
  @CsvSource({
    "failed, 5.1.1, 5.1.1",
    "Failed, 5.2.2 (mailbox full), 5.2.2",
    "failed, 4.4.7, 4.4.7",
    "failed, nonsense, 5.0.0",
  })
  void a_mail_that_was_given_up_has_bounced(String action, String status, String expected) {
    Optional<Bounce> bounce = read(Reports.of(KEY, action, status));

    assertThat(bounce).contains(new Bounce(KEY, expected));
  }

  @ParameterizedTest
  @CsvSource({"delayed, 4.4.1", "delivered, 2.0.0", "relayed, 2.0.0", "expanded, 2.0.0"})
  void any_other_news_is_no_bounce(String action, String status) {
    assertThat(read(Reports.of(KEY, action, status))).isEmpty();
  }

  @Test
  void the_whole_mail_may_be_returned_in_place_of_its_headers() {
    String whole =
        Reports.of(KEY, "failed", "5.1.1").replace("text/rfc822-headers", "message/rfc822");

    assertThat(read(whole)).contains(new Bounce(KEY, "5.1.1"));
  }

  @Test
  void a_report_without_its_end_is_read_as_far_as_it_goes() {
    String cut = Reports.of(KEY, "failed", "5.1.1").replace("--cut--", "");

    assertThat(read(cut)).contains(new Bounce(KEY, "5.1.1"));
  }

  @Test
  void a_mail_of_somebody_else_s_is_no_bounce() {
    String report = Reports.of(KEY, "failed", "5.1.1");

    assertThat(read(report.replace(KEY, "CAF+x9"))).isEmpty();
    assertThat(read(report.replace(KEY, KEY + "0"))).isEmpty();
    assertThat(read(report.replace("multipart/report", "multipart/mixed"))).isEmpty();
    assertThat(read(report.replace("delivery-status;", "disposition-notification;"))).isEmpty();
  }

  @Test
  void parts_within_parts_are_not_looked_into() {
    StringBuilder deep = new StringBuilder("Content-Type: multipart/report;");
    deep.append(" report-type=delivery-status; boundary=b0\r\n\r\n");
    for (int i = 0; i < 10_000; i++) {
      deep.append(
          "--b%d\r\nContent-Type: multipart/mixed; boundary=b%d\r\n\r\n".formatted(i, i + 1));
    }

    assertThat(read(deep.toString())).isEmpty();
  }

  @Test
  void whatever_is_changed_in_a_report_it_is_read_or_passed_over() {
    long seed = 20261121;
    Random random = new Random(seed);
    byte[] report = Reports.of(KEY, "failed", "5.1.1").getBytes(ISO_8859_1);
    int read = 0;
    for (int i = 0; i < 5_000; i++) {
      byte[] changed = report.clone();
      for (int j = 0; j <= random.nextInt(4); j++) {
        changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
      }
      Optional<Bounce> bounce = DeliveryReport.read(changed);
      read += bounce.isPresent() ? 1 : 0;
      bounce.ifPresent(
          each -> {
            assertThat(each.key()).as("seed " + seed).matches("[0-9a-f]{64}");
            assertThat(each.status()).as("seed " + seed).matches("[245][.0-9]+");
          });
    }

    assertThat(read).as("seed " + seed).isBetween(1_000, 4_999);
  }
}

package org.handbell.notifier.deliver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.handbell.notifier.Elm.DSL;
import static org.handbell.notifier.Elm.NOW;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.handbell.model.Priority;
import org.handbell.notifier.compose.MailText;
import org.handbell.notifier.compose.Reason;
import org.handbell.notifier.deliver.Receiver.Deferred;
import org.handbell.notifier.deliver.Receiver.Delivered;
import org.handbell.notifier.deliver.Receiver.Refused;
import org.handbell.notifier.deliver.Receiver.Result;
import org.handbell.notifier.deliver.Receiver.Unknown;
import org.handbell.notifier.route.Contact;
import org.handbell.notifier.route.Mailbox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SmtpReceiverTest {

  private static final MailText TEXT =
      new MailText("[Handbell P1] Alert", "Zoë said — “hello”\n.\n", "<p>Zoë said</p>");

  private static Mail mail(Contact recipient, MailText text) {
    return new Mail("k3y", NOW, recipient, Reason.NEW, "2026-000001", Priority.P1, text);
  }

  private static SmtpReceiver receiver(String smtp) {
    return new SmtpReceiver(new MailSettings(URI.create(smtp), null, "handbell@elm.example", true));
  }

  private static MimeMessage delivered(Mail mail) {
    GreenMail server = new GreenMail(ServerSetup.SMTP.dynamicPort());
    server.start();
    try {
      Result result = receiver("smtp://127.0.0.1:" + server.getSmtp().getPort()).send(mail);
      assertThat(result).isEqualTo(new Delivered());
      assertThat(server.getReceivedMessages()).hasSize(1);
      return server.getReceivedMessages()[0];
    } finally {
      server.stop();
    }
  }

  @Test
  void a_mail_arrives_with_the_headers_that_filters_and_people_sort_by() throws Exception {
    MimeMessage message = delivered(mail(DSL, TEXT));

    assertThat(message.getHeader("Message-ID")).containsExactly("<k3y@elm.example>");
    assertThat(message.getHeader("X-Handbell-Incident")).containsExactly("2026-000001");
    assertThat(message.getHeader("X-Handbell-Priority")).containsExactly("P1");
    assertThat(message.getHeader("X-Handbell-Reason")).containsExactly("new");
    assertThat(message.getHeader("Auto-Submitted")).containsExactly("auto-generated");
    assertThat(message.getHeader("Date")).containsExactly("Fri, 20 Nov 2026 10:15:30 +0000");
    assertThat(message.getHeader("From")).containsExactly("Handbell <handbell@elm.example>");
    assertThat(message.getHeader("To")).containsExactly("\"A. Lead\" <dsl@elm.example>");
    assertThat(message.getHeader("Cc")).isNull();
  }

  @Test
  void text_and_html_arrive_as_alternatives_in_every_letter() throws Exception {
    MimeMessage message = delivered(mail(DSL, TEXT));

    assertThat(message.getContentType()).startsWith("multipart/alternative");
    Multipart parts = (Multipart) message.getContent();
    assertThat(parts.getBodyPart(0).getContentType()).startsWithIgnoringCase("text/plain");
    assertThat(parts.getBodyPart(0).getContent().toString().replace("\r", ""))
        .isEqualTo("Zoë said — “hello”\n.\n");
    assertThat(parts.getBodyPart(1).getContentType()).startsWithIgnoringCase("text/html");
    assertThat(parts.getBodyPart(1).getContent()).isEqualTo("<p>Zoë said</p>");
  }

  @Test
  void a_digest_has_a_pdf_with_it_and_goes_without_where_it_cannot_be_printed() throws Exception {
    MailText page = new MailText("Digest", "words", "<html><body><p>words</p></body></html>");
    MailText spoilt = new MailText("Digest", "words", "<html><body><p>words");

    MimeMessage printed = delivered(digest(page));
    MimeMessage bare = delivered(digest(spoilt));

    Multipart parts = (Multipart) printed.getContent();
    assertThat(parts.getBodyPart(1).getFileName()).isEqualTo("handbell-digest.pdf");
    assertThat(bare.getContentType()).startsWith("multipart/alternative");
    assertThat(((Multipart) bare.getContent()).getBodyPart(0).getContent()).isEqualTo("words");
  }

  @Test
  void a_picture_in_the_html_goes_beside_it_so_that_mail_programs_show_it() throws Exception {
    String html = "<p><img src=\"data:image/png;base64,iVBORw==\" alt=\"\"/>words</p>";

    MimeMessage message = delivered(mail(DSL, new MailText("s", "words", html)));

    Multipart forms = (Multipart) message.getContent();
    Multipart related = (Multipart) forms.getBodyPart(1).getContent();
    assertThat(related.getContentType()).startsWithIgnoringCase("multipart/related");
    assertThat(related.getBodyPart(0).getContent())
        .isEqualTo("<p><img src=\"cid:picture1.k3y\" alt=\"\"/>words</p>");
    assertThat(related.getBodyPart(1).getContentType()).startsWithIgnoringCase("image/png");
    assertThat(related.getBodyPart(1).getHeader("Content-ID")).containsExactly("<picture1.k3y>");
  }

  private static Mail digest(MailText text) {
    return new Mail("k3y", NOW, DSL, Reason.DIGEST, null, Priority.P4, text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a\r\nBcc: evil@example.org",
        "a\nBcc: evil@example.org",
        "a\rBcc: evil@example.org",
        "a\r\n\r\nbody",
        "a\u2028Bcc: evil@example.org",
        "a\u2029b",
        "a\u0085b",
        "a\u000bb\u000cc",
        "a\u202e1P llebdnaH",
        "a\u2066b\u2069",
        "a\u200bb\ufeff",
        "a\u0000b\u001b[31m",
      })
  void hostile_text_makes_no_header_and_no_second_line(String hostile) throws Exception {
    Contact recipient =
        new Contact(
            "dsl", "elm", DSL.role(), hostile, DSL.email(), null, Mailbox.PERSONAL, List.of());
    MailText text = new MailText(hostile, "text", "<p>html</p>");

    MimeMessage message = delivered(mail(recipient, text));

    assertThat(message.getHeader("Bcc")).isNull();
    assertThat(message.getHeader("Subject")).hasSize(1);
    assertThat(MimeUtility.decodeText(message.getHeader("Subject", null)))
        .doesNotContainPattern("[\\p{Cntrl}\\p{Cf}\\u0085\\u2028\\u2029]")
        .startsWith("a");
    assertThat(message.getAllRecipients()).hasSize(1);
    assertThat(message.getContent()).isInstanceOf(Multipart.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "a@b\r\nRCPT TO:<c@d>", "a b@c", "a@b,c@d", "<a@b>", "a@b@c"})
  void what_is_no_single_address_is_refused_when_it_is_configured(String email) {
    assertThatThrownBy(
            () ->
                new Contact("x", "elm", DSL.role(), "X", email, null, Mailbox.PERSONAL, List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest(name = "{0} answers {1}: {2} {3}")
  @CsvSource({
    "CONNECT, 421 busy, deferred, no connection",
    "CONNECT, 554 no, deferred, no connection",
    "CONNECT, hang up, deferred, no connection",
    "MAIL, 451 later, deferred, answer 451",
    "MAIL, 550 not you, blocked, sender 550",
    "RCPT, 450 later, deferred, recipient 450",
    "RCPT, 421 busy, deferred, recipient 421",
    "RCPT, 452 full, deferred, recipient 452",
    "RCPT, 550 unknown, refused, recipient 550",
    "RCPT, 552 mailbox full, refused, recipient 552",
    "RCPT, 554 no, refused, recipient 554",
    "RCPT, hang up, deferred, no connection",
    "DATA, 451 later, deferred, answer 451",
    "DATA, 554 no, blocked, answer 554",
    "DATA, hang up, deferred, no connection",
    "LINE, hang up, unknown, no answer after the message",
    "., 451 later, deferred, message 451",
    "., 554 spam, refused, message 554",
    "., hang up, unknown, no answer after the message",
    "QUIT, hang up, delivered, ",
  })
  void what_the_mail_server_answers_decides_what_becomes_of_the_mail(
      String command, String answer, String expected, String reason) throws Exception {
    try (ScriptedSmtp server = new ScriptedSmtp(Map.of(command, answer))) {

      Result result = receiver("smtp://127.0.0.1:" + server.port()).send(mail(DSL, TEXT));

      assertThat(result)
          .isEqualTo(
              switch (expected) {
                case "deferred" -> new Deferred(reason, true);
                case "blocked" -> new Deferred(reason, false);
                case "refused" -> new Refused(reason);
                case "unknown" -> new Unknown(reason);
                default -> new Delivered();
              });
    }
  }

  @Test
  void nobody_listening_is_a_deferral() throws Exception {
    int nobody = 1; // the first port, where no program listens

    Result result = receiver("smtp://127.0.0.1:" + nobody).send(mail(DSL, TEXT));

    assertThat(result).isEqualTo(new Deferred("no connection", true));
  }

  @ParameterizedTest
  @CsvSource({
    "535 5.7.8 expired, sign-in refused, false",
    "534 5.7.9 another way, sign-in refused, false",
    "454 4.7.0 not now, sign-in 454, true",
    "421 4.3.2 too many, sign-in 421, true"
  })
  void a_refused_sign_in_waits_for_a_person_and_one_put_off_does_not(
      String answer, String reason, boolean retryable) throws Exception {
    Map<String, String> answers = Map.of("EHLO", "250-scripted\r\n250 AUTH PLAIN", "AUTH", answer);
    try (ScriptedSmtp server = new ScriptedSmtp(answers)) {
      MailSettings settings =
          new MailSettings(
              URI.create("smtp://user@127.0.0.1:" + server.port()),
              "secret",
              "handbell@elm.example",
              true);

      Result result = new SmtpReceiver(settings).send(mail(DSL, TEXT));

      assertThat(result).isEqualTo(new Deferred(reason, retryable));
      assertThat(settings.toString()).doesNotContain("secret");
    }
  }

  @Test
  void a_server_whose_certificate_nobody_vouches_for_is_never_told_anything() {
    GreenMail server = new GreenMail(ServerSetup.SMTPS.dynamicPort());
    server.start();

    Result result =
        receiver("smtps://127.0.0.1:" + server.getSmtps().getPort()).send(mail(DSL, TEXT));

    server.stop();
    assertThat(result).isEqualTo(new Deferred("certificate not trusted", false));
    assertThat(server.getReceivedMessages()).isEmpty();
  }

  @Test
  void a_server_elsewhere_without_tls_is_never_told_anything() throws Exception {
    try (ScriptedSmtp server = new ScriptedSmtp(Map.of("MAIL", "250 should not be asked"))) {
      // 0.0.0.0 leads here but is not a loopback address, as a school's mail server is not.
      SmtpReceiver receiver = receiver("smtp://0.0.0.0:" + server.port());

      Result result = receiver.send(mail(DSL, TEXT));

      assertThat(result).isEqualTo(new Deferred("no STARTTLS offered", false));
      assertThat(server.heard()).allMatch(line -> line.startsWith("EHLO") || line.equals("QUIT"));
    }
  }
}

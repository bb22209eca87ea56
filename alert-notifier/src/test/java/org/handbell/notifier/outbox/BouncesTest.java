package org.handbell.notifier.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.handbell.notifier.Elm.NOW;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.mail.Flags;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.handbell.notifier.Elm;
import org.handbell.notifier.NotifierConfig;
import org.handbell.notifier.SettableClock;
import org.handbell.notifier.compose.Reason;
import org.handbell.notifier.deliver.BounceBox;
import org.handbell.notifier.deliver.BounceReader;
import org.handbell.notifier.deliver.Mail;
import org.handbell.notifier.deliver.MailSettings;
import org.handbell.notifier.deliver.Receiver;
import org.handbell.notifier.deliver.Reports;
import org.handbell.notifier.outbox.Bounces.Failing;
import org.handbell.notifier.register.Batch;
import org.handbell.notifier.register.DeadLetters.Letter;
import org.handbell.notifier.register.OutboxState;
import org.handbell.notifier.register.Register;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A mail that was taken and comes back is as one that was refused. */
class BouncesTest {

  @TempDir Path folder;
  private final SettableClock clock = new SettableClock(NOW);
  private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
  private final GreenMail server = new GreenMail(ServerSetup.IMAP.dynamicPort());
  private final List<Mail> sent = new ArrayList<>();
  private GreenMailUser mailbox;
  private Register register;
  private Sender sender;

  @BeforeEach
  void open() {
    server.start();
    mailbox = server.setUser("handbell@elm.example", "handbell@elm.example", "secret");
    NotifierConfig config = Elm.config(folder, Elm.PEOPLE, 25);
    register = Register.open(config, clock);
    Receiver taking =
        mail -> {
          sent.add(mail);
          return new Receiver.Delivered();
        };
    sender = new Sender(config, register, SecondNotifier.WORDS, taking, clock, metrics);
  }

  @AfterEach
  void close() {
    register.close();
    server.stop();
  }

  private Bounces bounces(String password) {
    MailSettings settings =
        new MailSettings(
            URI.create("smtp://127.0.0.1:25"),
            null,
            "handbell@elm.example",
            true,
            null,
            null,
            new BounceBox(
                URI.create("imap://127.0.0.1:" + server.getImap().getPort() + "/INBOX"),
                "handbell@elm.example",
                password));
    return new Bounces(new BounceReader(settings, clock), register, clock, metrics);
  }

  private void arrives(String mail) throws Exception {
    byte[] bytes = mail.getBytes(StandardCharsets.US_ASCII);
    mailbox.deliver(
        new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(bytes)));
  }

  private Mail sentTo(String id) {
    return sent.stream()
        .filter(mail -> mail.recipient().id().equals(id))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no mail to " + id));
  }

  private void sendOne() {
    register.applyBatch(new Batch("cluster", List.of(Elm.p1("i")), List.of(), List.of()));
    sender.sendDue();
  }

  @Test
  void the_next_person_is_told_and_it_hears_of_the_address_as_when_it_is_refused()
      throws Exception {
    sendOne();
    arrives(Reports.of(sentTo("dsl").key(), "failed", "5.1.1"));

    bounces("secret").look();
    sender.sendDue();

    assertThat(sentTo("head").reason()).isEqualTo(Reason.NEW);
    assertThat(sentTo("it").reason()).isEqualTo(Reason.OPS);
    assertThat(sentTo("it").text().toString())
        .contains("dsl@elm.example", "bounced 5.1.1")
        .doesNotContain("Bloggs", "2026-000001");
    assertThat(register.deadLetters().all())
        .extracting(Letter::recipient, Letter::why)
        .containsExactly(tuple("dsl", "bounced 5.1.1"));
    assertThat(metrics.counter("handbell.notifier.bounces", "result", "bounced").count())
        .isEqualTo(1);
  }

  @Test
  void a_report_is_read_once_so_that_a_mail_sent_after_all_is_not_taken_back() throws Exception {
    sendOne();
    arrives(Reports.of(sentTo("dsl").key(), "failed", "5.1.1"));
    bounces("secret").look();
    register.deadLetters().retry(register.deadLetters().all().get(0).id(), "os:root");
    sender.sendDue();

    bounces("secret").look();

    assertThat(register.deadLetters().all()).isEmpty();
    assertThat(register.post().outboxCounts()).isEqualTo(Map.of(OutboxState.SENT, 4L));
  }

  @Test
  void a_report_of_a_mail_that_is_being_sent_waits_until_that_is_known() throws Exception {
    register.applyBatch(new Batch("cluster", List.of(Elm.p1("i")), List.of(), List.of()));
    String key = register.post().lease().orElseThrow().key();
    arrives(Reports.of(key, "failed", "5.1.1"));

    bounces("secret").look();
    register.post().recoverAtStart();
    bounces("secret").look();

    assertThat(register.deadLetters().all()).extracting(Letter::key).containsExactly(key);
  }

  @Test
  void other_mail_stays_as_it_is_and_hostile_mail_keeps_no_report_from_being_read()
      throws Exception {
    sendOne();
    arrives("Subject: hello\r\n\r\nA question about your mail.\r\n");
    arrives(
        "Content-Type: multipart/report; report-type=delivery-status; boundary=\"\r\n\r\nx\r\n");
    arrives(
        Reports.of("f".repeat(64), "failed", "5.1.1")
            .replace("I am sorry.", "x".repeat(1_000_000)));
    arrives("Content-Type: multipart/report; report-type=delivery-status; boundary=b\r\n\r\n");
    arrives(Reports.of(sentTo("dep").key(), "failed", "5.2.2"));

    bounces("secret").look();

    assertThat(register.deadLetters().all())
        .extracting(Letter::why)
        .containsExactly("bounced 5.2.2");
    assertThat(metrics.counter("handbell.notifier.bounces", "result", "other").count())
        .isEqualTo(4);
    assertThat(server.getReceivedMessages())
        .hasSize(5)
        .allSatisfy(mail -> assertThat(mail.isSet(Flags.Flag.SEEN)).isFalse());
  }

  @Test
  void a_mailbox_that_cannot_be_read_is_known_with_the_reason_until_it_can() {
    Bounces wrong = bounces("wrong");
    wrong.look();
    clock.pass(Duration.ofMinutes(5));
    wrong.look();
    Bounces right = bounces("secret");
    Bounces away = bounces("secret");

    right.look();
    server.stop();
    away.look();

    assertThat(wrong.failing()).contains(new Failing(NOW, "sign-in refused"));
    assertThat(right.failing()).isEmpty();
    assertThat(away.failing())
        .contains(new Failing(NOW.plus(Duration.ofMinutes(5)), "mailbox not reached"));
  }
}

package org.handbell.notifier.outbox;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.handbell.notifier.Elm.NOW;
import static org.handbell.notifier.Elm.PUPIL;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.handbell.model.Incident;
import org.handbell.model.Phase;
import org.handbell.model.Priority;
import org.handbell.notifier.Elm;
import org.handbell.notifier.NotifierConfig;
import org.handbell.notifier.OnEachDatabase;
import org.handbell.notifier.SettableClock;
import org.handbell.notifier.TestDatabase;
import org.handbell.notifier.compose.Composer;
import org.handbell.notifier.compose.MailText;
import org.handbell.notifier.compose.Reason;
import org.handbell.notifier.deliver.Mail;
import org.handbell.notifier.deliver.MailSettings;
import org.handbell.notifier.deliver.Receiver;
import org.handbell.notifier.deliver.Receiver.Deferred;
import org.handbell.notifier.deliver.Receiver.Delivered;
import org.handbell.notifier.deliver.Receiver.Refused;
import org.handbell.notifier.deliver.Receiver.Result;
import org.handbell.notifier.deliver.Receiver.Unknown;
import org.handbell.notifier.deliver.SmtpReceiver;
import org.handbell.notifier.register.Batch;
import org.handbell.notifier.register.OutboxState;
import org.handbell.notifier.register.ReadyMail;
import org.handbell.notifier.register.Register;
import org.handbell.notifier.route.Contact;
import org.handbell.notifier.route.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

@OnEachDatabase
class SenderTest {

  /** Words that show what the composer was given. */
  private static final Composer WORDS =
      (c, school, recipient, reason, alsoTold) ->
          new MailText(
              c.number() + " " + reason.id(),
              "revision " + c.incident().revision() + " also " + alsoTold,
              "<p></p>");

  @Parameter TestDatabase database;
  @TempDir Path folder;
  private final SettableClock clock = new SettableClock(NOW);
  private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
  private final ScriptedReceiver server = new ScriptedReceiver();
  private Register register;
  private Sender sender;

  /** Takes every mail, or answers for an address as the test says. */
  private static final class ScriptedReceiver implements Receiver {
    private final List<Mail> tried = new ArrayList<>();
    private final List<Mail> delivered = new ArrayList<>();
    private final Map<String, Result> answers = new HashMap<>();
    private int sendsUntilKilled = Integer.MAX_VALUE;
    private boolean deliversBeforeItDies;

    @Override
    public Result send(Mail mail) {
      tried.add(mail);
      boolean killed = sendsUntilKilled-- == 0;
      Result result = answers.getOrDefault(mail.recipient().id(), new Delivered());
      if (result instanceof Delivered && (!killed || deliversBeforeItDies)) {
        delivered.add(mail);
      }
      if (killed) {
        throw new StackOverflowError("the process ends here");
      }
      return result;
    }

    private List<String> to() {
      return tried.stream().map(mail -> mail.recipient().id()).toList();
    }
  }

  @BeforeEach
  void open() {
    open(Elm.PEOPLE);
  }

  @AfterEach
  void close() {
    register.close();
  }

  private void open(List<Contact> people) {
    NotifierConfig config = Elm.config(database.at(folder), people, 25);
    register = Register.open(config, clock);
    sender = new Sender(config, register, WORDS, server, clock, metrics);
  }

  private void reopen(List<Contact> people) {
    register.close();
    open(people);
  }

  private void raise(Incident... incidents) {
    register.applyBatch(new Batch("cluster", List.of(incidents), List.of(), List.of()));
  }

  @Test
  void everybody_who_is_to_hear_gets_one_mail_of_their_own() throws Exception {
    GreenMail smtp = new GreenMail(ServerSetup.SMTP.dynamicPort());
    smtp.start();
    NotifierConfig config = Elm.config(database.at(folder), Elm.PEOPLE, smtp.getSmtp().getPort());
    MailSettings mail = config.mail();
    Sender bySmtp = new Sender(config, register, WORDS, new SmtpReceiver(mail), clock, metrics);
    raise(Elm.p1("i"));

    bySmtp.sendDue();

    MimeMessage[] received = smtp.getReceivedMessages();
    smtp.stop();
    assertThat(received).hasSize(2);
    Set<String> addressed = new HashSet<>();
    for (MimeMessage message : received) {
      assertThat(message.getAllRecipients()).hasSize(1);
      addressed.add(message.getAllRecipients()[0].toString());
    }
    assertThat(addressed)
        .containsExactlyInAnyOrder(
            "\"A. Lead\" <dsl@elm.example>", "\"B. Deputy\" <dep@elm.example>");
    assertThat(Arrays.stream(received).map(SenderTest::messageId).collect(toSet())).hasSize(2);
  }

  private static String messageId(MimeMessage message) {
    try {
      return message.getMessageID();
    } catch (MessagingException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void a_mail_says_what_is_known_when_it_is_sent_not_when_it_fell_due() {
    raise(Elm.p2("i"));
    raise(Elm.incident("i", 2, PUPIL, Priority.P2, Phase.HELP_SEEKING));
    clock.pass(Duration.ofMinutes(10));

    sender.sendDue();

    assertThat(server.tried).hasSize(1);
    assertThat(server.tried)
        .allMatch(mail -> mail.text().text().startsWith("revision 2 "))
        .allMatch(mail -> "2026-000001".equals(mail.caseNumber()));
    assertThat(server.tried.get(0).text().text()).contains("also [");
  }

  @Test
  void after_a_crash_between_delivery_and_its_mark_the_mail_comes_once_more_as_the_same() {
    reopen(List.of(Elm.DSL));
    raise(Elm.p1("i"));
    Mail first = crashAfterDelivery();
    clock.pass(Duration.ofMinutes(3));

    sender.sendDue();
    clock.pass(Duration.ofDays(1));
    sender.sendDue();

    assertThat(server.tried).hasSize(2);
    assertThat(server.tried.get(1).key()).isEqualTo(first.key());
    assertThat(server.tried.get(1).date()).isEqualTo(first.date());
    assertThat(metrics.counter("handbell.notifier.possible.duplicates").count()).isEqualTo(1);
    assertThat(register.post().outboxCounts()).isEqualTo(Map.of(OutboxState.SENT, 1L));
  }

  /** The server has the mail; nothing of that is written down before the process is gone. */
  private Mail crashAfterDelivery() {
    server.sendsUntilKilled = 0;
    server.deliversBeforeItDies = true;
    try {
      sender.sendDue();
    } catch (StackOverflowError end) {
      server.sendsUntilKilled = Integer.MAX_VALUE;
    }
    reopen(List.of(Elm.DSL));
    return server.tried.get(0);
  }

  @Test
  void a_mail_that_somebody_may_be_sending_is_not_sent_by_another() {
    raise(Elm.p1("i"));
    register.post().lease();
    register.post().lease();

    int attempts = sender.sendDue();

    assertThat(attempts).isZero();
  }

  @Test
  void a_connection_lost_after_the_message_leads_to_the_same_mail_again() {
    reopen(List.of(Elm.DSL));
    raise(Elm.p1("i"));
    server.answers.put("dsl", new Unknown("no answer after the message"));
    sender.sendDue();
    server.answers.clear();
    clock.pass(Duration.ofSeconds(15));

    sender.sendDue();

    assertThat(server.tried).hasSize(2);
    assertThat(server.tried.stream().map(Mail::key).collect(toSet())).hasSize(1);
    assertThat(metrics.counter("handbell.notifier.possible.duplicates").count()).isEqualTo(1);
  }

  @Test
  void a_mail_server_that_comes_back_after_three_days_gets_each_mail_once() {
    reopen(List.of(Elm.DSL));
    server.answers.put("dsl", new Deferred("no connection", true));
    raise(Elm.p1("a"), Elm.p2("b"));
    for (int i = 0; i < 72 * 4; i++) {
      sender.sendDue();
      clock.pass(Duration.ofMinutes(15));
    }
    server.answers.clear();
    server.tried.clear();

    sender.sendDue();

    assertThat(server.tried).hasSize(2);
    assertThat(server.tried.stream().map(Mail::key).collect(toSet())).hasSize(2);
    assertThat(register.post().outboxCounts()).isEqualTo(Map.of(OutboxState.SENT, 2L));
  }

  @Test
  void the_oldest_p1_goes_out_before_anything_else() {
    raise(Elm.p2("a"));
    clock.pass(Duration.ofMinutes(11));
    raise(Elm.p1("b"));
    clock.pass(Duration.ofSeconds(1));
    raise(Elm.p1("c"));

    sender.sendDue();

    assertThat(server.tried)
        .extracting(Mail::caseNumber)
        .containsExactly("2026-000002", "2026-000002", "2026-000003", "2026-000003", "2026-000001");
  }

  @Test
  void when_an_address_refuses_the_next_person_is_told_and_it_hears_of_the_address_alone() {
    server.answers.put("dsl", new Refused("recipient 550"));
    raise(Elm.p1("i"));

    sender.sendDue();

    assertThat(server.to()).containsExactlyInAnyOrder("dsl", "dep", "head", "it");
    Mail head = to("head");
    assertThat(head.reason()).isEqualTo(Reason.NEW);
    assertThat(head.text().text()).contains("A. Lead (could not be delivered)", "B. Deputy");
    Mail it = to("it");
    assertThat(it.reason()).isEqualTo(Reason.OPS);
    assertThat(it.caseNumber()).isNull();
    assertThat(it.priority()).isNull();
    assertThat(it.text().toString())
        .contains("dsl@elm.example", "550")
        .doesNotContain("Bloggs", "2026-000001", "P1", "words typed");
  }

  private Mail to(String id) {
    return server.tried.stream()
        .filter(mail -> mail.recipient().id().equals(id))
        .collect(Collectors.collectingAndThen(Collectors.toList(), mails -> mails.get(0)));
  }

  @Test
  void whoever_stood_in_for_another_hears_when_it_gets_worse_and_nobody_beyond_them() {
    server.answers.put("dsl", new Refused("recipient 550"));
    raise(Elm.incident("i", 1, PUPIL, Priority.P1, Phase.IDEATION));
    sender.sendDue();
    server.tried.clear();
    raise(Elm.incident("i", 2, PUPIL, Priority.P1, Phase.PLANNING));

    sender.sendDue();

    assertThat(server.to()).containsExactlyInAnyOrder("dsl", "dep", "head");
    assertThat(to("head").reason()).isEqualTo(Reason.MORE_SERIOUS);
  }

  @Test
  void a_refused_mail_about_it_is_not_reported_to_it() {
    server.answers.put("head", new Refused("recipient 550"));
    raise(Elm.incident("i", 1, Elm.staff("etech"), Priority.P1, null));

    sender.sendDue();

    assertThat(server.to()).containsExactly("head", "chair");
  }

  @Test
  void when_every_address_refuses_it_is_told_that_a_concern_has_no_reader() {
    reopen(List.of(Elm.HEAD, Elm.IT));
    server.answers.put("head", new Refused("recipient 550"));
    raise(Elm.p1("i"));

    sender.sendDue();

    assertThat(server.to()).containsExactly("head", "it", "it");
    assertThat(server.tried.stream().map(mail -> mail.text().subject()))
        .anyMatch(subject -> subject.contains("no recipient"))
        .anyMatch(subject -> subject.contains("could not be delivered"));
  }

  @Test
  void however_often_the_process_dies_each_mail_arrives_and_repeats_are_the_one_in_flight() {
    long seed = 20261120;
    Random random = new Random(seed);
    for (int i = 0; i < 12; i++) {
      raise(Elm.p1("i" + i));
    }
    int kills = 0;
    while (register.post().outboxCounts().getOrDefault(OutboxState.SENT, 0L) < 24) {
      server.sendsUntilKilled = random.nextInt(4);
      server.deliversBeforeItDies = random.nextBoolean();
      try {
        sender.sendDue();
      } catch (StackOverflowError end) {
        kills++;
      }
      reopen(Elm.PEOPLE);
      clock.pass(Duration.ofMinutes(3));
    }

    Map<String, Long> byKey =
        server.delivered.stream().collect(Collectors.groupingBy(Mail::key, Collectors.counting()));

    assertThat(byKey).as("mails by Message-ID, seed %d", seed).hasSize(24);
    assertThat(server.delivered.size() - 24).isLessThanOrEqualTo(kills);
    assertThat(metrics.counter("handbell.notifier.possible.duplicates").count()).isEqualTo(kills);
    assertThat(kills).isGreaterThan(5);
  }

  @Test
  void without_faults_nothing_is_sent_twice() {
    for (int i = 0; i < 200; i++) {
      raise(Elm.p1("i" + i));
    }

    sender.sendDue();
    sender.sendDue();

    assertThat(server.delivered).hasSize(400);
    assertThat(server.delivered.stream().map(Mail::key).collect(toSet())).hasSize(400);
  }

  @Test
  void someone_who_turns_out_to_be_the_subject_before_it_is_sent_is_not_told() {
    raise(Elm.incident("i", 1, Elm.staff("newname"), Priority.P1, null));
    Contact renamed = Elm.contact("head", Role.HEAD, "C. Head", "newname");
    reopen(List.of(Elm.DSL, renamed, Elm.CHAIR, Elm.IT));

    sender.sendDue();

    assertThat(server.to()).containsExactly("chair");
    assertThat(to("chair").text().text()).doesNotContain("C. Head");
  }

  @Test
  void a_mail_that_cannot_be_written_stays_owed_and_holds_up_no_other() {
    NotifierConfig config = Elm.config(database.at(folder), Elm.PEOPLE, 25);
    Composer broken =
        (c, school, recipient, reason, alsoTold) -> {
          if (c.incident().id().equals("bad")) {
            throw new IllegalStateException("a fault in a template");
          }
          return WORDS.compose(c, school, recipient, reason, alsoTold);
        };
    raise(Elm.p1("bad"), Elm.p1("good"));

    new Sender(config, register, broken, server, clock, metrics).sendDue();

    assertThat(server.tried).hasSize(2).allMatch(mail -> mail.text().subject().contains("000002"));
    assertThat(register.post().outboxCounts())
        .isEqualTo(Map.of(OutboxState.SENT, 2L, OutboxState.RETRY, 2L));
  }

  @Test
  void a_digest_is_owed_once_whoever_asks_again() {
    MailText words = new MailText("week", "text", "<p></p>");
    ReadyMail digest =
        new ReadyMail("digest 2026-W47", Reason.DIGEST, Priority.P4, "elm", Elm.HEAD, words, NOW);

    boolean first = register.post().enqueue(digest);
    boolean second = register.post().enqueue(digest);
    sender.sendDue();

    assertThat(first).isTrue();
    assertThat(second).isFalse();
    assertThat(server.tried).extracting(Mail::text).containsExactly(words);
  }

  @Test
  void every_owed_mail_is_in_exactly_one_state() {
    server.answers.put("dsl", new Refused("recipient 550"));
    server.answers.put("dep", new Deferred("no connection", true));
    raise(Elm.p1("a"), Elm.p2("b"));
    raise(Elm.incident("b", 2, PUPIL, Priority.P1, Phase.PLANNING));
    raise(Elm.p2("c"));
    sender.sendDue();

    Map<OutboxState, Long> counts = register.post().outboxCounts();

    // a and b: DSL dead, deputy put off, head told instead; c: held for the DSL; b's P2 overtaken;
    // IT told once of the address
    assertThat(counts)
        .isEqualTo(
            Map.of(
                OutboxState.DEAD, 2L,
                OutboxState.RETRY, 2L,
                OutboxState.SENT, 3L,
                OutboxState.READY, 1L,
                OutboxState.SUPERSEDED, 1L));
  }
}

package org.handbell.notifier.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.handbell.notifier.Elm.NOW;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.handbell.model.Incident;
import org.handbell.notifier.Elm;
import org.handbell.notifier.NotifierConfig;
import org.handbell.notifier.OnEachDatabase;
import org.handbell.notifier.SettableClock;
import org.handbell.notifier.TestDatabase;
import org.handbell.notifier.compose.MailText;
import org.handbell.notifier.compose.Reason;
import org.handbell.notifier.deliver.Mail;
import org.handbell.notifier.deliver.Receiver.Delivered;
import org.handbell.notifier.deliver.Receiver.Refused;
import org.handbell.notifier.deliver.Receiver.Result;
import org.handbell.notifier.register.Batch;
import org.handbell.notifier.register.DueStep;
import org.handbell.notifier.register.Notification;
import org.handbell.notifier.register.Register;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** What comes in masses drowns nothing, and nobody is left untold of any of it. */
@OnEachDatabase
class FloodMailsTest {

  private static final int MANY = 25;
  private static final Duration HELD = Duration.ofMinutes(11);

  @Parameter TestDatabase database;
  @TempDir Path folder;
  private final SettableClock clock = new SettableClock(NOW);
  private final List<Mail> mails = new ArrayList<>();
  private String refusedBy = "nobody";
  private Register register;
  private Sender sender;

  @BeforeEach
  void open() {
    NotifierConfig config = Elm.config(database.at(folder), Elm.PEOPLE, 25);
    register = Register.open(config, clock);
    sender =
        new Sender(
            config,
            register,
            (c, school, to, reason, told) -> new MailText(c.number(), "text", "<p></p>"),
            this::take,
            clock,
            new SimpleMeterRegistry());
  }

  @AfterEach
  void close() {
    register.close();
  }

  private Result take(Mail mail) {
    mails.add(mail);
    return mail.recipient().id().equals(refusedBy) ? new Refused("recipient 550") : new Delivered();
  }

  @Test
  void what_a_refused_mail_stood_for_is_told_to_the_next_person() {
    raise(MANY, "p2-");
    refusedBy = "dsl";
    clock.pass(HELD);
    sender.sendDue();
    List<String> first = to("dsl");
    clock.pass(HELD);

    sender.sendDue();

    assertThat(first).hasSize(1).allMatch(words -> words.contains("stands for 25"));
    assertThat(to("dep")).hasSize(1).allMatch(words -> words.contains("stands for 25"));
    assertThat(to("it")).anyMatch(words -> words.contains("dsl@elm.example"));
  }

  @Test
  void escalations_that_come_in_masses_become_one_mail_too() {
    raise(MANY, "p2-");
    clock.pass(HELD);
    sender.sendDue();
    clock.pass(Duration.ofHours(1));
    escalate();
    clock.pass(HELD);

    sender.sendDue();

    assertThat(to("dep")).hasSize(1).allMatch(words -> words.contains("stands for 25"));
  }

  @Test
  void what_follows_a_full_mailbox_within_ten_minutes_waits_to_be_folded() {
    for (int i = 0; i < MANY; i++) {
      raise(1, "slowly" + i + "-");
      clock.pass(Duration.ofSeconds(10));
    }
    clock.pass(Duration.ofHours(1).plus(HELD));
    for (DueStep step : register.clocks().due()) {
      register.clocks().run(List.of(step));
      sender.sendDue();
    }
    int before = to("dep").size();
    clock.pass(HELD);

    sender.sendDue();

    assertThat(before).isEqualTo(20);
    assertThat(to("dep")).hasSize(MANY);
  }

  @Test
  void immediate_alerts_come_one_by_one_and_a_notice_says_once_an_hour_that_they_are_many() {
    for (int i = 0; i < MANY; i++) {
      raise(Elm.p1("p1-" + i));
    }
    int owed = register.post().warnOfFloods();
    int again = register.post().warnOfFloods();

    sender.sendDue();

    assertThat(owed).isEqualTo(3); // the lead, the deputy and IT
    assertThat(again).isZero();
    assertThat(mails.subList(0, 2 * MANY)).allMatch(mail -> mail.reason() == Reason.NEW);
    assertThat(mails.subList(2 * MANY, mails.size()))
        .extracting(mail -> mail.recipient().id())
        .containsExactlyInAnyOrder("dsl", "dep", "it");
    assertThat(to("it")).allMatch(words -> words.contains("Do not wait for the mails"));
  }

  @Test
  void the_first_mail_about_an_urgent_case_waits_behind_no_other_mail() {
    for (int i = 0; i < MANY; i++) {
      raise(Elm.p1("old" + i));
    }
    sender.sendDue();
    raise(MANY, "p2-");
    clock.pass(Duration.ofMinutes(10));
    escalate();
    register.post().warnOfFloods();
    clock.pass(Duration.ofMinutes(1));
    raise(Elm.p1("new"));

    List<Notification> next = List.of(lease(), lease());

    assertThat(next).extracting(Notification::incidentId).containsOnly("new");
    assertThat(next)
        .extracting(each -> each.recipient().id())
        .containsExactlyInAnyOrder("dsl", "dep");
  }

  private Notification lease() {
    return register.post().lease().orElseThrow();
  }

  private void escalate() {
    for (var due = register.clocks().due(); !due.isEmpty(); due = register.clocks().due()) {
      register.clocks().run(due);
    }
  }

  private List<String> to(String reader) {
    return mails.stream()
        .filter(mail -> mail.recipient().id().equals(reader))
        .map(mail -> Objects.requireNonNull(mail.text()).text())
        .toList();
  }

  private void raise(int many, String id) {
    raise(IntStream.range(0, many).mapToObj(i -> Elm.p2(id + i)).toArray(Incident[]::new));
  }

  private void raise(Incident... incidents) {
    register.applyBatch(new Batch("cluster", List.of(incidents), List.of(), List.of()));
  }
}

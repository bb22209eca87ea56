package org.handbell.notifier.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.handbell.notifier.Elm.NOW;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.handbell.model.Incident;
import org.handbell.model.Priority;
import org.handbell.notifier.Elm;
import org.handbell.notifier.OnEachDatabase;
import org.handbell.notifier.SettableClock;
import org.handbell.notifier.TestDatabase;
import org.handbell.notifier.register.DeadLetters.Done;
import org.handbell.notifier.register.DeadLetters.Letter;
import org.handbell.notifier.register.DeadLetters.Refused;
import org.handbell.notifier.watch.Backlog;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** Mails that were given up stay in sight until somebody deals with them. */
@OnEachDatabase
class DeadLettersTest {

  @Parameter TestDatabase database;
  @TempDir Path folder;
  private final SettableClock clock = new SettableClock(NOW);
  private Register register;

  @BeforeEach
  void open() {
    register =
        Register.open(Elm.config(database.at(folder), List.of(Elm.DSL, Elm.HEAD), 25), clock);
  }

  @AfterEach
  void close() {
    register.close();
  }

  private void raise(Incident incident) {
    register.applyBatch(new Batch("cluster", List.of(incident), List.of(), List.of()));
  }

  private Notification settleNext(OutboxState state, String detail) {
    Notification next = register.post().lease().orElseThrow();
    register
        .post()
        .settle(
            next,
            new Settlement(state, clock.instant(), detail),
            Optional.ofNullable(next.incidentId()).flatMap(register::caseOf));
    return next;
  }

  private Letter dead() {
    raise(Elm.p1("i"));
    settleNext(OutboxState.DEAD, "recipient 550");
    clock.pass(Duration.ofMinutes(1));
    return register.deadLetters().all().get(0);
  }

  @Test
  void a_mail_that_was_given_up_is_listed_with_why_and_without_its_words() {
    Letter letter = dead();

    assertThat(register.deadLetters().all()).hasSize(1);
    assertThat(letter.recipient()).isEqualTo("dsl");
    assertThat(letter.why()).isEqualTo("recipient 550");
    assertThat(letter.urgency()).isEqualTo(Priority.P1);
    assertThat(letter.since()).isEqualTo(NOW);
    assertThat(letter.toString()).doesNotContain("Bloggs", "words typed", "2026-000001", "@");
  }

  @Test
  void it_is_sent_once_more_under_its_own_key_and_that_is_written_down() {
    Letter letter = dead();
    settleNext(OutboxState.SENT, "delivered"); // the head, who was told instead

    DeadLetters.Answer answer = register.deadLetters().retry(letter.id(), "os:root");

    assertThat(answer).isEqualTo(new Done(letter));
    assertThat(register.deadLetters().all()).isEmpty();
    Notification again = settleNext(OutboxState.SENT, "delivered");
    assertThat(again.key()).isEqualTo(letter.key());
    assertThat(again.attempt()).isEqualTo(2);
    assertThat(register.post().outboxCounts()).isEqualTo(Map.of(OutboxState.SENT, 2L));
    assertThat(register.verifyAudit()).isInstanceOf(AuditVerdict.Intact.class);
    assertThat(register.auditHead()).isNotEqualTo(AuditSeal.START);
  }

  @Test
  void one_that_is_refused_again_is_listed_once_with_the_newest_answer() {
    Letter letter = dead();
    register.deadLetters().retry(letter.id(), "os:root");
    settleNext(OutboxState.DEAD, "recipient 552");

    List<Letter> all = register.deadLetters().all();

    assertThat(all).extracting(Letter::why).containsExactly("recipient 552");
  }

  @Test
  void one_that_is_let_go_is_never_sent_and_complained_of_no_more() {
    Letter letter = dead();
    settleNext(OutboxState.SENT, "delivered");
    String before = register.auditHead();

    register.deadLetters().drop(letter.id(), "os:root", "she has left the school");

    assertThat(register.deadLetters().all()).isEmpty();
    assertThat(register.post().lease()).isEmpty();
    assertThat(register.backlogs().all()).isEmpty();
    assertThat(register.auditHead()).isNotEqualTo(before);
    assertThat(register.deadLetters().retry(letter.id(), "os:root")).isInstanceOf(Refused.class);
  }

  @Test
  void what_is_not_one_mail_that_was_given_up_is_refused_with_the_mend() {
    Letter letter = dead();

    assertThat(register.deadLetters().retry("ffffffff", "os:root"))
        .isEqualTo(new Refused("no mail of the id ffffffff was given up; see outbox list"));
    assertThat(register.deadLetters().retry(letter.id().substring(0, 3), "os:root"))
        .isInstanceOf(Refused.class);
    assertThat(register.deadLetters().drop(letter.id(), "os:root", " "))
        .isEqualTo(new Refused("say why with --reason"));
  }

  @Test
  void a_mail_that_somebody_may_not_read_is_not_offered_to_be_sent_after_all() {
    raise(Elm.p1("i"));
    Notification owed = register.post().lease().orElseThrow();

    register.post().withdraw(owed, "the concern is about them", register.caseOf("i").orElseThrow());

    assertThat(register.deadLetters().all()).isEmpty();
    assertThat(register.backlogs().all()).isEmpty();
  }

  @Test
  void what_waits_and_what_was_given_up_is_counted_for_each_school() {
    raise(Elm.p1("a"));
    settleNext(OutboxState.DEAD, "recipient 550");
    settleNext(OutboxState.RETRY, "no connection");

    List<Backlog> backlogs = register.backlogs().all();

    assertThat(backlogs).containsExactly(new Backlog("elm", 1, NOW, NOW, "no connection", 1, NOW));
    assertThat(register.backlogs().lastDelivered()).isEmpty();
  }
}

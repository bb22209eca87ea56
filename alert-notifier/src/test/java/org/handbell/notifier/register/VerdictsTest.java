package org.handbell.notifier.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.handbell.notifier.Elm.NOW;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.handbell.model.FalseAlarm;
import org.handbell.model.Incident;
import org.handbell.model.Priority;
import org.handbell.model.RuleException;
import org.handbell.model.Ruling;
import org.handbell.notifier.Elm;
import org.handbell.notifier.OnEachDatabase;
import org.handbell.notifier.SettableClock;
import org.handbell.notifier.TestDatabase;
import org.handbell.notifier.register.Verdict.State;
import org.handbell.notifier.verdict.Weighing;
import org.handbell.notifier.verdict.Wrong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** What people found wrong, what is owed to those who judge, and locked lines for two. */
@OnEachDatabase
class VerdictsTest {

  private static final String NUMBER = "2026-000001";
  private static final Weighing FINE = new Weighing(null, false, List.of("It hid nothing."));
  private static final Weighing GRAVE = new Weighing(null, true, List.of("It hid 1 alert."));

  @Parameter TestDatabase database;
  @TempDir Path folder;
  private final SettableClock clock = new SettableClock(NOW);
  private Register register;

  @BeforeEach
  void open() {
    register = Register.open(Elm.config(database.at(folder), Elm.PEOPLE, 25), clock);
    raise(Elm.p2("i"));
  }

  @AfterEach
  void close() {
    assertThat(register.verifyAudit()).isInstanceOf(AuditVerdict.Intact.class);
    register.close();
  }

  private void raise(Incident... incidents) {
    register.applyBatch(new Batch("cluster", List.of(incidents), List.of(), List.of()));
  }

  private Ruling exception() {
    return new RuleException(
        register.verdicts().freshId(NUMBER),
        new Ruling.Scope(Set.of("elm"), Set.of(), Set.of(), Set.of()),
        "SUI-001",
        List.of("romeo suicide"),
        new Ruling.Signature(
            Ruling.Origin.CONSOLE, "dsl", "a play", NOW, NOW.plus(Duration.ofDays(30)), null));
  }

  private Desk.Answer sign(Weighing weighing) {
    return register.verdicts().sign(NUMBER, Elm.DSL, Wrong.BOOK, exception(), weighing);
  }

  private Verdict only() {
    return register.verdicts().of(register.find(NUMBER).orElseThrow()).get(0);
  }

  private List<String> owed() {
    return register.rulingsOwed().due().stream()
        .map(due -> (due.ruling() == null ? "-" : "+") + due.key())
        .toList();
  }

  @Test
  void what_one_person_may_sign_is_owed_at_once_and_until_the_broker_has_it() {
    sign(FINE);

    assertThat(only().state()).isEqualTo(State.IN_FORCE);
    assertThat(only().holds(NOW)).isTrue();
    assertThat(only().shown()).containsExactly("It hid nothing.");
    assertThat(owed()).containsExactly("+exception/case-2026-000001-1");
    register.rulingsOwed().published(register.rulingsOwed().due());
    assertThat(owed()).isEmpty();
  }

  @Test
  void what_takes_two_is_owed_only_when_another_person_agrees() {
    sign(GRAVE);
    String id = only().id();
    List<String> before = owed();

    Desk.Answer alone = register.verdicts().agree(NUMBER, id, Elm.DSL);
    Desk.Answer it = register.verdicts().agree(NUMBER, id, Elm.IT);
    Desk.Answer other = register.verdicts().agree(NUMBER, id, Elm.DEPUTY);
    Desk.Answer again = register.verdicts().agree(NUMBER, id, Elm.HEAD);

    assertThat(before).isEmpty();
    assertThat(alone).isEqualTo(new Desk.Refused("it takes somebody else who agrees"));
    assertThat(it).isInstanceOf(Desk.Refused.class);
    assertThat(other).isInstanceOf(Desk.Done.class);
    assertThat(again).isInstanceOf(Desk.Refused.class);
    assertThat(only().second()).isEqualTo("B. Deputy");
    assertThat(owed()).hasSize(1);
  }

  @Test
  void nobody_agrees_to_what_was_asked_for_more_than_a_week_ago() {
    sign(GRAVE);
    clock.pass(Duration.ofDays(8));

    Desk.Answer late = register.verdicts().agree(NUMBER, only().id(), Elm.DEPUTY);

    assertThat(late).isInstanceOf(Desk.Refused.class);
    assertThat(owed()).isEmpty();
  }

  @Test
  void what_a_trial_refused_is_not_kept() {
    sign(new Weighing("it would have hidden a P1", false, List.of()));

    assertThat(register.verdicts().of(register.find(NUMBER).orElseThrow())).isEmpty();
    assertThat(owed()).isEmpty();
  }

  @Test
  void a_withdrawn_one_is_taken_off_the_topic() {
    sign(FINE);
    register.rulingsOwed().published(register.rulingsOwed().due());

    register.verdicts().withdraw(NUMBER, only().id(), Elm.HEAD);

    assertThat(owed()).containsExactly("-exception/case-2026-000001-1");
    assertThat(only().state()).isEqualTo(State.WITHDRAWN);
    assertThat(only().endedBy()).isEqualTo("C. Head");
    assertThat(only().holds(NOW)).isFalse();
  }

  @Test
  void what_was_changed_while_it_was_published_is_owed_again() {
    sign(FINE);
    List<RulingsOwed.Due> reading = register.rulingsOwed().due();
    register.verdicts().withdraw(NUMBER, only().id(), Elm.HEAD);

    register.rulingsOwed().published(reading);

    assertThat(owed()).containsExactly("-exception/case-2026-000001-1");
  }

  @Test
  void a_false_alarm_is_owed_and_taken_back_when_the_case_is_opened_again() {
    Outcome nothing = new Outcome(Outcome.Kind.FALSE_ALARM, "a song", "", "", "a song", "", "");
    register.casework().close(NUMBER, Elm.DSL, nothing);
    List<String> closed = owed();
    clock.pass(Duration.ofMinutes(1));

    register.casework().reopen(NUMBER, Elm.DSL, "not a song");

    assertThat(closed).containsExactly("+" + FalseAlarm.keyOf("i"));
    assertThat(owed()).containsExactly("-" + FalseAlarm.keyOf("i"));
  }

  @Test
  void a_false_alarm_is_taken_back_when_the_case_becomes_more_serious() {
    Outcome nothing = new Outcome(Outcome.Kind.FALSE_ALARM, "a song", "", "", "a song", "", "");
    register.casework().close(NUMBER, Elm.DSL, nothing);
    register.rulingsOwed().published(register.rulingsOwed().due());

    raise(Elm.incident("i", 2, Elm.PUPIL, Priority.P1, null));

    assertThat(register.find(NUMBER).orElseThrow().outcome()).isNull();
    assertThat(owed()).containsExactly("-" + FalseAlarm.keyOf("i"));
  }

  @Test
  void a_false_alarm_leaves_the_topic_when_nothing_looks_so_far_back() {
    Outcome nothing = new Outcome(Outcome.Kind.FALSE_ALARM, "a song", "", "", "a song", "", "");
    register.casework().close(NUMBER, Elm.DSL, nothing);
    register.rulingsOwed().published(register.rulingsOwed().due());
    clock.pass(Duration.ofDays(60));
    register.rulingsOwed().tidy();
    List<String> young = owed();
    clock.pass(Duration.ofDays(2));

    register.rulingsOwed().tidy();

    assertThat(young).isEmpty();
    assertThat(owed()).containsExactly("-" + FalseAlarm.keyOf("i"));
  }

  @Test
  void a_ruling_is_tried_on_the_school_s_cases_of_sixty_days() {
    clock.pass(Duration.ofDays(61));
    raise(Elm.p2("young"));

    List<Case> kept = register.verdicts().kept("elm");

    assertThat(kept).extracting(each -> each.incident().id()).containsExactly("young");
    assertThat(register.verdicts().kept("oak")).isEmpty();
  }
}

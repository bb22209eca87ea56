package org.handbell.notifier.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.handbell.notifier.Elm.NOW;
import static org.handbell.notifier.Elm.PUPIL;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.handbell.model.Activity;
import org.handbell.model.Incident;
import org.handbell.model.Person;
import org.handbell.model.PersonKind;
import org.handbell.model.Phase;
import org.handbell.model.Priority;
import org.handbell.notifier.Elm;
import org.handbell.notifier.OnEachDatabase;
import org.handbell.notifier.SettableClock;
import org.handbell.notifier.TestDatabase;
import org.handbell.notifier.compose.Reason;
import org.handbell.notifier.route.Contact;
import org.handbell.notifier.route.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

@OnEachDatabase
class RegisterTest {

  @Parameter TestDatabase database;
  @TempDir Path folder;
  private final SettableClock clock = new SettableClock(NOW);
  private Register register;

  @BeforeEach
  void open() {
    register = open(Elm.PEOPLE);
  }

  @AfterEach
  void close() {
    register.close();
  }

  private Register open(List<Contact> people) {
    return Register.open(Elm.config(database.at(folder), people, 25), clock);
  }

  private BatchResult apply(Incident... incidents) {
    return register.applyBatch(new Batch("cluster", List.of(incidents), List.of(), List.of()));
  }

  /** Leases and settles as sent all that is due. */
  private List<Notification> sendDue() {
    List<Notification> sent = new ArrayList<>();
    for (var next = register.post().lease(); next.isPresent(); next = register.post().lease()) {
      sent.add(next.get());
      Optional<Case> about = Optional.ofNullable(next.get().incidentId()).flatMap(register::caseOf);
      register
          .post()
          .settle(
              next.get(), new Settlement(OutboxState.SENT, clock.instant(), "delivered"), about);
    }
    return sent;
  }

  @Test
  void a_p1_is_due_at_once_to_the_dsl_and_the_deputy_each_by_themselves() {
    apply(Elm.p1("i"));

    List<Notification> sent = sendDue();

    assertThat(sent)
        .extracting(each -> each.recipient().id())
        .containsExactlyInAnyOrder("dsl", "dep");
    assertThat(sent).allMatch(each -> each.reason() == Reason.NEW);
  }

  @Test
  void a_p2_waits_for_its_hold() {
    apply(Elm.p2("i"));

    List<Notification> atOnce = sendDue();
    clock.pass(Duration.ofMinutes(10));

    assertThat(atOnce).isEmpty();
    assertThat(sendDue()).extracting(each -> each.recipient().id()).containsExactly("dsl");
  }

  @Test
  void a_p2_about_staff_is_due_at_once_to_the_head_alone() {
    apply(Elm.incident("i", 1, Elm.TEACHER, Priority.P2, null));

    List<Notification> sent = sendDue();

    assertThat(sent).extracting(each -> each.recipient().id()).containsExactly("head");
  }

  @Test
  void p3_and_p4_are_kept_and_not_mailed() {
    apply(
        Elm.incident("a", 1, PUPIL, Priority.P3, null),
        Elm.incident("b", 1, PUPIL, Priority.P4, null));

    clock.pass(Duration.ofDays(1));

    assertThat(sendDue()).isEmpty();
    assertThat(register.casesBetween("elm", NOW, NOW.plusSeconds(1))).hasSize(2);
  }

  @Test
  void a_held_p2_that_becomes_a_p1_is_told_once_at_once_and_as_new() {
    apply(Elm.p2("i"));
    apply(Elm.incident("i", 2, PUPIL, Priority.P1, Phase.PLANNING));

    List<Notification> atOnce = sendDue();
    clock.pass(Duration.ofHours(1));

    assertThat(atOnce).hasSize(2).allMatch(each -> each.reason() == Reason.NEW);
    assertThat(sendDue()).isEmpty();
    assertThat(register.post().outboxCounts())
        .isEqualTo(Map.of(OutboxState.SENT, 2L, OutboxState.SUPERSEDED, 1L));
  }

  @Test
  void a_held_p2_whose_phase_rises_keeps_its_place_and_makes_one_mail() {
    apply(Elm.p2("i"));
    clock.pass(Duration.ofMinutes(9));
    apply(Elm.incident("i", 2, PUPIL, Priority.P2, Phase.DISCLOSURE));
    clock.pass(Duration.ofMinutes(1));

    List<Notification> sent = sendDue();
    clock.pass(Duration.ofHours(1));

    assertThat(sent).hasSize(1).allMatch(each -> each.reason() == Reason.NEW);
    assertThat(sendDue()).isEmpty();
  }

  @Test
  void what_got_worse_after_it_was_told_is_told_as_more_serious() {
    apply(Elm.incident("i", 1, PUPIL, Priority.P1, Phase.IDEATION));
    sendDue();
    apply(Elm.incident("i", 2, PUPIL, Priority.P1, Phase.PLANNING));

    List<Notification> sent = sendDue();

    assertThat(sent).hasSize(2).allMatch(each -> each.reason() == Reason.MORE_SERIOUS);
  }

  @Test
  void more_of_the_same_is_kept_silently() {
    apply(Elm.p1("i"));
    sendDue();
    apply(Elm.incident("i", 2, PUPIL, Priority.P1, Phase.PLANNING));

    List<Notification> sent = sendDue();

    assertThat(sent).isEmpty();
    assertThat(register.caseOf("i")).get().extracting(c -> c.incident().events()).isEqualTo(2);
  }

  @Test
  void a_p3_that_becomes_a_p1_is_new_to_its_readers() {
    apply(Elm.incident("i", 1, PUPIL, Priority.P3, null));
    apply(Elm.incident("i", 2, PUPIL, Priority.P1, null));

    List<Notification> sent = sendDue();

    assertThat(sent).hasSize(2).allMatch(each -> each.reason() == Reason.NEW);
  }

  @Test
  void a_batch_read_twice_changes_nothing() {
    Incident[] batch = {Elm.p1("i"), Elm.incident("i", 2, PUPIL, Priority.P1, Phase.PLANNING)};
    apply(batch);
    sendDue();
    String head = register.auditHead();

    BatchResult again = apply(batch);

    assertThat(again).isEqualTo(new BatchResult(0, 0, 2, 0));
    assertThat(sendDue()).isEmpty();
    assertThat(register.auditHead()).isEqualTo(head);
  }

  @Test
  void an_older_revision_that_comes_late_does_not_replace_a_newer_one() {
    apply(Elm.incident("i", 3, PUPIL, Priority.P1, Phase.PLANNING));

    BatchResult late = apply(Elm.incident("i", 2, PUPIL, Priority.P2, null));

    assertThat(late.stale()).isEqualTo(1);
    assertThat(register.caseOf("i")).get().extracting(c -> c.incident().revision()).isEqualTo(3);
  }

  @Test
  void numbers_are_given_once_and_count_from_one_in_each_year_of_the_schools_zone() {
    clock.pass(Duration.between(NOW, Instant.parse("2026-12-31T23:59:59Z")));
    apply(Elm.p1("a"), Elm.p1("b"));
    apply(Elm.incident("a", 2, PUPIL, Priority.P1, null));
    clock.pass(Duration.ofSeconds(1));
    apply(Elm.p1("c"));

    List<Case> cases = register.casesBetween("elm", NOW, NOW.plus(Duration.ofDays(60)));

    assertThat(cases)
        .extracting(Case::number)
        .containsExactly("2026-000001", "2026-000002", "2027-000001");
    assertThat(register.find("2027-000001"))
        .get()
        .extracting(c -> c.incident().id())
        .isEqualTo("c");
    assertThat(register.find("2027-000002")).isEmpty();
  }

  @Test
  void the_year_turns_with_the_clocks_of_london_in_summer_time_too() {
    clock.pass(Duration.between(NOW, Instant.parse("2027-06-30T23:30:00Z")));

    apply(Elm.p1("a"));

    assertThat(register.find("2027-000001")).isPresent();
  }

  @Test
  void positions_move_forward_only_and_belong_to_their_cluster() {
    move("cluster", 40);
    move("cluster", 30);
    move("other", 7);

    List<Position> positions = register.positions("cluster");

    assertThat(positions).containsExactly(new Position("handbell.incidents", 3, 40));
  }

  private void move(String cluster, long next) {
    register.applyBatch(
        new Batch(
            cluster, List.of(), List.of(), List.of(new Position("handbell.incidents", 3, next))));
  }

  @Test
  void a_later_count_of_an_hour_replaces_the_earlier_and_a_replay_does_not() {
    Instant hour = Instant.parse("2026-11-20T10:00:00Z");
    Activity more = activity(hour, 5);

    register.applyBatch(
        new Batch("cluster", List.of(), List.of(activity(hour, 2), more), List.of()));
    register.applyBatch(new Batch("cluster", List.of(), List.of(activity(hour, 2)), List.of()));

    assertThat(register.activityBetween("elm", hour, hour.plusSeconds(1))).containsExactly(more);
    assertThat(register.activityBetween("elm", hour.minusSeconds(9), hour)).isEmpty();
  }

  private static Activity activity(Instant hour, long events) {
    return new Activity("elm", hour, 3, NOW, Map.of(Activity.Counter.EVENTS, events), Map.of());
  }

  @Test
  void a_concern_that_nobody_may_hear_of_reaches_it_without_content() {
    register.close();
    register = open(List.of(Elm.IT, Elm.contact("off", Role.OFFICE, "O", null)));

    BatchResult result = apply(Elm.p1("i"));

    List<Notification> sent = sendDue();
    assertThat(result.unheard()).isEqualTo(1);
    assertThat(sent).hasSize(1);
    assertThat(sent.get(0).recipient().id()).isEqualTo("it");
    assertThat(sent.get(0).reason()).isEqualTo(Reason.OPS);
    assertThat(String.valueOf(sent.get(0).text()))
        .contains("no recipient")
        .doesNotContain("Jo Bloggs", "2026-000001", "words typed", "suicide");
  }

  @Test
  void a_concern_without_a_recipient_is_told_as_soon_as_there_is_one() {
    register.close();
    register = open(List.of(Elm.IT));
    apply(Elm.p1("i"), Elm.incident("j", 1, PUPIL, Priority.P3, null));
    sendDue();
    register.close();
    register = open(Elm.PEOPLE);

    int unheard = register.tellUnheard();

    assertThat(unheard).isZero();
    assertThat(sendDue())
        .extracting(each -> each.incidentId() + " " + each.recipient().id())
        .containsExactlyInAnyOrder("i dsl", "i dep");
    assertThat(register.tellUnheard()).isZero();
    assertThat(sendDue()).isEmpty();
  }

  @Test
  void a_concern_about_it_that_nobody_may_hear_of_is_not_told_to_it() {
    register.close();
    register = open(List.of(Elm.IT));

    apply(Elm.incident("i", 1, Elm.staff("etech"), Priority.P1, null));

    assertThat(sendDue()).isEmpty();
  }

  @Test
  void a_sender_that_comes_back_after_its_lease_does_not_undo_what_another_did() {
    register.close();
    register = open(List.of(Elm.DSL));
    apply(Elm.p1("i"));
    Notification slow = register.post().lease().orElseThrow();
    clock.pass(Duration.ofMinutes(3));
    register.post().recover();
    sendDue();

    register
        .post()
        .settle(
            slow,
            new Settlement(OutboxState.RETRY, clock.instant(), "no connection"),
            register.caseOf("i"));

    assertThat(register.post().outboxCounts()).isEqualTo(Map.of(OutboxState.SENT, 1L));
  }

  @Test
  void all_is_there_after_a_restart() {
    apply(Elm.p1("i"));
    register.close();

    register = open(Elm.PEOPLE);

    assertThat(register.find("2026-000001")).get().extracting(Case::raisedAt).isEqualTo(NOW);
    assertThat(sendDue()).hasSize(2);
    assertThat(register.verifyAudit()).isInstanceOf(AuditVerdict.Intact.class);
  }

  @Test
  void a_register_without_its_audit_key_is_refused() throws IOException {
    apply(Elm.p1("i"));
    register.close();
    Files.delete(folder.resolve("audit.key"));

    assertThatThrownBy(() -> open(Elm.PEOPLE)).hasMessageContaining("audit.key");
  }

  @Test
  void a_register_that_another_key_seals_is_refused_before_anything_looks_forged()
      throws IOException {
    register.close();
    Files.write(folder.resolve("audit.key"), new byte[32]);

    assertThatThrownBy(() -> open(Elm.PEOPLE))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("copy audit.key");
  }

  @Test
  void a_character_that_a_hostile_line_may_hold_stops_nothing() {
    Person odd = Elm.person(PersonKind.PUPIL, "j\0bloggs");

    apply(Elm.incident("i\0", 1, odd, Priority.P1, null));

    assertThat(sendDue()).hasSize(2);
    assertThat(register.verifyAudit()).isInstanceOf(AuditVerdict.Intact.class);
  }
}

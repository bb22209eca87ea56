package org.handbell.notifier.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.handbell.notifier.Elm.NOW;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.handbell.model.Category;
import org.handbell.model.Decision;
import org.handbell.model.Evidence;
import org.handbell.model.Finding;
import org.handbell.model.Incident;
import org.handbell.model.Priority;
import org.handbell.model.Visibility;
import org.handbell.notifier.Elm;
import org.handbell.notifier.OnEachDatabase;
import org.handbell.notifier.SettableClock;
import org.handbell.notifier.TestDatabase;
import org.handbell.sealed.SealedLine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

@OnEachDatabase
class SealedLinesTest {

  @Parameter TestDatabase database;
  @TempDir Path folder;
  private final SettableClock clock = new SettableClock(NOW);
  private Register register;

  @BeforeEach
  void open() {
    register = Register.open(Elm.config(database.at(folder), Elm.PEOPLE, 25), clock);
  }

  @AfterEach
  void close() {
    register.close();
  }

  private BatchResult apply(List<Incident> incidents, SealedLine... lines) {
    return register.applyBatch(
        new Batch("cluster", incidents, List.of(), List.of(), List.of(lines)));
  }

  @Test
  void a_line_read_again_is_kept_once_and_may_come_before_its_case() {
    apply(List.of(), line("e1", NOW));

    apply(List.of(Elm.p1("i")), line("e1", NOW), line("e2", NOW));

    assertThat(register.sealedBox().all())
        .extracting(SealedLine::eventId)
        .containsExactlyInAnyOrder("e1", "e2");
  }

  @Test
  void who_opens_a_line_and_why_is_written_down_before_they_get_it() {
    apply(List.of(Elm.p1("i")), line("e1", NOW));
    Case about = register.caseOf("i").orElseThrow();
    String before = register.auditHead();

    List<SealedLine> lines =
        register.sealedBox().toOpen(about, List.of(Elm.DSL, Elm.HEAD), "for the police");

    assertThat(lines).hasSize(1);
    assertThat(register.auditHead()).isNotEqualTo(before);
    assertThat(register.verifyAudit()).isInstanceOf(AuditVerdict.Intact.class);
  }

  @Test
  void lines_are_forgotten_after_400_days() {
    apply(List.of(), line("old", NOW.minus(Duration.ofDays(399))), line("new", NOW));
    clock.pass(Duration.ofDays(2));

    int gone = register.sealedBox().expire();

    assertThat(gone).isEqualTo(1);
    assertThat(register.sealedBox().all()).extracting(SealedLine::eventId).containsExactly("new");
  }

  @Test
  void a_test_that_was_blocked_is_written_down_and_told_to_nobody() {
    BatchResult result = apply(List.of(check("c1", Decision.BLOCKED)));

    assertThat(result.opened()).isEqualTo(1);
    assertThat(checks())
        .extracting(FilterCheck::result)
        .containsExactly(FilterCheck.Result.BLOCKED);
    assertThat(told()).isEmpty();
    assertThat(register.caseOf("c1")).isEmpty();
  }

  @Test
  void a_test_that_was_let_through_is_told_to_it_and_the_dsl_at_once_and_once() {
    apply(List.of(check("c1", Decision.ALLOWED), check("c2", Decision.OBSERVED)));
    BatchResult again = apply(List.of(check("c1", Decision.ALLOWED)));

    assertThat(again.stale()).isEqualTo(1);
    assertThat(checks()).hasSize(2);
    assertThat(told()).containsExactlyInAnyOrder("it", "dsl");
  }

  private List<FilterCheck> checks() {
    return register.filterChecksBetween("elm", NOW.minusSeconds(60), NOW.plusSeconds(60));
  }

  private List<String> told() {
    List<String> told = new ArrayList<>();
    for (var next = register.post().lease(); next.isPresent(); next = register.post().lease()) {
      told.add(next.get().recipient().id());
    }
    return told;
  }

  private static SealedLine line(String id, Instant received) {
    return new SealedLine(id, "i", "elm", received, "pc-1", null, List.of("list:iwf"), "box");
  }

  private static Incident check(String id, Decision decision) {
    Finding finding =
        new Finding(
            Category.OPS_TEST, Priority.P4, 5, null, "test:library", "a filter test", null, false);
    Evidence evidence =
        new Evidence(
            id + "-1",
            NOW,
            NOW,
            Evidence.Kind.PAGE,
            null,
            null,
            null,
            "http com 1f3a",
            "pc-1",
            "10.1.2.3",
            decision,
            Visibility.FULL,
            List.of(finding));
    return new Incident(
        id,
        1,
        "elm",
        Elm.PUPIL,
        Category.OPS_TEST.theme(),
        Category.OPS_TEST,
        Priority.P4,
        null,
        "a sentence",
        NOW,
        NOW,
        NOW,
        NOW,
        1,
        Map.of(decision, 1),
        List.of(evidence),
        true);
  }
}

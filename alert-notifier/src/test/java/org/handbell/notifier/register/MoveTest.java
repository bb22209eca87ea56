package org.handbell.notifier.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.handbell.notifier.Elm.NOW;
import static org.junit.jupiter.api.Assumptions.abort;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.handbell.model.PersonKind;
import org.handbell.model.Priority;
import org.handbell.notifier.DatabaseSettings;
import org.handbell.notifier.Elm;
import org.handbell.notifier.PostgresServer;
import org.handbell.notifier.SettableClock;
import org.handbell.notifier.TestDatabase;
import org.handbell.notifier.watch.Kind;
import org.handbell.notifier.watch.Rounds.Changes;
import org.handbell.notifier.watch.Rounds.Opened;
import org.handbell.notifier.watch.Trouble;
import org.handbell.sealed.SealedLine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MoveTest {

  @TempDir Path folder;
  @TempDir Path data;
  private final SettableClock clock = new SettableClock(NOW);
  private DatabaseSettings sqlite;
  private DatabaseSettings postgres;

  @BeforeEach
  void a_register_with_something_of_everything() {
    sqlite = TestDatabase.SQLITE.at(folder);
    postgres =
        PostgresServer.find()
            .map(server -> server.empty(data))
            .orElseGet(() -> abort(PostgresServer.absent()));
    try (Register register = open(sqlite)) {
      SealedLine line =
          new SealedLine("e", "a", "elm", NOW, "pc-1", null, List.of("list:iwf"), "box");
      register.applyBatch(
          new Batch(
              "cluster",
              List.of(
                  Elm.p1("a"),
                  Elm.incident("b", 1, Elm.person(PersonKind.PUPIL, "j\0b"), Priority.P2, null)),
              List.of(),
              List.of(new Position("handbell.incidents", 3, 7)),
              List.of(line)));
      register
          .troubleRecord()
          .note(new Changes(List.of(new Opened(trouble(), 0)), List.of(), List.of()));
    }
  }

  private static Trouble trouble() {
    return new Trouble(
        Kind.SOURCE_SILENT, "elm-fw", "elm", List.of("elm-fw"), NOW, "No line.", List.of());
  }

  private Register open(DatabaseSettings settings) {
    return Register.open(Elm.config(settings, Elm.PEOPLE, 25), clock);
  }

  @Test
  void a_moved_register_goes_on_where_it_was() {
    Map<String, Long> rows = Move.move(sqlite, postgres);

    assertThat(rows).containsEntry("cases", 2L).containsEntry("outbox", 3L);
    assertThat(rows).containsEntry("sealed_lines", 1L).containsEntry("troubles", 1L);
    clock.pass(Duration.ofHours(1));
    try (Register before = open(sqlite);
        Register after = open(postgres)) {
      assertThat(after.auditHead()).isEqualTo(before.auditHead());
      assertThat(after.verifyAudit()).isEqualTo(before.verifyAudit());
      assertThat(after.positions("cluster")).isEqualTo(before.positions("cluster"));
      assertThat(after.troubleRecord().standings(NOW))
          .isEqualTo(before.troubleRecord().standings(NOW));
      assertThat(after.post().lease()).isEqualTo(before.post().lease()).isPresent();
      after
          .troubleRecord()
          .note(new Changes(List.of(new Opened(trouble(), 1)), List.of(), List.of()));
      after.applyBatch(new Batch("cluster", List.of(Elm.p1("c")), List.of(), List.of()));
      assertThat(after.caseOf("c")).get().extracting(Case::number).isEqualTo("2026-000003");
      assertThat(after.verifyAudit()).isInstanceOf(AuditVerdict.Intact.class);
    }
  }

  @Test
  void a_database_that_holds_a_register_is_left_alone() {
    Move.move(sqlite, postgres);

    assertThatThrownBy(() -> Move.move(sqlite, postgres))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("holds a register already");

    try (Register after = open(postgres)) {
      assertThat(after.casesBetween("elm", NOW, NOW.plusSeconds(1))).hasSize(2);
    }
  }

  @Test
  void a_register_whose_record_was_changed_is_not_moved_and_the_next_try_finds_nothing_there() {
    tamper("UPDATE audit SET actor = 'x' || actor WHERE seq = 1");
    assertThatThrownBy(() -> Move.move(sqlite, postgres))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("audit chain is broken at row 1");
    tamper("UPDATE audit SET actor = substr(actor, 2) WHERE seq = 1");

    Map<String, Long> rows = Move.move(sqlite, postgres);

    assertThat(rows).containsEntry("cases", 2L);
  }

  private void tamper(String statement) {
    try (Database intruder = Database.open(sqlite)) {
      intruder.jdbi().useHandle(handle -> handle.execute(statement));
    }
  }
}

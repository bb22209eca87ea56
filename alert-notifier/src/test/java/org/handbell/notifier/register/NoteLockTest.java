package org.handbell.notifier.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.handbell.notifier.Elm.NOW;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.handbell.notifier.Elm;
import org.handbell.notifier.OnEachDatabase;
import org.handbell.notifier.SettableClock;
import org.handbell.notifier.TestDatabase;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** What people write is read by whoever has the key beside the database, and by nobody else. */
@OnEachDatabase
class NoteLockTest {

  private static final String NUMBER = "2026-000001";

  @Parameter TestDatabase database;
  @TempDir Path folder;

  private Register open() {
    return Register.open(Elm.config(database.at(folder), Elm.PEOPLE, 25), new SettableClock(NOW));
  }

  private Jdbi intruder() {
    return Jdbi.create(Dialect.of(database.at(folder)).source());
  }

  private void write() {
    try (Register register = open()) {
      register.applyBatch(
          new Batch("cluster", List.of(Elm.p1("one"), Elm.p1("two")), List.of(), List.of()));
      register.casework().note(NUMBER, Elm.DSL, "Spoke with Robin's aunt");
      register.casework().close(NUMBER, Elm.DSL, Elm.spoken("The aunt takes Robin to the doctor"));
    }
  }

  private List<String> everyText() {
    return intruder()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        """
                        SELECT words FROM entries UNION ALL
                        SELECT coalesce(outcome, '') FROM cases UNION ALL
                        SELECT coalesce(payload, '') FROM audit""")
                    .mapTo(String.class)
                    .list());
  }

  @Test
  void the_database_shows_nothing_of_what_people_wrote() {
    write();

    assertThat(everyText()).isNotEmpty().noneMatch(text -> text.contains("aunt"));
    try (Register register = open()) {
      Case found = register.find(NUMBER).orElseThrow();
      assertThat(register.reading().entries(found).get(0).words())
          .isEqualTo("Spoke with Robin's aunt");
      assertThat(register.reading().entries(found).get(1).words())
          .contains("The aunt takes Robin to the doctor");
      assertThat(register.verifyAudit()).isInstanceOf(AuditVerdict.Intact.class);
    }
  }

  @Test
  void what_was_written_before_there_was_a_lock_is_locked_at_the_next_start() {
    write();
    intruder()
        .useHandle(
            handle -> {
              handle.execute("UPDATE entries SET words = 'Spoke with the aunt'");
              handle.execute("UPDATE cases SET outcome = 'The aunt knows' WHERE outcome <> ''");
            });

    open().close();

    assertThat(everyText()).noneMatch(text -> text.contains("aunt"));
    try (Register register = open()) {
      Case found = register.find(NUMBER).orElseThrow();
      assertThat(register.reading().entries(found).get(0).words()).isEqualTo("Spoke with the aunt");
      assertThat(found.outcome()).isEqualTo("The aunt knows");
    }
  }

  @Test
  void words_put_into_another_case_do_not_open() {
    write();
    intruder().useHandle(handle -> handle.execute("UPDATE entries SET incident_id = 'two'"));

    try (Register register = open()) {
      Case other = register.find("2026-000002").orElseThrow();
      assertThat(register.reading().entries(other).get(0).words()).isEqualTo(NoteLock.SPOILT);
    }
  }

  @Test
  void without_its_key_or_with_another_the_register_does_not_open() throws IOException {
    write();
    Path key = folder.resolve("notes.key");
    Files.delete(key);
    assertThatThrownBy(this::open).hasMessageContaining("notes.key").hasMessageContaining("backup");

    Files.write(key, new byte[32]);

    assertThatThrownBy(this::open)
        .hasMessageContaining("not the key")
        .hasMessageContaining("notes");
  }
}

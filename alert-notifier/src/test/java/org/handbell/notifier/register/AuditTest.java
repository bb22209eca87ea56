package org.handbell.notifier.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.handbell.notifier.Elm.NOW;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.handbell.model.Incident;
import org.handbell.notifier.Elm;
import org.handbell.notifier.OnEachDatabase;
import org.handbell.notifier.SettableClock;
import org.handbell.notifier.TestDatabase;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@OnEachDatabase
class AuditTest {

  @Parameter TestDatabase database;
  @TempDir Path folder;
  private Register register;
  private Jdbi intruder;

  @BeforeEach
  void twenty_rows() {
    register =
        Register.open(Elm.config(database.at(folder), Elm.PEOPLE, 25), new SettableClock(NOW));
    for (int i = 0; i < 10; i++) {
      Incident incident = Elm.p1("i" + i);
      register.applyBatch(new Batch("cluster", List.of(incident), List.of(), List.of()));
    }
    intruder = Jdbi.create(Dialect.of(database.at(folder)).source());
  }

  @AfterEach
  void close() {
    register.close();
  }

  @Test
  void an_untouched_chain_is_intact_and_its_head_names_it() {
    AuditVerdict verdict = register.verifyAudit();

    assertThat(verdict).isEqualTo(new AuditVerdict.Intact(20, register.auditHead()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE audit SET actor = 'nobody' WHERE seq = 7",
        "UPDATE audit SET action = 'x' WHERE seq = 1",
        "UPDATE audit SET subject = '2026-000009' WHERE seq = 7",
        "UPDATE audit SET at = at + 1 WHERE seq = 20",
        "UPDATE audit SET payload = 'told nobody' WHERE seq = 7",
        "UPDATE audit SET salt = 'aa' WHERE seq = 7",
        "UPDATE audit SET payload_hash = 'aa', payload = NULL WHERE seq = 7",
        "UPDATE audit SET mac = 'aa' WHERE seq = 7",
        "DELETE FROM audit WHERE seq = 1",
        "DELETE FROM audit WHERE seq = 7",
        "DELETE FROM audit WHERE seq = 20",
        "DELETE FROM audit WHERE seq > 10",
        "DELETE FROM audit",
        "DELETE FROM audit_head",
        "UPDATE audit SET seq = CASE seq WHEN 7 THEN -8 ELSE -7 END WHERE seq IN (7, 8);"
            + "UPDATE audit SET seq = -seq WHERE seq < 0",
        "UPDATE audit SET seq = seq + 1 WHERE seq = 20",
        "INSERT INTO audit SELECT 21, at, actor, action, subject, salt, payload, payload_hash, mac"
            + " FROM audit WHERE seq = 20",
      })
  void whatever_is_done_to_a_row_breaks_the_chain(String tampering) {
    intruder.useHandle(handle -> handle.createScript(tampering).execute());

    AuditVerdict verdict = register.verifyAudit();

    assertThat(verdict).isInstanceOf(AuditVerdict.Broken.class);
  }

  @Test
  void any_single_changed_character_breaks_the_chain() {
    Random random = new Random(42);
    List<String> columns = List.of("actor", "action", "subject", "payload", "payload_hash", "mac");
    for (int i = 0; i < 100; i++) {
      String column = columns.get(random.nextInt(columns.size()));
      long seq = 1L + random.nextInt(20);
      String before = read(column, seq);
      int at = random.nextInt(before.length());
      String changed =
          before.substring(0, at) + (char) (before.charAt(at) ^ 1) + before.substring(at + 1);
      write(column, seq, changed);

      assertThat(register.verifyAudit())
          .as("%s of row %d changed at %d", column, seq, at)
          .isInstanceOf(AuditVerdict.Broken.class);

      write(column, seq, before);
    }
    assertThat(register.verifyAudit()).isInstanceOf(AuditVerdict.Intact.class);
  }

  private String read(String column, long seq) {
    return intruder.withHandle(
        handle ->
            handle
                .createQuery("SELECT " + column + " FROM audit WHERE seq = " + seq)
                .mapTo(String.class)
                .one());
  }

  private void write(String column, long seq, String value) {
    intruder.useHandle(
        handle ->
            handle
                .createUpdate("UPDATE audit SET " + column + " = :value WHERE seq = :seq")
                .bind("value", value)
                .bind("seq", seq)
                .execute());
  }

  @Test
  void erasing_a_payload_leaves_the_chain_intact() {
    intruder.useHandle(
        handle -> handle.execute("UPDATE audit SET payload = NULL, salt = NULL WHERE seq = 7"));

    AuditVerdict verdict = register.verifyAudit();

    assertThat(verdict).isInstanceOf(AuditVerdict.Intact.class);
  }
}

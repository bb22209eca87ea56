package org.handbell.notifier.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.handbell.notifier.Elm.NOW;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.handbell.notifier.DatabaseSettings;
import org.handbell.notifier.Elm;
import org.handbell.notifier.OnEachDatabase;
import org.handbell.notifier.TestDatabase;
import org.handbell.notifier.access.Viewer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** Measures, with {@code -Daudit.rows=1000000}, the audit page and proof over a long chain. */
@OnEachDatabase
@EnabledIfSystemProperty(named = "audit.rows", matches = "\\d+")
class AuditSpeedTest {

  private static final int TOGETHER = 20_000;

  @Parameter TestDatabase database;
  @TempDir Path folder;

  @Test
  void a_page_and_a_proof_of_a_long_chain() {
    int rows = Integer.getInteger("audit.rows", 1);
    DatabaseSettings settings = database.at(folder);
    Register.open(Elm.config(settings, Elm.PEOPLE, 25), () -> NOW).close();
    fill(settings, rows);
    try (Register register = Register.open(Elm.config(settings, Elm.PEOPLE, 25), () -> NOW)) {
      AuditSight sight = AuditSight.of(Viewer.of(Elm.HEAD, Elm.PEOPLE), Elm.PEOPLE, List.of("elm"));
      AuditLog log = register.auditLog();
      time("whole proof", () -> register.auditProof().prove());
      time("look", () -> register.auditProof().look());
      time("first page", () -> log.page(sight, AuditWanted.BY_PEOPLE, null, 50));
      time("a deed", () -> log.page(sight, wanted(null, "weigh"), null, 50));
      time("a person", () -> log.page(sight, wanted("dep", null), null, 50));
      time("an absent deed", () -> log.page(sight, wanted(null, "dance"), null, 50));
      assertThat(register.auditProof().look().fault()).isNull();
      assertThat(register.auditProof().look().entries()).isGreaterThanOrEqualTo(rows);
    }
  }

  private static AuditWanted wanted(@Nullable String actor, @Nullable String action) {
    return new AuditWanted(actor, null, action, null, null);
  }

  private void fill(DatabaseSettings settings, int rows) {
    try (Database opened = Database.open(settings)) {
      opened.unlockNotes();
      Audit audit = new Audit(KeyFile.ofAudit(settings.keys()).read(false));
      for (int i = 0; i < rows; i += TOGETHER) {
        int from = i;
        opened
            .jdbi()
            .useTransaction(
                handle -> {
                  for (int j = from; j < from + TOGETHER; j++) {
                    String actor = j % 10 == 0 ? (j % 100 == 0 ? "dep" : "dsl") : "handbell";
                    String action = j % 1_000 == 0 ? "weigh" : "view";
                    Instant at = NOW.plusSeconds(j);
                    String subject = "2026-%06d".formatted(j % 100_000);
                    audit.append(handle, at, actor, action, subject, "words");
                  }
                });
      }
    }
  }

  private void time(String what, Runnable run) {
    long start = System.nanoTime();
    run.run();
    System.out.printf("%s, %s: %d ms%n", database, what, (System.nanoTime() - start) / 1_000_000);
  }
}

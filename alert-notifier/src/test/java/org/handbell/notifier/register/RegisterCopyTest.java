package org.handbell.notifier.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.handbell.notifier.Elm.NOW;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.handbell.notifier.DatabaseSettings;
import org.handbell.notifier.Elm;
import org.handbell.notifier.OnEachDatabase;
import org.handbell.notifier.SettableClock;
import org.handbell.notifier.TestDatabase;
import org.handbell.sealed.SealedLine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

@OnEachDatabase
class RegisterCopyTest {

  @Parameter TestDatabase database;
  @TempDir Path folder;
  @TempDir Path restored;
  private final SettableClock clock = new SettableClock(NOW);
  private DatabaseSettings settings;
  private DatabaseSettings copy;

  @BeforeEach
  void two_cases() {
    settings = database.at(folder);
    copy = DatabaseSettings.sqlite(restored.resolve("register.db"));
    try (Register register = open(settings)) {
      register.applyBatch(batch("a", 1));
      register.applyBatch(batch("b", 2));
    }
  }

  private static Batch batch(String incident, long next) {
    return new Batch(
        "cluster",
        List.of(Elm.p1(incident)),
        List.of(),
        List.of(new Position("handbell.incidents", 3, next)),
        List.of(
            new SealedLine(incident, "s", "elm", NOW, "pc-1", null, List.of("list:iwf"), "box")));
  }

  private Register open(DatabaseSettings where) {
    return Register.open(Elm.config(where, Elm.PEOPLE, 25), clock);
  }

  private void bringKeys() throws IOException {
    try (Stream<Path> files = Files.list(settings.keys())) {
      for (Path key : files.filter(file -> file.toString().endsWith(".key")).toList()) {
        Files.copy(key, restored.resolve(key.getFileName()));
      }
    }
  }

  @Test
  void a_copy_taken_while_the_register_is_worked_on_holds_one_moment_of_it() throws IOException {
    try (Register working = open(settings)) {
      RegisterCopy.take(settings, copy.file());
      working.applyBatch(batch("later", 3));
    }

    bringKeys();
    RegisterCopy.revive(copy, NOW, NOW.plusSeconds(60));

    try (Register after = open(copy)) {
      assertThat(after.caseOf("a")).isPresent();
      assertThat(after.caseOf("b")).isPresent();
      assertThat(after.caseOf("later")).isEmpty();
      assertThat(after.positions("cluster"))
          .containsExactly(new Position("handbell.incidents", 3, 2));
      assertThat(after.verifyAudit()).isInstanceOf(AuditVerdict.Intact.class);
      assertThat(after.post().lease()).isPresent();
    }
  }

  @Test
  void no_number_that_somebody_may_have_been_told_since_is_given_to_another_case()
      throws IOException {
    RegisterCopy.take(settings, copy.file());
    bringKeys();

    RegisterCopy.revive(copy, NOW, NOW.plusSeconds(60));

    try (Register after = open(copy)) {
      after.applyBatch(batch("c", 3));
      assertThat(after.caseOf("c")).get().extracting(Case::number).isEqualTo("2026-001003");
    }
  }

  @Test
  void a_copy_is_not_brought_to_life_with_the_keys_of_another() throws IOException {
    RegisterCopy.take(settings, copy.file());
    bringKeys();
    byte[] other = new byte[32];
    Files.write(restored.resolve("audit.key"), other);

    assertThatThrownBy(() -> RegisterCopy.revive(copy, NOW, NOW))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("audit.key is not the key");
  }

  @Test
  void a_copy_says_which_tables_it_has() {
    int version = RegisterCopy.take(settings, copy.file());

    assertThat(version).isEqualTo(RegisterCopy.newest());
  }
}

package org.handbell.notifier.register;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.handbell.notifier.Elm.NOW;

import java.io.BufferedReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.handbell.model.Incident;
import org.handbell.model.PersonKind;
import org.handbell.model.Priority;
import org.handbell.notifier.ChildProcess;
import org.handbell.notifier.DatabaseSettings;
import org.handbell.notifier.Elm;
import org.handbell.notifier.OnEachDatabase;
import org.handbell.notifier.SettableClock;
import org.handbell.notifier.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/**
 * A process that purges and erases is killed in the middle: what it had done is proved, the rest is
 * done by the next. {@code -Dkeeping.kills=100 -Dkeeping.seed=7} for more of it.
 */
@OnEachDatabase
class KeepingKillTest {

  private static final int KILLS = Integer.getInteger("keeping.kills", 2);
  private static final int CASES = 40;

  @Parameter TestDatabase database;
  @TempDir Path folder;
  private final long seed = Long.getLong("keeping.seed", 20261121);
  private final Random random = new Random(seed);
  private final SettableClock clock = new SettableClock(NOW);

  @Test
  void whatever_moment_it_is_killed_at_the_next_run_ends_it_and_the_chain_holds() throws Exception {
    DatabaseSettings settings = database.at(folder);
    fill(settings);
    for (int kill = 0; kill < KILLS; kill++) {
      Process process = start(settings);
      awaitLine(process);
      LockSupport.parkNanos(random.nextInt(60) * 1_000_000L);
      process.destroyForcibly();
      assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    }

    try (Register register = Register.open(Elm.config(settings, Elm.PEOPLE, 25), clock)) {
      register.erasures().run();
      register.purge().run();

      assertThat(register.desk().openOrSince(NOW)).as("seed " + seed).isEmpty();
      assertThat(register.erasures().pending()).isEmpty();
      assertThat(register.purge().tombstones(1_000)).hasSize(CASES);
      assertThat(register.purge().states().stream().mapToLong(Purge.State::gone).sum())
          .isGreaterThanOrEqualTo(CASES / 2);
      assertThat(register.verifyAudit()).isInstanceOf(AuditVerdict.Intact.class);
    }
  }

  /** Half are to be erased, half have been kept long enough. */
  private void fill(DatabaseSettings settings) {
    try (Register register = Register.open(Elm.config(settings, Elm.PEOPLE, 25), clock)) {
      List<Incident> incidents = new ArrayList<>();
      for (int i = 0; i < CASES; i++) {
        incidents.add(
            i % 2 == 0
                ? Elm.p1("i" + i)
                : Elm.incident(
                    "i" + i, 1, Elm.person(PersonKind.PUPIL, "p" + i), Priority.P1, null));
      }
      register.applyBatch(new Batch("cluster", incidents, List.of(), List.of()));
      for (Case each : register.casesBetween("elm", NOW.minusSeconds(1), NOW.plusSeconds(1))) {
        register.casework().close(each.number(), Elm.DSL, Elm.spoken("done"));
      }
      List<String> schools = List.of("elm");
      Sight dsl = Sight.of(List.of(Elm.DSL), Elm.PEOPLE, schools);
      Sight head = Sight.of(List.of(Elm.HEAD), Elm.PEOPLE, schools);
      assertThat(register.erasures().ask(Elm.PUPIL.id(), Elm.DSL, dsl, "why")).isEmpty();
      String id = register.erasures().pending().get(0).id();
      assertThat(register.erasures().agree(id, Elm.HEAD, head, Elm.PEOPLE)).isEmpty();
    }
    clock.pass(Duration.ofDays(366));
  }

  private Process start(DatabaseSettings settings) throws Exception {
    return ChildProcess.command(
            DoomedKeeper.class, settings.url(), folder.toString(), clock.instant().toString())
        .redirectErrorStream(true)
        .start();
  }

  /** It says when it begins; whatever is logged before is passed over. */
  private static void awaitLine(Process process) throws Exception {
    BufferedReader reader = process.inputReader(UTF_8);
    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
      if (line.equals(DoomedKeeper.BEGINS)) {
        return;
      }
    }
  }
}

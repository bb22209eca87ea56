package org.handbell.notifier.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.handbell.notifier.Elm.NOW;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.handbell.model.Incident;
import org.handbell.notifier.Elm;
import org.handbell.notifier.OnEachDatabase;
import org.handbell.notifier.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** Measures, with {@code -Dbatches=100 -Dpostgresql.fsync=on}, what a register takes in and out. */
@OnEachDatabase
@EnabledIfSystemProperty(named = "batches", matches = "\\d+")
class RegisterSpeedTest {

  @Parameter TestDatabase database;
  @TempDir Path folder;

  @Test
  void batches_of_fifty_alerts_and_their_mails() {
    int batches = Integer.getInteger("batches", 1);
    try (Register register =
        Register.open(Elm.config(database.at(folder), Elm.PEOPLE, 25), () -> NOW)) {
      apply(register, "warm", 20, 50);
      long start = System.nanoTime();
      apply(register, "b", batches, 50);
      double full = batches / seconds(start);
      start = System.nanoTime();
      apply(register, "s", batches, 1);
      double single = batches / seconds(start);
      start = System.nanoTime();
      int mails = 0;
      for (var next = register.post().lease();
          next.isPresent() && mails < 1000;
          next = register.post().lease()) {
        register
            .post()
            .settle(
                next.get(), new Settlement(OutboxState.SENT, NOW, "delivered"), Optional.empty());
        mails++;
      }
      System.out.printf(
          "%s: %.1f batches/s of 50 P1 (%.0f incidents/s), %.0f batches/s of one, %.0f mails/s"
              + " leased and settled%n",
          database, full, full * 50, single, mails / seconds(start));
      Map<OutboxState, Long> counts = register.post().outboxCounts();
      assertThat(counts.get(OutboxState.SENT)).isEqualTo(1000);
    }
  }

  private static double seconds(long start) {
    return (System.nanoTime() - start) / 1e9;
  }

  private static void apply(Register register, String name, int batches, int each) {
    for (int i = 0; i < batches; i++) {
      String batch = name + i + "-";
      List<Incident> incidents = IntStream.range(0, each).mapToObj(j -> Elm.p1(batch + j)).toList();
      register.applyBatch(new Batch("cluster", incidents, List.of(), List.of()));
    }
  }
}

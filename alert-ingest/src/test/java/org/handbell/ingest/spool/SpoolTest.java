package org.handbell.ingest.spool;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.handbell.ingest.IngestMeters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpoolTest {

  private static final long PLENTY = 1L << 40;

  @TempDir Path folder;

  private final AtomicLong freeBytes = new AtomicLong(PLENTY);

  private Spool open(SpoolLimits limits) throws IOException {
    IngestMeters meters = new IngestMeters(new SimpleMeterRegistry());
    return Spool.open(folder, limits, freeBytes::get, meters);
  }

  private static boolean append(Spool spool, String line) {
    return spool.append(
        new ArrivedLine("elm-fw", Instant.EPOCH, line.getBytes(UTF_8), false, null, null));
  }

  @Test
  void a_full_disk_stops_the_senders_and_space_lets_them_go_on() throws Exception {
    try (Spool spool = open(new SpoolLimits(1 << 20, PLENTY, 1_000))) {
      freeBytes.set(999);
      await().until(() -> !spool.isAccepting());
      AtomicBoolean resumed = new AtomicBoolean();

      boolean goOn = append(spool, "taken all the same");
      spool.whenRoom(() -> resumed.set(true));

      assertThat(goOn).isFalse();
      await().until(() -> spool.bytes() == "taken all the same".length());
      assertThat(resumed).isFalse();
      freeBytes.set(PLENTY);
      await().untilTrue(resumed);
      assertThat(append(spool, "again")).isTrue();
    }
  }

  @Test
  void a_spool_at_its_limit_stops_the_senders() throws Exception {
    try (Spool spool = open(new SpoolLimits(1 << 20, 10, 0))) {

      append(spool, "more than ten bytes");

      await().until(() -> !spool.isAccepting());
      assertThat(append(spool, "x")).isFalse();
    }
  }

  @Test
  void lines_are_read_from_any_place_and_deleted_only_up_to_the_place_named() throws Exception {
    Random random = new Random(5);
    List<String> sent = new ArrayList<>();
    try (SpoolStore store = SpoolStore.open(folder)) {
      while (sent.size() < 5_000) {
        List<PendingLine> group = new ArrayList<>();
        for (int i = random.nextInt(2_500); i >= 0; i--) {
          String line = "x".repeat(random.nextInt(900)) + sent.size();
          sent.add(line);
          group.add(
              new PendingLine(
                  new ArrivedLine(
                      "s" + i % 3,
                      Instant.ofEpochMilli(7),
                      line.getBytes(UTF_8),
                      i == 0,
                      i % 2 == 0 ? null : "file-" + i,
                      "10.1.0." + i % 2),
                  () -> {}));
        }
        store.write(group, store.last());
      }
      int done = 0;
      for (int round = 0; done < sent.size(); round++) {
        done = Math.min(sent.size(), done + random.nextInt(60));

        store.deleteUpTo(done);

        try (SpoolLines lines = store.from(done + 1)) {
          SpooledLine next = lines.next();
          String expected = done == sent.size() ? "none" : (done + 1) + " " + sent.get(done);
          assertThat(
                  next == null ? "none" : next.sequence() + " " + new String(next.bytes(), UTF_8))
              .as("seed 5, round %d", round)
              .isEqualTo(expected);
        }
      }
    }
  }
}

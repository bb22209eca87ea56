package org.handbell.ingest.spool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.handbell.ingest.IngestMeters;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that is really full: a small file system of its own, which only root may mount. */
class SpoolDiskFullTest {

  private static final int LINE_BYTES = 60_000;
  private static final long NO_LIMIT = 1L << 40;

  @TempDir Path disk;

  @BeforeEach
  void mount() throws Exception {
    assumeThat(run("mount", "-t", "tmpfs", "-o", "size=48m", "tmpfs", disk.toString()))
        .as("only root can mount a small disk")
        .isZero();
  }

  @AfterEach
  void unmount() throws Exception {
    int unused = run("umount", "-l", disk.toString());
  }

  private static int run(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).inheritIO().start();
    return process.waitFor(10, TimeUnit.SECONDS) ? process.exitValue() : -1;
  }

  @Test
  void no_acknowledged_line_is_lost_on_a_full_disk_and_space_lets_it_go_on() throws Exception {
    Path filler = Files.write(disk.resolve("filler"), new byte[32 << 20]);
    Path folder = Files.createDirectories(disk.resolve("spool"));
    AtomicInteger kept = new AtomicInteger();
    int given = 0;
    try (Spool spool = open(folder)) {
      while (spool.isAccepting() && given < 1_000) {
        append(spool, given++, kept);
        int all = given;
        await().until(() -> kept.get() == all || !spool.isAccepting());
      }
      assertThat(spool.isAccepting()).as("after %d lines", given).isFalse();

      Files.delete(filler);

      int all = given;
      await().atMost(Duration.ofSeconds(30)).until(() -> kept.get() == all);
      assertThat(spool.isAccepting()).isTrue();
    }
    try (SpoolStore store = SpoolStore.open(folder);
        SpoolLines lines = store.from(1)) {
      for (int i = 0; i < given; i++) {
        SpooledLine line = Objects.requireNonNull(lines.next(), "line " + i);
        assertThat((int) line.bytes()[0]).isEqualTo((byte) i);
      }
    }
  }

  private static Spool open(Path folder) throws IOException {
    return Spool.open(
        folder,
        new SpoolLimits(8 << 20, NO_LIMIT, 0),
        () -> NO_LIMIT,
        new IngestMeters(new SimpleMeterRegistry()));
  }

  private static void append(Spool spool, int number, AtomicInteger kept) {
    byte[] bytes = new byte[LINE_BYTES];
    new Random(number).nextBytes(bytes); // or they would be packed, and never fill a disk
    bytes[0] = (byte) number;
    spool.append(
        new ArrivedLine("elm-fw", Instant.EPOCH, bytes, false, null, null), kept::incrementAndGet);
  }
}

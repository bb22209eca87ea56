package org.handbell.ingest.spool;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.handbell.ingest.IngestMeters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills a process that spools, without warning, and looks at what it left. */
class SpoolCrashTest {

  @TempDir Path folder;

  private static final int KILLS = Integer.getInteger("spool.kills", 3);

  /** Spools numbered lines and prints each number once it was acknowledged, until killed. */
  static final class Spooler {
    public static void main(String[] arguments) throws IOException {
      int from = Integer.parseInt(arguments[1]);
      Spool spool = Spool.open(Path.of(arguments[0]), new IngestMeters(new SimpleMeterRegistry()));
      for (int i = from; i < from + 30_000; i++) {
        String line = "line " + i;
        spool.append(
            new ArrivedLine("elm-fw", Instant.EPOCH, line.getBytes(UTF_8), false, null, null),
            () -> System.out.println(line + "."));
      }
      int unused = System.in.read(); // until killed
    }
  }

  @Test
  void no_line_that_was_acknowledged_is_missing_after_kill_9() throws Exception {
    Random random = new Random(9);
    String id = "";
    long done = 0;
    long all = 0;
    for (int kill = 0; kill < KILLS; kill++) {

      Set<String> acknowledged = spoolAndKill(kill * 100_000, 200 + random.nextInt(5_000));

      try (SpoolStore store = SpoolStore.open(folder)) {
        assertThat(linesIn(store, done)).as("seed 9, kill %d", kill).containsAll(acknowledged);
        assertThat(id).isIn("", store.id());
        id = store.id();
        all += acknowledged.size();
        done = store.last().sequence();
        if (kill % 3 == 2) { // so that a spool that was emptied is killed too
          store.checkpoint(store.last());
          store.deleteUpTo(done);
        }
      }
    }
    System.out.printf("%d kills: %d lines acknowledged, none missing%n", KILLS, all);
  }

  private Set<String> spoolAndKill(int from, int acknowledgements) throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                Spooler.class.getName(),
                folder.toString(),
                String.valueOf(from))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    Set<String> acknowledged = new HashSet<>();
    try (BufferedReader out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
      String line;
      while ((line = out.readLine()) != null) {
        if (line.endsWith(".")) { // else the kill cut it short
          acknowledged.add(line.substring(0, line.length() - 1));
        }
        if (acknowledged.size() == acknowledgements) {
          boolean unused = process.toHandle().destroyForcibly(); // reads on what it had printed
        }
      }
    }
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(acknowledgements);
    return acknowledged;
  }

  private static Set<String> linesIn(SpoolStore store, long done) throws Exception {
    Set<String> found = new HashSet<>();
    long last = done;
    try (SpoolLines lines = store.from(done + 1)) {
      for (SpooledLine line = lines.next(); line != null; line = lines.next()) {
        assertThat(line.sequence()).isEqualTo(last + 1);
        last = line.sequence();
        found.add(new String(line.bytes(), UTF_8));
      }
    }
    assertThat(store.last().sequence()).isEqualTo(last);
    return found;
  }
}

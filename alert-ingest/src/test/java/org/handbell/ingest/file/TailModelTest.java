package org.handbell.ingest.file;

import static java.util.Collections.frequency;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Random sequences of what happens to a log, against what must come of it: every line once by its
 * id, but for those that a truncation or deletion took away unread, which is said. {@code
 * -Dtail.sequences=10000 -Dtail.seed=7} for more of it.
 */
class TailModelTest {

  private static final int STEPS = 60;

  @TempDir Path temporary;

  @Test
  void every_line_comes_once_or_its_loss_is_said() throws Exception {
    int sequences = Integer.getInteger("tail.sequences", 60);
    long seed = Long.getLong("tail.seed", 20261121);
    Totals totals = new Totals();
    long start = System.nanoTime();
    for (int i = 0; i < sequences; i++) {
      try (Sequence sequence = new Sequence(temporary.resolve("s" + i), seed + i, totals)) {
        sequence.run();
      }
    }
    System.out.printf(
        "%d sequences in %.1f s: %s%n", sequences, (System.nanoTime() - start) / 1e9, totals);
    assertThat(totals.lines).isPositive();
    assertThat(totals.lost).isPositive();
  }

  /** What all sequences did. */
  private static final class Totals {
    int lines;
    int handedOver;
    int rotations;
    int truncations;
    int kills;
    int lost;
    int losses;
    double reported;

    @Override
    public String toString() {
      return ("%d lines, %d handed over; %d rotations, %d truncations, %d kills; %d lines lost in %d"
              + " windows, %.0f bytes reported")
          .formatted(lines, handedOver, rotations, truncations, kills, lost, losses, reported);
    }
  }

  /**
   * Lines that a truncation or a deletion may have taken away.
   *
   * @param lines all that are in no copy
   * @param known those of them that the reader had seen were there, and had time to write down
   * @param life the reader's life in which it happened
   * @param held the reader's life in which it had the file open, so that nothing is lost while it
   *     lives; -1 where it may be
   */
  private record Incident(List<String> lines, List<String> known, int life, int held) {}

  /** One log and its reader. */
  private static final class Sequence implements AutoCloseable {
    private final Path folder;
    private final Path log;
    private final long seed;
    private final Random random;
    private final Totals totals;
    private final TestClock clock = new TestClock();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final List<String> history = new ArrayList<>();
    private final List<String> expected = new ArrayList<>();
    private final List<String> halfLines = new ArrayList<>();
    private final List<Incident> incidents = new ArrayList<>();
    private final Kept kept = new Kept();
    private @Nullable TailedPlace reader;
    private int lives;
    private String content = "";
    private int seen; // bytes of the file as it is now that the reader knows of
    private int next;

    Sequence(Path folder, long seed, Totals totals) throws IOException {
      this.folder = Files.createDirectories(folder);
      this.log = folder.resolve("x.log");
      this.seed = seed;
      this.random = new Random(seed);
      this.totals = totals;
    }

    void run() throws IOException {
      kept.writesAtOnce = false;
      start();
      poll();
      for (int i = 0; i < STEPS; i++) {
        step();
      }
      finish();
      check();
    }

    private void step() throws IOException {
      int dice = random.nextInt(100);
      if (dice < 30) {
        write();
      } else if (dice < 60) {
        poll();
      } else if (dice < 68) {
        kept.write(1 + random.nextInt(20));
      } else if (dice < 76) {
        rotate();
      } else if (dice < 79) {
        compress();
      } else if (dice < 84) {
        copyTruncate();
      } else if (dice < 86) {
        delete();
      } else if (dice < 91) {
        stopOrStart();
      } else if (dice < 94) {
        kill();
      } else if (dice < 96) {
        kept.room(random.nextInt(6));
      } else {
        kept.room(Integer.MAX_VALUE);
        clock.pass(Duration.ofSeconds(random.nextInt(900)));
      }
    }

    private void write() throws IOException {
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(8); i >= 0; i--) {
        text.append(random.nextInt(30) == 0 ? "\n" : "");
        text.append("line ").append(seed).append('-').append(next++);
        text.append(" x".repeat(random.nextInt(20))).append(random.nextInt(9) == 0 ? "\r\n" : "\n");
      }
      int length = random.nextInt(4) == 0 ? random.nextInt(text.length()) + 1 : text.length();
      append(text.substring(0, length));
      if (random.nextBoolean()) {
        append(text.substring(length));
      }
    }

    private void append(String text) throws IOException {
      history.add("write " + text.length());
      Files.writeString(log, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      content += text;
    }

    private static List<String> lines(String text) {
      return Stream.of(text.split("\n", -1))
          .map(line -> line.endsWith("\r") ? line.substring(0, line.length() - 1) : line)
          .filter(line -> !line.isEmpty())
          .toList();
    }

    /** Nothing more is written to the file, and what was written stays somewhere. */
    private void closed() {
      expected.addAll(lines(content));
      content = "";
      seen = 0;
    }

    private void rotate() throws IOException {
      if (Files.exists(log)) {
        history.add("rotate");
        totals.rotations++;
        shift();
        Files.move(log, folder.resolve("x.log.1"));
        closed();
      }
    }

    /** x.log.2.gz becomes x.log.3.gz and so on. */
    private void shift() throws IOException {
      List<Path> old = new ArrayList<>();
      try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, "x.log.*")) {
        entries.forEach(old::add);
      }
      old.sort(Comparator.comparing(Sequence::number).reversed());
      for (Path one : old) {
        String end = one.toString().endsWith(".gz") ? ".gz" : "";
        Files.move(one, folder.resolve("x.log." + (number(one) + 1) + end));
      }
    }

    private static int number(Path path) {
      String name = path.getFileName().toString();
      return Integer.parseInt(name.substring("x.log.".length()).replace(".gz", ""));
    }

    private void compress() throws IOException {
      Path plain = folder.resolve("x.log." + (1 + random.nextInt(2)));
      if (!Files.exists(plain)) {
        return;
      }
      history.add("gzip " + plain.getFileName());
      Path packed = folder.resolve(plain.getFileName() + ".gz");
      FileTime time = Files.getLastModifiedTime(plain);
      try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
        out.write(Files.readAllBytes(plain));
      }
      Files.setLastModifiedTime(packed, time);
      Files.delete(plain);
    }

    private void copyTruncate() throws IOException {
      if (!Files.exists(log)) {
        return;
      }
      totals.truncations++;
      shift();
      boolean keepsCopy = random.nextInt(5) > 0;
      history.add(keepsCopy ? "copy" : "no copy");
      if (keepsCopy) {
        Files.copy(log, folder.resolve("x.log.1"), StandardCopyOption.REPLACE_EXISTING);
      }
      int copied = keepsCopy ? content.length() : 0;
      if (random.nextBoolean()) {
        write();
      }
      if (random.nextInt(3) == 0) {
        poll();
      }
      history.add("truncate");
      cut(copied, -1);
      try (OutputStream out = Files.newOutputStream(log)) {
        out.flush();
      }
    }

    /** What stands behind the place is gone. A half line before it is a line of the copy. */
    private void cut(int place, int held) {
      String copy = content.substring(0, place);
      List<String> safe = new ArrayList<>(lines(copy));
      if (!copy.isEmpty() && !copy.endsWith("\n") && place < content.length()) {
        halfLines.add(safe.remove(safe.size() - 1));
      }
      expected.addAll(safe);
      List<String> lost = new ArrayList<>(lines(content));
      lost.removeAll(safe);
      List<String> known =
          new ArrayList<>(lines(content.substring(0, 1 + content.lastIndexOf('\n', seen - 1))));
      known.retainAll(lost);
      incidents.add(new Incident(lost, known, lives, held));
      content = "";
      seen = 0;
    }

    private void delete() throws IOException {
      if (Files.exists(log)) {
        poll();
        history.add("delete");
        Files.delete(log);
        cut(0, reader == null ? -1 : lives);
      }
    }

    private void stopOrStart() throws IOException {
      if (reader == null) {
        start();
        return;
      }
      history.add("stop");
      boolean writtenBefore = random.nextBoolean();
      kept.write(writtenBefore ? Integer.MAX_VALUE : 0);
      reader.close();
      kept.write(Integer.MAX_VALUE);
      reader = null;
      lives++;
    }

    private void kill() throws IOException {
      if (reader != null) {
        history.add("kill");
        totals.kills++;
        kept.crash();
        reader = null;
        incidents.stream().filter(i -> i.life() == lives).forEach(i -> i.known().clear());
        lives++;
        seen = 0; // it may have known, and may not have had the time to write it down
      }
    }

    private void start() throws IOException {
      history.add("start");
      kept.room(Integer.MAX_VALUE);
      reader = Tails.open(log, folder.resolve("state"), kept, registry, clock, random.nextInt(200));
    }

    private void poll() throws IOException {
      if (reader != null) {
        history.add("poll");
        boolean unused = reader.poll();
        seen = content.length();
        clock.pass(Duration.ofMillis(250));
      }
    }

    private void finish() throws IOException {
      append("\nlast " + next + "\n");
      if (reader == null) {
        start();
      }
      TailedPlace open = requireNonNull(reader);
      kept.room(Integer.MAX_VALUE);
      for (int i = 0; i < 4; i++) {
        boolean more = true;
        while (more) {
          more = open.poll();
        }
        kept.write(Integer.MAX_VALUE);
        clock.pass(Duration.ofMinutes(11));
      }
      closed();
    }

    private void check() {
      List<String> came = kept.texts();
      Set<String> asSet = new HashSet<>(came);
      String told = "seed " + seed + ": " + history;
      List<String> written = new ArrayList<>(expected);
      written.addAll(halfLines);
      incidents.forEach(incident -> written.addAll(incident.lines()));
      assertThat(came).as(told).allMatch(line -> frequency(came, line) <= frequency(written, line));
      assertThat(asSet).as(told).containsAll(expected);
      assertThat(halfLines).as(told).allMatch(h -> came.stream().anyMatch(l -> l.startsWith(h)));
      int noticed = 0;
      int knownBytes = 0;
      for (Incident incident : incidents) {
        List<String> lost = incident.lines().stream().filter(l -> !asSet.contains(l)).toList();
        List<String> known = incident.known().stream().filter(l -> !asSet.contains(l)).toList();
        if (incident.held() == lives) {
          assertThat(lost).as("the reader had it open, " + told).isEmpty();
        }
        noticed += known.isEmpty() ? 0 : 1;
        knownBytes += known.stream().mapToInt(String::length).sum();
        totals.lost += lost.size();
        totals.losses += lost.isEmpty() ? 0 : 1;
      }
      assertThat(Tails.count(registry, "truncations") + Tails.count(registry, "gone"))
          .as("notices, " + told)
          .isGreaterThanOrEqualTo(noticed);
      assertThat(Tails.count(registry, "missed.bytes"))
          .as("bytes reported, " + told)
          .isGreaterThanOrEqualTo(knownBytes);
      totals.lines += expected.size();
      totals.handedOver += kept.lines.size();
      totals.reported += Tails.count(registry, "missed.bytes");
    }

    @Override
    public void close() throws IOException {
      if (reader != null) {
        reader.close();
      }
      registry.close();
    }
  }
}

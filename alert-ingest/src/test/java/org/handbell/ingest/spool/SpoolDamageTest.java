package org.handbell.ingest.spool;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.handbell.ingest.IngestMeters;
import org.handbell.ingest.RecordingSink;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;

/**
 * A disk that loses or alters bytes: whatever is left of the spool is read, what is missing is
 * counted, nothing altered is taken for a line, and the spool works on. {@code -Ddamage.every=1}
 * damages each byte of each file; by default every 397th.
 */
class SpoolDamageTest {

  private static final int EVERY = Integer.getInteger("damage.every", 397);
  private static final int GROUPS = EVERY == 1 ? 8 : 30;
  private static final int FEW_LINES = 3;
  private static final int LINES_TO_PACK = 400;
  private static final int PACKED_GROUPS = EVERY == 1 ? 1 : 4;
  private static final int PACKED_EVERY = EVERY == 1 ? 1 : 5 * EVERY;

  @TempDir Path folder;

  /** What came out of a spool: lines by place, and how many places were empty. */
  private record Read(Map<Long, String> lines, long missing) {}

  @Test
  void a_spool_with_one_byte_altered_gives_every_other_line_and_counts_the_missing()
      throws Exception {
    Map<Long, String> written = write(folder.resolve("whole"), GROUPS, 1, FEW_LINES);
    damageEach(written, SpoolDamageTest::flip);
  }

  @Test
  void a_spool_cut_off_anywhere_gives_the_lines_before_the_cut() throws Exception {
    Map<Long, String> written = write(folder.resolve("whole"), GROUPS, 1, FEW_LINES);
    damageEach(written, SpoolDamageTest::cut);
  }

  @Test
  void tables_with_one_byte_altered_give_every_line_outside_the_altered_part() throws Exception {
    Map<Long, String> written = write(folder.resolve("whole"), GROUPS, 3, FEW_LINES);
    damageEach(written, SpoolDamageTest::flip);
  }

  @Test
  void packed_lines_with_one_byte_altered_or_cut_off_anywhere_give_every_line_outside()
      throws Exception {
    Map<Long, String> written = write(folder.resolve("whole"), PACKED_GROUPS, 2, LINES_TO_PACK);
    damageEach(written, SpoolDamageTest::flip, PACKED_EVERY, SpoolDamageTest::holdsLines);
    damageEach(written, SpoolDamageTest::cut, PACKED_EVERY, SpoolDamageTest::holdsLines);
  }

  private static boolean holdsLines(Path file) {
    return file.toString().endsWith(".log") || file.toString().endsWith(".sst");
  }

  @Test
  void a_packed_block_that_RocksDB_holds_for_sound_is_missed_and_no_line_beside_it()
      throws Exception {
    // Given blocks of which one was altered before RocksDB summed it
    Path spool = folder.resolve("spool");
    Map<Long, String> written = write(spool, 3, 1, LINES_TO_PACK);
    alterSecondBlock(spool);

    // When it is drained
    SimpleMeterRegistry registry = new SimpleMeterRegistry();
    IngestMeters meters = new IngestMeters(registry);
    Counter damaged = registry.counter("handbell.ingest.spool.damaged.lines");
    RecordingSink sink = new RecordingSink();
    try (Spool open = Spool.open(spool, meters);
        Drainer drainer = Drainer.start(open, Map.of(), sink, meters, Clock.systemUTC())) {
      await().until(() -> open.lines() == 0 && damaged.count() > 0);
      assertThat(drainer.isRunning()).isTrue();
    }

    // Then every line of the others came, and those of that one are counted
    assertThat(sink.rejected()).hasSize(written.size() - (int) damaged.count());
    assertThat(written.values())
        .containsAll(sink.rejected().stream().map(line -> new String(line.line(), UTF_8)).toList());
    assertThat(folder.resolve("spool.damaged-1")).exists();
  }

  @Test
  void damage_in_a_long_log_loses_its_32_KiB_and_no_line_behind() throws Exception {
    Map<Long, String> written = write(folder.resolve("spool"), 2_000, 1, FEW_LINES);
    Path log =
        files(folder.resolve("spool")).stream()
            .filter(file -> file.toString().endsWith(".log"))
            .findFirst()
            .orElseThrow();
    try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "rw")) {
      flip(file, 50_000);
    }

    Read read = read(folder.resolve("spool"));

    assertThat(read.lines()).containsKey((long) written.size());
    assertThat(read.missing()).isBetween(1L, 32 * 1024L / 20);
    assertThat(read.lines().size() + read.missing()).isEqualTo(written.size());
  }

  /** RocksDB by itself would never come back from opening this one. */
  @Test
  void a_record_of_the_file_list_with_an_impossible_type_is_damage_like_any_other()
      throws Exception {
    Map<Long, String> written = write(folder.resolve("spool"), GROUPS, 1, FEW_LINES);
    Path manifest =
        files(folder.resolve("spool")).stream()
            .filter(file -> file.getFileName().toString().startsWith("MANIFEST"))
            .findFirst()
            .orElseThrow();
    try (RandomAccessFile file = new RandomAccessFile(manifest.toFile(), "rw")) {
      file.seek(4);
      int length = file.read() | file.read() << 8;
      file.seek(7L + length + 6); // the type of the second record
      file.write(5);
    }

    Read read = read(folder.resolve("spool"));

    assertThat(read.lines()).isEqualTo(written);
  }

  private static void alterSecondBlock(Path folder) throws RocksDBException {
    List<ColumnFamilyHandle> families = new ArrayList<>();
    try (SpoolSettings settings = new SpoolSettings();
        RocksDB db = settings.open(folder, families);
        RocksIterator blocks = db.newIterator()) {
      blocks.seekToFirst();
      blocks.next();
      byte[] value = blocks.value();
      value[value.length / 2] ^= 8;
      db.put(blocks.key(), value);
      db.compactRange(); // no table keeps it as it was
      families.forEach(ColumnFamilyHandle::close);
    }
  }

  private interface Damage {
    void to(RandomAccessFile file, long place) throws IOException;
  }

  private static void flip(RandomAccessFile file, long place) throws IOException {
    file.seek(place);
    int was = file.read();
    file.seek(place);
    file.write(was ^ (1 << (place % 8)));
  }

  private static void cut(RandomAccessFile file, long place) throws IOException {
    file.setLength(place);
  }

  private void damageEach(Map<Long, String> written, Damage damage) throws Exception {
    damageEach(written, damage, EVERY, file -> true);
  }

  private void damageEach(
      Map<Long, String> written, Damage damage, int every, Predicate<Path> which) throws Exception {
    Path whole = folder.resolve("whole");
    int cases = 0;
    long lost = 0;
    long unnoticed = 0; // a damaged end cannot be told from a write that power cut off
    for (Path file : files(whole).stream().filter(which).toList()) {
      for (long place = 0; place < Files.size(file); place += every) {
        Path home = folder.resolve("case-" + cases++);
        Path copy = home.resolve("spool");
        copy(whole, copy);
        try (RandomAccessFile damaged =
            new RandomAccessFile(copy.resolve(file.getFileName()).toFile(), "rw")) {
          damage.to(damaged, place);
        }

        Read read = read(copy);

        String what = file.getFileName() + " at " + place;
        assertThat(written.entrySet()).as(what).containsAll(read.lines().entrySet());
        long last = read.lines().isEmpty() ? 0 : ((TreeMap<Long, String>) read.lines()).lastKey();
        assertThat(read.lines().size() + read.missing()).as(what).isEqualTo(last);
        boolean noticed = read.missing() > 0 || Files.exists(home.resolve("spool.damaged-1"));
        unnoticed += noticed ? 0 : written.size() - read.lines().size();
        lost += written.size() - read.lines().size();
        acceptsMore(copy, what);
        deleteAll(home);
      }
    }
    System.out.printf(
        "%d damages of a spool of %d lines: %d lines lost, %d of them at the end and unnoticed%n",
        cases, written.size(), lost, unnoticed);
  }

  /** Writes numbered lines in groups; each opening moves the log into a table. */
  private static Map<Long, String> write(Path folder, int groups, int openings, int mostLines)
      throws Exception {
    Files.createDirectories(folder);
    Map<Long, String> lines = new TreeMap<>();
    Random random = new Random(11);
    for (int round = 0; round < openings; round++) {
      try (SpoolStore store = SpoolStore.open(folder)) {
        for (int group = 0; group < groups; group++) {
          List<PendingLine> pending = new ArrayList<>();
          for (int i = random.nextInt(mostLines); i >= 0; i--) {
            String line = "line " + (lines.size() + 1) + " " + "x".repeat(random.nextInt(60));
            lines.put(lines.size() + 1L, line);
            pending.add(pending(line));
          }
          store.write(pending, store.last());
        }
      }
    }
    return lines;
  }

  private static PendingLine pending(String line) {
    return new PendingLine(
        new ArrivedLine("elm-fw", Instant.EPOCH, line.getBytes(UTF_8), false, null, "10.1.0.1"),
        () -> {});
  }

  private static Read read(Path folder) throws RocksDBException {
    Map<Long, String> lines = new TreeMap<>();
    long missing = 0;
    try (SpoolStore store = SpoolStore.open(folder);
        SpoolLines all = store.from(store.checkpoint().sequence() + 1)) {
      long next = 1;
      for (SpooledLine line = all.next(); line != null; line = all.next()) {
        missing += line.sequence() - next;
        next = line.sequence() + 1;
        lines.put(line.sequence(), new String(line.bytes(), UTF_8));
      }
    }
    return new Read(lines, missing);
  }

  private static void acceptsMore(Path folder, String what) throws IOException {
    IngestMeters meters = new IngestMeters(new SimpleMeterRegistry());
    Spool spool = Spool.open(folder, meters);
    assertThat(spool.append(pending("one more").line())).as(what).isTrue();
    spool.close();
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> !file.getFileName().toString().startsWith("LOG"))
          .sorted()
          .toList();
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    for (Path file : files(from)) {
      Files.copy(file, to.resolve(file.getFileName()));
    }
  }

  private static void deleteAll(Path folder) throws IOException {
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path done, IOException fault)
              throws IOException {
            Files.delete(done);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}

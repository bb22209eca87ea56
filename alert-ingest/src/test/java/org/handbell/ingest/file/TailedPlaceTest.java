package org.handbell.ingest.file;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.zip.GZIPOutputStream;
import org.handbell.ingest.spool.ArrivedLine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TailedPlaceTest {

  @TempDir Path folder;

  private final TestClock clock = new TestClock();
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final Kept kept = new Kept();
  private Path log = Path.of("");

  @BeforeEach
  void name() {
    log = folder.resolve("x.log");
  }

  private TailedPlace open() throws IOException {
    return Tails.open(log, folder.resolve("state"), kept, registry, clock, 1 << 16);
  }

  private void write(String text) throws IOException {
    Files.writeString(log, text, CREATE, APPEND);
  }

  private void pollAll(TailedPlace reader) throws IOException {
    boolean more = true;
    while (more) {
      more = reader.poll();
    }
    clock.pass(Duration.ofSeconds(6));
  }

  private void readAndStop() throws IOException {
    TailedPlace reader = open();
    pollAll(reader);
    reader.close();
  }

  private static void gzip(Path plain) throws IOException {
    Path packed = plain.resolveSibling(plain.getFileName() + ".gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
      out.write(Files.readAllBytes(plain));
    }
    Files.delete(plain);
  }

  @Test
  void what_was_written_before_two_rotations_while_handbell_was_stopped_is_read_from_the_archives()
      throws IOException {
    write("one\ntwo\n");
    readAndStop();
    write("three\nfour without an end");
    Files.move(log, folder.resolve("x.log.2"));
    gzip(folder.resolve("x.log.2"));
    write("five\n");
    Files.move(log, folder.resolve("x.log.1"));
    write("six\n");

    readAndStop();

    assertThat(kept.texts())
        .containsExactly("one", "two", "three", "four without an end", "five", "six");
    assertThat(Tails.count(registry, "gone")).isZero();
  }

  @Test
  void a_new_file_with_the_old_ones_inode_is_read_from_its_beginning() throws IOException {
    write("one of the old file\n");
    readAndStop();
    Files.writeString(log, "a new file with as many lines\nand more\n"); // keeps the inode

    readAndStop();

    assertThat(kept.texts())
        .containsExactly("one of the old file", "a new file with as many lines", "and more");
    assertThat(Tails.count(registry, "truncations")).isEqualTo(1);
  }

  @Test
  void bytes_seen_and_cut_off_before_they_were_read_are_reported() throws IOException {
    TailedPlace reader = open();
    write("one\n");
    pollAll(reader);
    kept.room(1);
    write("two\n");
    pollAll(reader);
    write("three\nfour\n"); // the spool is full
    pollAll(reader);

    Files.write(log, new byte[0]);
    pollAll(reader);

    assertThat(kept.texts()).containsExactly("one", "two");
    assertThat(Tails.count(registry, "missed.bytes")).isEqualTo(11);
    assertThat(registry.counter("handbell.ingest.missed", "source", "elm", "why", "file").count())
        .isPositive();
    reader.close();
  }

  @Test
  void a_link_that_is_swapped_to_another_file_is_followed() throws IOException {
    Path monday = Files.writeString(folder.resolve("monday"), "one\n");
    Path tuesday = Files.writeString(folder.resolve("tuesday"), "three\n");
    Files.createSymbolicLink(log, monday);
    TailedPlace reader = open();
    pollAll(reader);
    Files.writeString(monday, "two\n", APPEND);
    Files.delete(log);
    Files.createSymbolicLink(log, tuesday);

    pollAll(reader);

    assertThat(kept.texts()).containsExactly("one", "two", "three");
    reader.close();
  }

  @Test
  void a_line_half_written_waits_for_its_end() throws IOException {
    TailedPlace reader = open();
    pollAll(reader);
    write("half");
    pollAll(reader);
    assertThat(kept.lines).isEmpty();
    write(" and half\r\n");

    pollAll(reader);

    assertThat(kept.texts()).containsExactly("half and half");
    reader.close();
  }

  @Test
  void utf_16_with_and_without_a_mark_comes_as_utf_8() throws IOException {
    Files.write(log, "\uFEFFZoë,first\r\nsecond\r\nthi".getBytes(UTF_16LE));
    TailedPlace reader = open();
    pollAll(reader);
    Files.write(log, "rd\r\n".getBytes(UTF_16LE), APPEND);
    pollAll(reader);
    Files.move(log, folder.resolve("x.log.1"));
    Files.write(log, "no mark\n".getBytes(Charset.forName("UTF-16BE")));

    pollAll(reader);

    assertThat(kept.texts()).containsExactly("Zoë,first", "second", "third", "no mark");
    reader.close();
  }

  @Test
  void of_a_very_long_line_the_beginning_is_kept_and_the_next_line_is_whole() throws IOException {
    write("\uFEFF" + "ä".repeat(500_000) + "\nnext\n");

    readAndStop();

    assertThat(kept.lines).hasSize(2);
    ArrivedLine first = kept.lines.get(0);
    assertThat(first.truncated()).isTrue();
    assertThat(first.bytes()).hasSizeBetween(65_530, 65_536);
    assertThat(kept.texts().get(1)).isEqualTo("next");
  }

  @Test
  void after_a_restart_the_header_is_said_again_under_its_id_before_the_lines() throws IOException {
    write("#Software: proxy\n#Fields: date time c-ip\n2026-11-20 09:00:00 10.0.0.1\n");
    readAndStop();
    write("2026-11-20 09:00:01 10.0.0.2\n");

    readAndStop();

    assertThat(kept.lines)
        .extracting(line -> new String(line.bytes(), UTF_8))
        .containsExactly(
            "#Software: proxy",
            "#Fields: date time c-ip",
            "2026-11-20 09:00:00 10.0.0.1",
            "#Software: proxy",
            "#Fields: date time c-ip",
            "2026-11-20 09:00:01 10.0.0.2");
    assertThat(kept.texts()).hasSize(4);
  }

  @Test
  void no_line_of_a_log_without_a_header_is_said_again() throws IOException {
    write("2026-11-20 09:00:00,jbloggs,10.0.0.1\n");
    readAndStop();
    write("2026-11-20 09:00:01,jbloggs,10.0.0.1\n");

    readAndStop();

    assertThat(kept.lines).hasSize(2);
  }

  @Test
  void a_pattern_finds_logs_that_come_later() throws IOException {
    log = folder.resolve("access*.log");
    Files.writeString(folder.resolve("access-a.log"), "line a\n");
    TailedPlace reader = open();
    pollAll(reader);
    Files.writeString(folder.resolve("access-b.log"), "line b\n");
    Files.writeString(folder.resolve("error.log"), "c\n");

    pollAll(reader);

    assertThat(kept.texts()).containsExactly("line a", "line b");
    reader.close();
  }

  @Test
  void a_damaged_checkpoint_only_means_that_lines_are_read_again() throws IOException {
    write("one\ntwo\n");
    readAndStop();
    Files.writeString(folder.resolve("state"), "handbell files 1\nplace nonsense\nsum 0\n");

    readAndStop();

    assertThat(kept.lines).hasSize(4);
    assertThat(kept.texts()).containsExactly("one", "two");
  }
}

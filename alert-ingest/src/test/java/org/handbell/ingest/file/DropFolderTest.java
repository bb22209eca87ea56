package org.handbell.ingest.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DropFolderTest {

  private static final String EXPORT = "Time,Username\n09:00,jbloggs\n09:01,Zoë\n";

  @TempDir Path temporary;

  private final TestClock clock = new TestClock();
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final Kept kept = new Kept();
  private Path folder = Path.of("");
  private DropFolder drops;

  @BeforeEach
  void open() throws IOException {
    folder = Files.createDirectories(temporary.resolve("exports"));
    drops = Tails.drops(folder, temporary.resolve("state"), kept, registry, clock);
  }

  private void pollAll() throws IOException {
    for (int i = 0; i < 3; i++) {
      boolean more = true;
      while (more) {
        more = drops.poll();
      }
      clock.pass(Duration.ofSeconds(6));
    }
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(packed)) {
      out.write(bytes);
    }
    return packed.toByteArray();
  }

  @Test
  void an_export_is_read_once_it_no_longer_grows_and_moved_away() throws IOException {
    Files.write(folder.resolve("week.csv"), EXPORT.getBytes(Charset.forName("windows-1252")));
    boolean unused = drops.poll();
    assertThat(kept.lines).isEmpty();

    pollAll();

    assertThat(kept.texts()).containsExactly("Time,Username", "09:00,jbloggs", "09:01,Zoë");
    assertThat(folder.resolve("done/week.csv")).exists();
    assertThat(folder.resolve("week.csv")).doesNotExist();
  }

  @Test
  void the_same_export_dropped_again_under_another_name_gives_nothing() throws IOException {
    Files.writeString(folder.resolve("week.csv"), EXPORT);
    pollAll();
    open(); // Handbell was started anew meanwhile
    Files.writeString(folder.resolve("week (1).csv"), EXPORT);

    pollAll();

    assertThat(kept.lines).hasSize(3);
    assertThat(Tails.count(registry, "duplicates")).isEqualTo(1);
    assertThat(folder.resolve("done/week (1).csv")).exists();
  }

  @Test
  void a_longer_export_of_the_same_week_adds_only_what_is_new() throws IOException {
    Files.writeString(folder.resolve("week.csv"), EXPORT);
    pollAll();
    Files.writeString(folder.resolve("week.csv"), EXPORT + "09:02,kpatel\n");

    pollAll();

    assertThat(kept.texts()).hasSize(4).contains("09:02,kpatel");
  }

  @Test
  void each_file_of_a_zip_is_read_whatever_path_it_claims() throws IOException {
    try (ZipOutputStream zip =
        new ZipOutputStream(Files.newOutputStream(folder.resolve("all.zip")))) {
      zip.putNextEntry(new ZipEntry("../../evil.csv"));
      zip.write("a,b\n1,2\n".getBytes(UTF_8));
      zip.putNextEntry(new ZipEntry("picture.png"));
      zip.write("no line\n".getBytes(UTF_8));
      zip.putNextEntry(new ZipEntry("sub/x.log"));
      zip.write("from x.log".getBytes(UTF_8));
    }

    pollAll();

    assertThat(kept.texts()).containsExactly("a,b", "1,2", "from x.log");
    assertThat(temporary.resolve("evil.csv")).doesNotExist();
  }

  @Test
  void a_bomb_is_put_aside_with_the_reason() throws IOException {
    byte[] line = "a".repeat(999).concat("\n").getBytes(UTF_8);
    ByteArrayOutputStream much = new ByteArrayOutputStream();
    for (int i = 0; i < 20_000; i++) {
      much.write(line);
    }
    Files.write(folder.resolve("bomb.log.gz"), gzip(much.toByteArray()));

    pollAll();

    assertThat(kept.lines.size()).isLessThan(20_000);
    assertThat(folder.resolve("failed/bomb.log.gz")).exists();
    assertThat(folder.resolve("failed/bomb.log.gz.reason"))
        .content()
        .contains("more than 100 times its size");
    assertThat(Tails.count(registry, "failed")).isEqualTo(1);
  }

  @Test
  void a_broken_archive_is_put_aside_and_a_whole_copy_adds_the_rest() throws IOException {
    StringBuilder text = new StringBuilder();
    Random random = new Random(1);
    for (int i = 0; i < 50_000; i++) {
      text.append("line ").append(i).append(' ').append(random.nextLong()).append('\n');
    }
    byte[] whole = gzip(text.toString().getBytes(UTF_8));
    Files.write(folder.resolve("x.log.gz"), Arrays.copyOf(whole, whole.length / 2));
    pollAll();
    int before = kept.texts().size();
    assertThat(folder.resolve("failed/x.log.gz.reason")).exists();
    Files.write(folder.resolve("x.log.gz"), whole);

    pollAll();

    assertThat(before).isBetween(1, 49_999);
    assertThat(kept.texts()).hasSize(50_000);
  }

  @Test
  void what_is_no_export_is_left_alone() throws IOException {
    Files.writeString(folder.resolve("notes.docx"), "x\n");
    Files.writeString(folder.resolve(".hidden.csv"), "x\n");

    pollAll();

    assertThat(kept.lines).isEmpty();
    assertThat(folder.resolve("notes.docx")).exists();
  }
}

package org.handbell.ingest.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.handbell.ingest.IngestMeters;
import org.handbell.ingest.receive.Receiver;
import org.handbell.ingest.spool.ArrivedLine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileReceiverTest {

  @TempDir Path folder;

  private static Receiver open(Path folder, SourceLines.Keeper keeper) throws IOException {
    return FileReceiver.open(
        Tails.source("file:" + folder.resolve("x.log")),
        folder.resolve("state"),
        keeper,
        new IngestMeters(new SimpleMeterRegistry()),
        Clock.systemUTC(),
        (source, count) -> {});
  }

  /** Follows a log into a plain file that stands for the spool, until it is killed. */
  static final class Follower {
    public static void main(String[] arguments) throws IOException {
      Path folder = Path.of(arguments[0]);
      Path kept = folder.resolve("kept");
      SourceLines.Keeper keeper =
          new SourceLines.Keeper() {
            @Override
            public boolean append(ArrivedLine line, Runnable durable) {
              try {
                String text = line.id() + "|" + new String(line.bytes(), UTF_8) + "\n";
                Files.writeString(kept, text, CREATE, APPEND);
              } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
              }
              durable.run();
              return true;
            }

            @Override
            public void whenRoom(Runnable resume) {
              resume.run();
            }
          };
      Receiver unused = open(folder, keeper);
      int unusedUntilKilled = System.in.read();
    }
  }

  @Test
  void no_line_is_missing_and_none_has_two_ids_after_kill_9() throws Exception {
    int kills = Integer.getInteger("tail.kills", 3);
    Random random = new Random(11);
    List<String> written = new ArrayList<>();
    Path log = folder.resolve("x.log");
    for (int kill = 0; kill < kills; kill++) {
      Process process = follow();
      Path state = folder.resolve("state/elm"); // older files than the first look are not ours
      await().atMost(Duration.ofSeconds(20)).until(() -> Files.exists(state));
      int enough = written.size() + 500 + random.nextInt(1000);
      for (int rotateAt = random.nextInt(500); written.size() < enough + 500; rotateAt--) {
        String line = "line " + written.size() + " " + random.nextLong();
        written.add(line);
        Files.writeString(log, line + "\n", CREATE, APPEND);
        if (rotateAt == 0) {
          Files.move(log, folder.resolve("x.log." + (100 - kill)));
        }
      }
      await().atMost(Duration.ofSeconds(20)).until(() -> idsByLine().size() >= enough);
      boolean unused = process.destroyForcibly().waitFor(20, TimeUnit.SECONDS);
    }
    Process last = follow();

    await().atMost(Duration.ofSeconds(20)).until(() -> idsByLine().size() >= written.size());

    last.destroyForcibly();
    assertThat(idsByLine().keySet()).as("seed 11").containsExactlyInAnyOrderElementsOf(written);
  }

  private Process follow() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx128m",
            "-cp",
            System.getProperty("java.class.path"),
            Follower.class.getName(),
            folder.toString())
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  /** What came so far; fails when a line came under two ids. */
  private Map<String, String> idsByLine() throws IOException {
    Map<String, String> ids = new HashMap<>();
    Path kept = folder.resolve("kept");
    String text = Files.exists(kept) ? Files.readString(kept) : "";
    for (String line : text.substring(0, text.lastIndexOf('\n') + 1).lines().toList()) {
      int bar = line.indexOf('|');
      String before = ids.put(line.substring(bar + 1), line.substring(0, bar));
      assertThat(before).isIn(null, line.substring(0, bar));
    }
    return ids;
  }

  @Test
  void what_was_read_before_a_stop_is_not_read_again() throws Exception {
    Kept kept = new Kept();
    Files.writeString(folder.resolve("x.log"), "first\n");
    try (Receiver receiver = open(folder, kept)) {
      await().until(() -> kept.texts().contains("first"));
      assertThat(receiver.isOpen()).isTrue();
      assertThat(receiver.address()).isEmpty();
    }
    Files.writeString(folder.resolve("x.log"), "second\n", APPEND);

    try (Receiver again = open(folder, kept)) {
      await().until(() -> kept.texts().contains("second"));
      assertThat(again.isOpen()).isTrue();
    }

    assertThat(kept.lines).hasSize(2);
  }

  @Test
  void standard_input_is_read_to_its_end_and_the_source_stays() {
    Kept kept = new Kept();
    SourceLines lines = Tails.lines("file:-", kept, new SimpleMeterRegistry(), Clock.systemUTC());
    ByteArrayInputStream input = new ByteArrayInputStream("one\r\ntwo\nthree".getBytes(UTF_8));

    Receiver receiver = StandardInput.open(input, lines, new Semaphore(0));

    await().until(() -> kept.lines.size() == 3);
    assertThat(kept.lines)
        .extracting(line -> new String(line.bytes(), UTF_8))
        .containsExactly("one", "two", "three");
    assertThat(receiver.isOpen()).isTrue();
    receiver.close();
  }
}

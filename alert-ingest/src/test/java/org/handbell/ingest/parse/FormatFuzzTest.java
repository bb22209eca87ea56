package org.handbell.ingest.parse;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.handbell.ingest.SourceConfig;
import org.handbell.ingest.identity.Directory;
import org.handbell.ingest.parse.ParseOutcome.Ignored;
import org.handbell.ingest.parse.ParseOutcome.Parsed;
import org.handbell.ingest.parse.ParseOutcome.Rejected;
import org.handbell.ingest.profile.Formats;
import org.handbell.ingest.read.LineReader;
import org.handbell.model.School;
import org.handbell.model.SchoolPhase;
import org.handbell.topic.EventJson;
import org.junit.jupiter.api.Test;

/**
 * Every format is fed the golden lines and examples of all formats, cut, spliced, flipped, doubled
 * and filled with control bytes and long runs. {@code -Dmutations=200000} for more of them.
 */
class FormatFuzzTest {

  private static final Path LOGS = Path.of("src/test/resources/org/handbell/ingest/parse");
  private static final Instant RECEIVED = Instant.parse("2026-11-20T09:00:00Z");
  private static final School ELM = new School("elm", "Elm School", SchoolPhase.PRIMARY);
  private static final String MARK = "zq7xkv";
  private static final byte[] ODD = "\t \"',:=|{}[]\\%*-\0\u001b\u007f\r\nÿ€😀".getBytes(UTF_8);

  /** JSON writes a control byte as six characters, and a line stands in an event several times. */
  private static final int GROWTH = 40;

  private final long seed = Long.getLong("seed", 20261120);
  private final Random random = new Random(seed);

  @Test
  void no_line_is_more_than_an_outcome_whatever_is_done_to_it() throws IOException {
    List<byte[]> golden = golden();
    List<LineReader> readers = Formats.bundled().names().stream().map(this::reader).toList();
    int mutations = Integer.getInteger("mutations", 5000);
    for (int i = 0; i < mutations; i++) {
      byte[] bytes = mutated(golden);
      ReceivedLine line = new ReceivedLine("id", RECEIVED, bytes, random.nextInt(4) == 0);
      for (LineReader reader : readers) {

        ParseOutcome outcome = reader.read(line);

        check(outcome, bytes, "seed %d, mutation %d".formatted(seed, i));
      }
    }
  }

  private static void check(ParseOutcome outcome, byte[] bytes, String which) throws IOException {
    if (outcome instanceof Parsed parsed) {
      byte[] event = EventJson.toBytes(parsed.event());
      assertThat(event.length).as(which).isLessThan(4096 + GROWTH * bytes.length);
      assertThat(EventJson.fromBytes(event).key()).as(which).isEqualTo(parsed.event().key());
    } else if (outcome instanceof Rejected rejected) {
      assertThat(rejected.reason())
          .as(which)
          .hasSizeLessThan(200)
          .doesNotContain(MARK, "heron", "failed");
    } else if (outcome instanceof Ignored ignored) {
      assertThat(ignored.reason()).as(which).hasSizeLessThan(100).doesNotContain(MARK, "heron");
    }
  }

  private LineReader reader(String format) {
    SourceConfig source =
        new SourceConfig("elm-fw", "elm", URI.create("file:-"), format, List.of());
    return LineReader.create(source, ELM, Directory.empty(), ZoneId.of("Europe/London"));
  }

  private static List<byte[]> golden() throws IOException {
    List<byte[]> lines = new ArrayList<>();
    try (Stream<Path> files = Files.walk(LOGS)) {
      for (Path file : files.filter(one -> one.toString().endsWith(".log")).sorted().toList()) {
        Files.readAllLines(file).forEach(line -> lines.add(line.getBytes(UTF_8)));
      }
    }
    Formats.bundled().products().stream()
        .flatMap(product -> product.examples().stream())
        .forEach(line -> lines.add(line.getBytes(UTF_8)));
    return lines;
  }

  private byte[] mutated(List<byte[]> golden) {
    byte[] line = insert(any(golden), MARK.getBytes(UTF_8));
    for (int change = random.nextInt(4); change >= 0; change--) {
      line =
          switch (random.nextInt(7)) {
            case 0 -> Arrays.copyOf(line, random.nextInt(line.length + 1));
            case 1 -> Arrays.copyOfRange(line, random.nextInt(line.length + 1), line.length);
            case 2 -> spliced(line, any(golden));
            case 3 -> flipped(line);
            case 4 -> insert(line, piece(line));
            case 5 -> insert(line, new byte[] {ODD[random.nextInt(ODD.length)]});
            default -> insert(line, run());
          };
    }
    return line;
  }

  private byte[] any(List<byte[]> golden) {
    return golden.get(random.nextInt(golden.size()));
  }

  private byte[] spliced(byte[] line, byte[] other) {
    byte[] head = Arrays.copyOf(line, random.nextInt(line.length + 1));
    byte[] tail = Arrays.copyOfRange(other, random.nextInt(other.length + 1), other.length);
    return joined(head, tail, new byte[0]);
  }

  private byte[] flipped(byte[] line) {
    byte[] changed = line.clone();
    for (int i = random.nextInt(5); i >= 0 && changed.length > 0; i--) {
      changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
    }
    return changed;
  }

  private byte[] piece(byte[] line) {
    int from = random.nextInt(line.length + 1);
    return Arrays.copyOfRange(line, from, from + random.nextInt(line.length - from + 1));
  }

  private byte[] run() {
    boolean huge = random.nextInt(200) == 0;
    byte[] run = new byte[random.nextInt(huge ? 60_000 : 100)];
    Arrays.fill(run, random.nextBoolean() ? ODD[random.nextInt(ODD.length)] : (byte) 'a');
    return run;
  }

  private byte[] insert(byte[] line, byte[] piece) {
    int at = random.nextInt(line.length + 1);
    return joined(Arrays.copyOf(line, at), piece, Arrays.copyOfRange(line, at, line.length));
  }

  private static byte[] joined(byte[] one, byte[] two, byte[] three) {
    byte[] all = Arrays.copyOf(one, one.length + two.length + three.length);
    System.arraycopy(two, 0, all, one.length, two.length);
    System.arraycopy(three, 0, all, one.length + two.length, three.length);
    return all;
  }
}

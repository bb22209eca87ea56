package org.handbell.ingest.parse;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.handbell.ingest.SourceConfig;
import org.handbell.ingest.identity.Directory;
import org.handbell.ingest.parse.ParseOutcome.Ignored;
import org.handbell.ingest.parse.ParseOutcome.Parsed;
import org.handbell.ingest.parse.ParseOutcome.Rejected;
import org.handbell.ingest.read.LineReader;
import org.handbell.model.School;
import org.handbell.model.SchoolPhase;
import org.handbell.topic.EventJson;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each {@code x.log} beside this test's resources gives what {@code x.log-expected.json} says, read
 * by its format's own name and by {@code auto}. The folder's name is the format's. {@code
 * -Dgolden.write=true} writes the expectations anew, to be read before they are kept.
 */
class GoldenLogsTest {

  private static final Path LOGS = Path.of("src/test/resources/org/handbell/ingest/parse");
  private static final Instant RECEIVED = Instant.parse("2026-11-20T09:00:00Z");
  private static final ObjectMapper JSON = new ObjectMapper();

  static Stream<Path> logs() throws IOException {
    try (Stream<Path> files = Files.walk(LOGS)) {
      return files.filter(file -> file.toString().endsWith(".log")).sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("logs")
  void a_log_gives_what_its_expectation_says(Path log) throws IOException {
    Path expectation = Path.of(log + "-expected.json");
    JsonNode actual = read(log, format(log));
    if (Boolean.getBoolean("golden.write")) {
      Files.writeString(expectation, pretty(actual) + "\n");
    }

    JsonNode expected = JSON.readTree(expectation.toFile());

    assertThat(pretty(actual)).isEqualTo(pretty(expected));
  }

  @ParameterizedTest
  @MethodSource("logs")
  void auto_finds_each_format_by_itself(Path log) throws IOException {
    JsonNode named = read(log, format(log));

    JsonNode auto = read(log, "auto");

    for (int i = 0; i < named.size(); i++) {
      assertThat(auto.get(i).path("event")).isEqualTo(named.get(i).path("event"));
    }
  }

  private static String format(Path log) {
    return log.getName(log.getNameCount() - 2).toString();
  }

  private static ArrayNode read(Path log, String format) throws IOException {
    SourceConfig source =
        new SourceConfig("elm-fw", "elm", URI.create("file:-"), format, List.of());
    LineReader reader =
        LineReader.create(
            source,
            new School("elm", "Elm School", SchoolPhase.SECONDARY),
            Directory.empty(),
            ZoneId.of("Europe/London"));
    ArrayNode outcomes = JSON.createArrayNode();
    for (String line : Files.readAllLines(log)) {
      outcomes.add(
          json(reader.read(new ReceivedLine("id", RECEIVED, line.getBytes(UTF_8), false))));
    }
    return outcomes;
  }

  /** As the command {@code parse} prints it, without what is the same in every line. */
  private static ObjectNode json(ParseOutcome outcome) throws IOException {
    ObjectNode json = JSON.createObjectNode();
    if (outcome instanceof Parsed parsed) {
      ObjectNode event = (ObjectNode) JSON.readTree(EventJson.toBytes(parsed.event()));
      event.remove(List.of("v", "event", "school", "observer"));
      return json.put("parser", parsed.parser()).set("event", event);
    } else if (outcome instanceof Ignored ignored) {
      return json.put("parser", ignored.parser()).put("ignored", ignored.reason());
    }
    return json.put("rejected", ((Rejected) outcome).reason());
  }

  private static String pretty(JsonNode json) throws IOException {
    DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
    printer.indentArraysWith(new DefaultIndenter("  ", "\n"));
    return JSON.writer(printer).writeValueAsString(json);
  }
}

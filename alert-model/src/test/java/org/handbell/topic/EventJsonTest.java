package org.handbell.topic;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.handbell.model.Event;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventJsonTest {

  private static final long SEED = 7159;
  private static final ObjectMapper OTHER = new ObjectMapper();
  private static final List<ObjectWriter> WRITERS =
      List.of(OTHER.writer(), OTHER.writerWithDefaultPrettyPrinter());

  @Test
  void any_event_is_read_as_it_was_written() throws IOException {
    RandomEvents events = new RandomEvents(SEED);
    for (int i = 0; i < 5_000; i++) {
      Event event = events.next();

      Event read = EventJson.fromBytes(EventJson.toBytes(event));

      assertThat(read).as("seed %d, event %d", SEED, i).isEqualTo(event);
    }
  }

  @Test
  void parts_that_come_again_are_written_as_the_first_time() {
    RandomEvents events = new RandomEvents(SEED);
    List<Event> some = Stream.generate(events::next).limit(500).toList();
    List<byte[]> first = some.stream().map(EventJson::toBytes).toList();
    for (int round = 0; round < 3; round++) {
      List<byte[]> again = some.stream().map(EventJson::toBytes).toList();

      assertThat(again).usingElementComparator(Arrays::compare).isEqualTo(first);
    }
  }

  @Test
  void fields_are_read_in_any_order_and_whatever_stands_between_them() throws IOException {
    Random random = new Random(SEED);
    RandomEvents events = new RandomEvents(SEED);
    for (int i = 0; i < 3_000; i++) {
      Event event = events.next();
      JsonNode other = shuffled(OTHER.readTree(EventJson.toBytes(event)), random);

      Event read = EventJson.fromBytes(WRITERS.get(i % 2).writeValueAsBytes(other));

      assertThat(read).as("seed %d, event %d: %s", SEED, i, other).isEqualTo(event);
    }
  }

  /** The same fields, and others that nobody knows, in another order. */
  private static JsonNode shuffled(JsonNode node, Random random) {
    if (!(node instanceof ObjectNode object)) {
      return node;
    }
    List<Map.Entry<String, JsonNode>> fields = new ArrayList<>(object.properties());
    for (int i = random.nextInt(3); i > 0; i--) {
      fields.add(Map.entry("new" + i, unknown(random, 3)));
    }
    Collections.shuffle(fields, random);
    ObjectNode other = OTHER.createObjectNode();
    fields.forEach(field -> other.set(field.getKey(), shuffled(field.getValue(), random)));
    return other;
  }

  private static JsonNode unknown(Random random, int depth) {
    return switch (random.nextInt(depth > 0 ? 5 : 3)) {
      case 0 -> OTHER.getNodeFactory().textNode("}\"]\\,{\"id\":\"x\"}}");
      case 1 -> OTHER.getNodeFactory().numberNode(random.nextLong());
      case 2 -> OTHER.getNodeFactory().nullNode();
      case 3 ->
          OTHER.createArrayNode().add(unknown(random, depth - 1)).add(unknown(random, depth - 1));
      default ->
          OTHER
              .createObjectNode()
              .<ObjectNode>set("id", unknown(random, depth - 1))
              .<ObjectNode>set("original", unknown(random, depth - 1));
    };
  }

  @Test
  void events_as_they_were_first_written_are_read_and_say_the_same_when_written_now()
      throws IOException {
    for (String line : firstWritten()) {
      Event event = EventJson.fromBytes(line.getBytes(UTF_8));

      JsonNode now = OTHER.readTree(EventJson.toBytes(event));

      ((ObjectNode) now.get("event")).remove("original_length");
      assertThat(now).isEqualTo(OTHER.readTree(line));
    }
  }

  private static List<String> firstWritten() throws IOException {
    try (InputStream in =
        requireNonNull(EventJsonTest.class.getResourceAsStream("events-as-first-written.jsonl"))) {
      return Arrays.asList(new String(in.readAllBytes(), UTF_8).split("\n"));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-1",
        "0",
        "1",
        "17",
        "18",
        "20",
        "2147483647",
        "99999999999",
        "1e3",
        "\"19\"",
        "null",
        "[]"
      })
  void a_length_that_is_not_the_originals_is_not_believed(String length) throws IOException {
    String event = event("\"original_length\":%s,\"original\":\"a \\\"line\\\" of 19\"");

    Event read = EventJson.fromBytes(event.formatted(length).getBytes(UTF_8));

    assertThat(requireNonNull(read.original()).text()).isEqualTo("a \"line\" of 19");
    assertThat(read.drill()).isEqualTo("d");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"original_length\":4,\"original\":\"line\",\"id\":\"x\"",
        "\"original\":\"line\",\"original_length\":4,\"id\":\"x\"",
        "\"original\":\"line\",\"id\":\"x\",\"original_length\":4",
        "\"original_length\":16,\"original\":\"line\",\"id\" : \"x\"",
        "\"original_length\":4,\"original\":  \"line\"  ,\"id\":\"x\"",
      })
  void what_stands_behind_an_original_is_read_where_its_length_does_not_end_it_all(String fields)
      throws IOException {
    Event read = EventJson.fromBytes(event(fields).getBytes(UTF_8));

    assertThat(requireNonNull(read.original()).text()).isEqualTo("line");
    assertThat(read.id()).isEqualTo("x");
  }

  @Test
  void an_original_that_ends_in_backslashes_and_quotes_is_read_whole() throws IOException {
    String end = "\\\"";
    for (int i = 0; i < 64; i++) {
      StringBuilder line = new StringBuilder("line");
      for (int bit = 0; bit < 6; bit++) {
        line.append(end.charAt(i >> bit & 1));
      }
      String fields = "\"original\":" + OTHER.writeValueAsString(line.toString());
      Event event = EventJson.fromBytes(event(fields).getBytes(UTF_8));

      Event read = EventJson.fromBytes(EventJson.toBytes(event));

      assertThat(requireNonNull(read.original()).text()).isEqualTo(line.toString());
    }
  }

  @Test
  void a_quote_that_is_escaped_does_not_end_an_original_whatever_its_length_says() {
    byte[] event = event("\"original_length\":5,\"original\":\"line\\\"").getBytes(UTF_8);

    assertThatThrownBy(() -> EventJson.fromBytes(event)).isInstanceOf(IOException.class);
  }

  /** Of no person's, with those fields last of all. */
  private static String event(String fields) {
    return """
        {"v":1,"@timestamp":"2026-11-20T10:15:30.123Z","occurred":"2026-11-20T10:15:30.123Z",\
        "school":{"id":"elm"},"person":{"id":"elm/a"},"drill":"d",\
        "event":{"id":"a","ingested":"2026-11-20T10:15:30.123Z",%s}}"""
        .replace("%s}}", fields + "}}");
  }

  @Test
  void an_event_that_is_cut_off_anywhere_is_refused() throws IOException {
    for (String line : firstWritten()) {
      byte[] now = EventJson.toBytes(EventJson.fromBytes(line.getBytes(UTF_8)));
      for (int cut = 0; cut < now.length; cut++) {
        byte[] start = Arrays.copyOf(now, cut);

        assertThatThrownBy(() -> EventJson.fromBytes(start)).isInstanceOf(IOException.class);
      }
    }
  }
}

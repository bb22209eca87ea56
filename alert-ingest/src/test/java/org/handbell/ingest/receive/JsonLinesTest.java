package org.handbell.ingest.receive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonLinesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "[{\"a\":1},{\"b\":[2,3]}] | {\"a\":1};{\"b\":[2,3]}",
        "{\"records\":[{\"a\":1},{\"b\":2}]} | {\"a\":1};{\"b\":2}",
        "{\"count\":2,\"records\":[{\"a\":1}],\"x\":{}} | {\"a\":1}",
        "{\"a\":{\"records\":[1]}} | {\"a\":{\"records\":[1]}}",
        "{\"records\":7} | {\"records\":7}",
        "{\"a\":1}\\n{\"b\":2} | {\"a\":1};{\"b\":2}",
        "[\"<1>one\",\"t\\u00e4st\"] | <1>one;täst",
        "[1, true, null, 2.5e3] | 1;true;null;2.5e3",
        "[{ \"a\" :\\n 1 }] | { \"a\" :  1 }",
        "{} | {}",
      })
  void each_element_is_a_line(String written, String expected) throws IOException {
    byte[] body = written.replace("\\n", "\n").getBytes(UTF_8);

    assertThat(JsonLines.of(body))
        .extracting(line -> new String(line.bytes(), UTF_8))
        .containsExactly(expected.split(";", -1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"a\": secret} | not JSON at byte",
        "[{\"a\":1} | not JSON at byte",
        "7 | send an object, an array",
        "\"secret\" | send an object, an array",
      })
  void what_is_something_else_is_said_without_repeating_it(String written, String message) {
    assertThatThrownBy(() -> JsonLines.of(written.getBytes(UTF_8)))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith(message)
        .hasMessageNotContaining("secret");
  }

  @Test
  void ten_thousand_brackets_and_any_bytes_are_refused_and_nothing_worse() {
    assertThatThrownBy(() -> JsonLines.of("[".repeat(10_000).getBytes(UTF_8)))
        .isInstanceOf(IOException.class);
    long seed = 7;
    Random random = new Random(seed);
    for (int round = 0; round < 20_000; round++) {
      byte[] body = new byte[random.nextInt(40)];
      for (int i = 0; i < body.length; i++) {
        body[i] = (byte) "{}[]\":,1a \n\\u\u0000".charAt(random.nextInt(14));
      }
      try {
        JsonLines.of(body);
      } catch (IOException e) {
        assertThat(e.getMessage()).as("seed %d, round %d", seed, round).isNotBlank();
      }
    }
  }
}

package org.handbell.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.handbell.recent.WrittenNames;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonCursorTest {

  private static final List<ObjectMapper> WRITERS =
      List.of(
          new ObjectMapper(),
          JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build());

  private static JsonCursor cursor(String json) {
    byte[] bytes = json.getBytes(UTF_8);
    return new JsonCursor(bytes, 0, bytes.length);
  }

  @Test
  void what_another_program_writes_is_read_as_it_was_meant() throws IOException, JsonFault {
    long seed = 8259;
    Random random = new Random(seed);
    for (int i = 0; i < 2000; i++) {
      Map<String, String> written = Map.of("a" + text(random), "b" + text(random));
      JsonCursor in = cursor(WRITERS.get(i % 2).writeValueAsString(written));

      Map<String, String> read = new LinkedHashMap<>();
      in.enterObject();
      while (in.nextName()) {
        String name = in.name();
        read.put(name, String.valueOf(in.text()));
      }
      in.end();

      assertThat(read).as("seed %d, object %d", seed, i).isEqualTo(written);
    }
  }

  @Test
  void names_are_known_in_whatever_order_they_come() throws JsonFault {
    KnownNames known = new KnownNames("time", "clientip", "containsadverts");
    Random random = new Random(41);
    List<String> names =
        new ArrayList<>(
            List.of("time", "clientip", "containsadverts", "times", "contains", "t\\u0069me", ""));
    for (int i = 0; i < 2000; i++) {
      Collections.shuffle(names, random);
      List<String> some = names.subList(0, random.nextInt(names.size()));
      String colon = random.nextInt(9) == 0 ? " : " : ":";
      JsonCursor in =
          cursor(
              some.stream()
                  .map(name -> '"' + name + '"' + colon + "[\"x\"]")
                  .collect(Collectors.joining(",", "{", "}")));

      List<String> read = new ArrayList<>();
      assertThat(in.enterObject()).isTrue();
      for (WrittenNames.Name<String> name = in.nextName(known, known.start());
          name != null;
          name = in.nextName(known, name)) {
        read.add(in.name() + "/" + name.meaning());
        in.skip();
      }
      in.end();

      assertThat(read)
          .containsExactlyElementsOf(
              some.stream()
                  .map(name -> name.replace("\\u0069", "i") + "/" + known(name, known))
                  .toList());
    }
  }

  private static String known(String name, KnownNames known) {
    return known.find(name.getBytes(UTF_8), 0, name.length());
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(12); i > 0; i--) {
      int codePoint =
          switch (random.nextInt(4)) {
            case 0 -> random.nextInt(0x80);
            case 1 -> "\"\\/{}[],:\u0000\u001f\u007f".charAt(random.nextInt(12));
            case 2 -> random.nextInt(0xD800);
            default -> 0xE000 + random.nextInt(0x10FFFF - 0xE000);
          };
      text.appendCodePoint(codePoint);
    }
    return text.toString();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        " [ ] ",
        "{\"a\":[1,-2.5e+7,NaN,true,null],\"b\":{\"\":{}}}",
        "\"\\q\\u00e9\"",
        "[[[]],{\"a\":[{}]}]",
      })
  void any_value_can_be_passed_over(String json) throws JsonFault {
    JsonCursor in = cursor(json);

    in.skip();

    in.end();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"a\":1,} | 7",
        "{\"a\" 1} | 5",
        "{a:1} | 1",
        "[1 2] | 3",
        "[1,] | 3",
        "{\"a\":yes} | 5",
        "{\"a\":\"cut | 9",
        "{\"a\":\"cut\\ | 10",
        "{\"a\":[1,2 | 9",
        "{} x | 3",
        "{\"a\":1}} | 7",
      })
  void what_is_broken_is_said_by_its_place(String json, int place) {
    JsonCursor in = cursor(json);

    JsonFault fault =
        catchThrowableOfType(
            JsonFault.class,
            () -> {
              in.skip();
              in.end();
            });

    assertThat(fault.place()).isEqualTo(place);
  }
}

package org.handbell.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OrderedCursorTest {

  private static final JsonName A = new JsonName("a");
  private static final JsonName LONG = new JsonName("just_sixteen_letters".substring(0, 16));
  private static final JsonName LONGEST = new JsonName("of_twenty_one_letters");

  private static OrderedCursor cursor(String json) {
    return new OrderedCursor(json.getBytes(UTF_8));
  }

  /** Of the object that stands there, what those three names stand before. */
  private static String three(OrderedCursor in) throws IOException {
    String a = "-";
    String second = "-";
    String third = "-";
    in.enter();
    while (in.more()) {
      a = in.at(A) ? in.string() : a;
      second = in.at(LONG) ? in.string() : second;
      third = in.at(LONGEST) ? in.string() : third;
    }
    return a + second + third;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{} | ---",
        "[1,{\"a\":\"x\"}] | ---",
        "{\"a\":\"1\",\"just_sixteen_let\":\"2\",\"of_twenty_one_letters\":\"3\"} | 123",
        "{\"of_twenty_one_letters\":\"3\",\"just_sixteen_let\":\"2\",\"a\":\"1\"} | 123",
        " { \"a\" : \"1\" , \"b\" : { \"a\" : \"4\" } , \"of_twenty_one_letters\" : \"3\" } | 1-3",
        "{\"a\":\"1\",\"a\":\"2\"} | 2--",
        "{\"aa\":\"1\",\"A\":\"2\",\"\":\"3\",\"just_sixteen_les\":\"4\"} | ---",
        "{\"of_twenty_one_letterz\":\"1\",\"of_twenty_one_letters_\":\"2\"} | ---",
      })
  void names_are_found_in_any_order_and_others_passed_over(String json, String wanted)
      throws IOException {
    OrderedCursor in = cursor(json);

    String read = three(in);

    in.end();
    assertThat(read).isEqualTo(wanted);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"a\":\"1\",}",
        "{,\"a\":\"1\"}",
        "{\"a\" \"1\"}",
        "{\"a\":\"1\" \"b\":\"2\"}",
        "{a:\"1\"}",
        "{\"a\":\"1\"",
        "{\"b\":{\"a\":\"1\"}",
        "{\"a\":}",
      })
  void what_is_no_object_is_refused(String json) {
    assertThatThrownBy(() -> three(cursor(json))).isInstanceOf(JsonFault.class);
  }

  @Test
  void an_object_that_comes_again_is_not_read_again_and_one_that_only_begins_like_it_is()
      throws IOException {
    AtomicInteger reads = new AtomicInteger();
    RecentObjects<String> recent =
        new RecentObjects<>(
            8,
            in -> {
              reads.incrementAndGet();
              return three(in);
            });
    String same = "{\"a\":\"1\"}";
    String longer = "{\"a\":\"1\",\"b\":{\"c\":2},\"a\":\"2\"}";
    String inText = "{\"a\":\"}\"}";
    for (int i = 0; i < 5; i++) {
      OrderedCursor in = cursor("[" + same + "," + longer + "," + inText + "]");
      in.enterArray();
      StringBuilder read = new StringBuilder();
      while (in.nextElement()) {
        read.append(recent.at(in)).append(' ');
      }
      in.end();

      assertThat(read.toString()).isEqualTo("1-- 2-- }-- ");
    }
    assertThat(reads).hasValue(2 + 5 + 5);
  }
}

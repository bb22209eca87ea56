package org.handbell.text;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class EightsTest {

  private static final long SEED = 5;

  @Test
  void a_quote_or_backslash_is_found_where_looking_at_each_byte_finds_it() {
    Random random = new Random(SEED);
    byte[] some = {'"', '\\', '!', '#', '[', ']', (byte) 0xA2, (byte) 0xDC, 0, 'a'};
    for (int i = 0; i < 20_000; i++) {
      byte[] line = new byte[random.nextInt(40)];
      for (int at = 0; at < line.length; at++) {
        line[at] = some[i % 2 == 0 ? 2 + random.nextInt(8) : random.nextInt(some.length)];
      }
      int from = random.nextInt(line.length + 1);
      int to = from + random.nextInt(line.length - from + 1);

      int found = Eights.quoteOrBackslash(line, from, to);

      assertThat(found).as("seed %d, line %d", SEED, i).isEqualTo(oneByOne(line, from, to));
    }
  }

  private static int oneByOne(byte[] line, int from, int to) {
    for (int i = from; i < to; i++) {
      if (line[i] == '"' || line[i] == '\\') {
        return i;
      }
    }
    return to;
  }

  @Test
  void what_must_be_escaped_is_found_byte_by_byte_in_any_eight() {
    Random random = new Random(SEED);
    byte[] some = {'"', '\\', '!', '#', '[', ']', (byte) 0xA2, (byte) 0xDC, 0, 31, 32, 'a'};
    for (int i = 0; i < 50_000; i++) {
      byte[] bytes = new byte[8];
      boolean anyControl = false;
      long wanted = 0;
      for (int at = 0; at < bytes.length; at++) {
        byte b = some[random.nextInt(i % 2 == 0 ? some.length : 8)];
        bytes[at] = b;
        wanted |= b == '"' || b == '\\' ? 0x80L << (at << 3) : 0;
        anyControl |= b >= 0 && b < ' ';
      }
      long eight = Eights.at(bytes, 0);

      assertThat(Eights.quotesAndBackslashes(eight)).as("seed %d, %d", SEED, i).isEqualTo(wanted);
      assertThat(Eights.controls(eight) != 0).as("seed %d, %d", SEED, i).isEqualTo(anyControl);
    }
  }

  @Test
  void a_byte_is_found_where_it_first_stands() {
    byte[] line = "{\"a\":1,\"b\":\"}\"}|}".getBytes(US_ASCII);
    for (int from = 0; from <= line.length; from++) {
      for (int to = from; to <= line.length; to++) {
        int found = from;
        while (found < to && line[found] != '}') {
          found++;
        }

        assertThat(Eights.first((byte) '}', line, from, to)).isEqualTo(found);
      }
    }
  }

  @Test
  void few_bytes_are_the_same_in_the_middle_and_at_the_end_of_a_line() {
    byte[] middle = "xabcdefghijk".getBytes(US_ASCII);
    byte[] end = "xabc".getBytes(US_ASCII);

    assertThat(Eights.upTo(middle, 1, 4)).isEqualTo(Eights.upTo(end, 1, 4)).isEqualTo(0x636261L);
    assertThat(Eights.upTo(middle, 1, 1)).isZero();
    assertThat(Eights.upTo(end, 4, 4)).isZero();
  }
}

package org.handbell.ingest.receive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SyslogFramingTest {

  private static final int LIMIT = 64;

  /** What a stream gave: the messages, with a mark on those cut short, and the faults. */
  private static final class Heard implements SyslogFraming.Frames {
    final List<String> messages = new ArrayList<>();
    int faults;
    int longest;

    @Override
    public void frame(byte[] bytes, boolean truncated) {
      longest = Math.max(longest, bytes.length);
      messages.add(new String(bytes, UTF_8) + (truncated ? "…" : ""));
    }

    @Override
    public void fault() {
      faults++;
    }
  }

  private static ByteBuf bytes(String text) {
    return Unpooled.wrappedBuffer(text.getBytes(UTF_8));
  }

  private static String unescaped(String text) {
    return text.replace("\\n", "\n").replace("\\r", "\r").replace("\\0", "\0");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = true,
      value = {
        "<1>a\\n<2>b\\n | <1>a,<2>b | 0",
        "<1>a\\r\\n<2>b\\r\\n | <1>a,<2>b | 0",
        "<1>a\\0<2>b\\0 | <1>a,<2>b | 0",
        "4 <1>a4 <2>b | <1>a,<2>b | 0",
        "4 <1>a\\n4 <2>b\\n | <1>a,<2>b | 0",
        "4 <1>a<2>b\\n4 <3>c | <1>a,<2>b,<3>c | 0",
        "7 <1>a\\nb{4 <2>c | <1>a\\nb{,<2>c | 0",
        "{\"a\":1}\\n{\"b\":2}\\n | {\"a\":1},{\"b\":2} | 0",
        "\\n\\n<1>a\\n\\n | <1>a | 0",
        "2 <1>a\\n<2>b\\n | <1,>a,<2>b | 1",
        "1795165199.250 first\\n<2>b\\n | 1795165199.250 first,<2>b | 1",
        "9999999999 <1>a\\n<2>b\\n | 9999999999 <1>a,<2>b | 1",
        "-5 <1>a\\n<2>b\\n | -5 <1>a,<2>b | 0",
        "0 x\\n<2>b\\n | 0 x,<2>b | 0",
        "007 <1>abc\\n<2>b\\n | 007 <1>abc,<2>b | 0",
        "2000000 <1>a\\n<2>b\\n | 2000000 <1>a,<2>b | 1",
        "12abc\\n<2>b\\n | 12abc,<2>b | 1",
        "<1>no end | <1>no end | 0",
        "50 <1>short | <1>short… | 1",
        "12345 | 12345 | 0",
      })
  void a_stream_gives_the_same_messages_wherever_it_is_split(
      String escaped, String expected, int faults) {
    String stream = unescaped(escaped);
    for (int split = 0; split <= stream.length(); split++) {
      Heard heard = new Heard();
      SyslogFraming framing = new SyslogFraming(LIMIT, heard);

      framing.feed(bytes(stream.substring(0, split)));
      framing.feed(bytes(stream.substring(split)));
      framing.end();

      assertThat(heard.messages)
          .as("split at %d", split)
          .containsExactly(unescaped(expected).split(",", -1));
      assertThat(heard.faults).as("faults, split at %d", split).isEqualTo(faults);
    }
  }

  @Test
  void any_bytes_in_any_pieces_give_the_same_messages_as_in_one() {
    Random random = new Random(42);
    for (int round = 0; round < 300; round++) {
      byte[] stream = new byte[random.nextInt(400)];
      for (int i = 0; i < stream.length; i++) {
        stream[i] = (byte) "<1>2 9\n\r\0{a".charAt(random.nextInt(11));
      }
      Heard whole = new Heard();
      SyslogFraming first = new SyslogFraming(LIMIT, whole);
      first.feed(Unpooled.wrappedBuffer(stream));
      first.end();

      Heard pieces = new Heard();
      SyslogFraming second = new SyslogFraming(LIMIT, pieces);
      for (int from = 0; from < stream.length; ) {
        int length = Math.min(stream.length - from, 1 + random.nextInt(9));
        second.feed(Unpooled.wrappedBuffer(stream, from, length));
        from += length;
      }
      second.end();

      assertThat(pieces.messages).as("seed 42, round %d", round).isEqualTo(whole.messages);
      assertThat(pieces.faults).isEqualTo(whole.faults);
    }
  }

  @Test
  void random_bytes_never_throw_and_never_hold_more_than_a_line() {
    long seed = 20261121;
    Random random = new Random(seed);
    for (int round = 0; round < 50; round++) {
      byte[] stream = new byte[random.nextInt(20_000)];
      random.nextBytes(stream);
      for (int i = random.nextInt(200); i < stream.length; i += 1 + random.nextInt(400)) {
        stream[i] = (byte) "1\n9 <\0".charAt(random.nextInt(6));
      }
      Heard whole = new Heard();
      SyslogFraming first = new SyslogFraming(LIMIT, whole);
      first.feed(Unpooled.wrappedBuffer(stream));
      first.end();

      Heard pieces = new Heard();
      SyslogFraming second = new SyslogFraming(LIMIT, pieces);
      for (int from = 0; from < stream.length; ) {
        int length = Math.min(stream.length - from, 1 + random.nextInt(1_000));
        second.feed(Unpooled.wrappedBuffer(stream, from, length));
        from += length;
      }
      second.end();

      assertThat(pieces.messages).as("seed %d, round %d", seed, round).isEqualTo(whole.messages);
      assertThat(whole.longest).isLessThanOrEqualTo(LIMIT);
    }
  }

  @Test
  void of_a_line_larger_than_the_heap_the_beginning_is_kept_and_the_next_line_heard() {
    Heard heard = new Heard();
    SyslogFraming framing = new SyslogFraming(64 << 10, heard);
    byte[] piece = new byte[1 << 20];
    java.util.Arrays.fill(piece, (byte) 'x');
    framing.feed(bytes("<1>"));

    for (int mebibytes = 0; mebibytes < 1500; mebibytes++) {
      framing.feed(Unpooled.wrappedBuffer(piece));
    }
    framing.feed(bytes("\n<2>next\n"));

    assertThat(heard.messages).hasSize(2).element(1).isEqualTo("<2>next");
    assertThat(heard.messages.get(0)).startsWith("<1>xxx").endsWith("x…");
    assertThat(heard.longest).isEqualTo(64 << 10);
  }

  @Test
  void a_million_lines_of_one_byte_are_a_million_lines() {
    Heard heard = new Heard();
    SyslogFraming framing = new SyslogFraming(LIMIT, heard);

    framing.feed(bytes("a\n".repeat(1_000_000)));

    assertThat(heard.messages).hasSize(1_000_000);
  }
}

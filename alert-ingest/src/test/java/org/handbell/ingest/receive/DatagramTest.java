package org.handbell.ingest.receive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatagramTest {

  @ParameterizedTest
  @CsvSource({
    "1100, url=\"http://heron.example/, true",
    "1100, url=\"http://heron.example/\", false",
    "1100, url=\"a\\\"b, true",
    "1100, url=plain, false",
    "10, url=\"short, false",
  })
  void a_long_datagram_that_ends_inside_quotes_was_cut_by_its_device(
      int padding, String end, boolean cut) {
    byte[] bytes = ("x".repeat(padding) + " " + end).getBytes(UTF_8);

    assertThat(Datagram.lines(bytes, bytes.length))
        .extracting(KeptLine::truncated)
        .containsExactly(cut);
  }
}

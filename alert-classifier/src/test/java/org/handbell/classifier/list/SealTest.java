package org.handbell.classifier.list;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SealTest {

  private final Seal seal = new Seal("an installation's secret".getBytes(StandardCharsets.UTF_8));

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "https://bad.example.com/a, https com",
        "http://bad.co.uk/a, http country",
        "bad.xyz, - other",
        "http://10.1.2.3/x, http ip",
      })
  void shows_scheme_and_class_of_domain_only(String address, String expected) {
    String start = expected == null ? "" : expected;

    assertThat(seal.of(address, "")).startsWith(start).matches("\\S+ \\S+ [0-9a-f]{32}");
  }

  @Test
  void the_same_address_has_the_same_seal_and_another_key_another_one() {
    Seal other = new Seal("another installation's key".getBytes(StandardCharsets.UTF_8));

    assertThat(seal.of("https://www.bad.example/a/", ""))
        .isEqualTo(seal.of("https://bad.example/a", ""))
        .isNotEqualTo(other.of("https://bad.example/a", ""));
  }
}

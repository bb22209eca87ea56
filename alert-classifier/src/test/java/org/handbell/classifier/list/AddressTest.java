package org.handbell.classifier.list;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      quoteCharacter = '"',
      value = {
        "http://Example.COM/ example.com",
        "https://www.example.com:443/a/b/ example.com/a/b",
        "http://example.com:8080/A example.com:8080/A",
        "//example.com/a#part example.com/a",
        "EXAMPLE.com. example.com",
        "http://user:pass@example.com/a?b=C example.com/a?b=C",
        "example.com/? example.com",
        "example.com/%7Eme/%2f%c3%a9 example.com/~me/%2F%C3%A9",
        "example.com/é example.com/%C3%A9",
        "example.com/a/./b/../c example.com/a/c",
        "example.com/100% example.com/100%25",
        "http://bücher.example/ xn--bcher-kva.example",
        "http://IIII.example/ iiii.example",
        "http://[2001:DB8::1]:80/x [2001:db8::1]/x",
        "example.com?q=a/b example.com?q=a/b",
      })
  void every_way_to_write_an_address_becomes_one(String url, String canonical) {
    assertThat(Address.parse(url).orElseThrow().text()).isEqualTo(canonical);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "http://", "/path/only", "not a host", "a,b", "?x"})
  void what_has_no_host_is_no_address(String url) {
    assertThat(Address.parse(url)).isEmpty();
  }
}

package org.handbell.classifier.list;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
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
        "example.com/%7Eme/%2f%c3%a9 example.com/~me/%C3%A9",
        "example.com/%2541%25%32%35 example.com/A%25",
        "example.com/a%3Fb%23c?q=%23 example.com/a%3Fb%23c?q=%23",
        "example.com/a/%2e%2E/b example.com/b",
        "example.com/a//b///c example.com/a/b/c",
        "example.com/a%20b+c example.com/a%20b+c",
        "http://%65xample.com/ example.com",
        "http://..example..com../ example.com",
        "http://3232235777/a 192.168.1.1/a",
        "http://0xC0.0250.257/ 192.168.1.1",
        "http://192.168.001.1/ 192.168.1.1",
        "http://0x7f000001:8080/ 127.0.0.1:8080",
        "http://192.168.1.1.example/ 192.168.1.1.example",
        "http://straße.example/ xn--strae-oqa.example",
        "http://ＢＡＤ。example/ bad.example",
        "example.com/é example.com/%C3%A9",
        "example.com/a/./b/../c example.com/a/c",
        "example.com/100% example.com/100%25",
        "http://bücher.example/ xn--bcher-kva.example",
        "http://IIII.example/ iiii.example",
        "http://[2001:DB8::1]:80/x [2001:db8::1]/x",
        "https:\\\\bad.example\\page bad.example/page",
        "example.com/to/http://other.example/ example.com/to/http:/other.example",
        "www.www.example.com example.com",
        "example.com?q=a/b example.com?q=a/b",
      })
  void every_way_to_write_an_address_becomes_one(String url, String canonical) {
    assertThat(Address.parse(url).orElseThrow().text()).isEqualTo(canonical);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "http://", "/path/only", "not a host", "a,b", "?x", "a.example:b"})
  void what_has_no_host_is_no_address(String url) {
    assertThat(Address.parse(url)).isEmpty();
  }

  @Test
  void the_canonical_form_is_its_own_canonical_form() {
    long seed = 20261118;
    Random random = new Random(seed);
    String signs = "a.b/c:?#@%41[]\\ é~www.://";
    for (int i = 0; i < 20_000; i++) {
      StringBuilder url = new StringBuilder("x.example");
      for (int k = random.nextInt(12); k > 0; k--) {
        url.append(signs.charAt(random.nextInt(signs.length())));
      }
      Address.parse(url.toString())
          .ifPresent(
              address ->
                  assertThat(Address.parse(address.text()).orElseThrow())
                      .as("seed %d, %s", seed, url)
                      .isEqualTo(address));
    }
  }
}

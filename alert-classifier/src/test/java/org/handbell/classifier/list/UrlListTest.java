package org.handbell.classifier.list;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.handbell.model.Category;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UrlListTest {

  private static final byte[] KEY = "an installation's secret".getBytes(StandardCharsets.UTF_8);

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "https://bad.example/page, true",
    "http://www.bad.example/page/, true",
    "https://bad.example/page?x=1, true",
    "https://bad.example/page/below, true",
    "https://bad.example/pages, false",
    "https://bad.example/, false",
    "https://sub.bad.example/page, false",
    "https://whole.example/any/thing, true",
    "https://sub.whole.example/, false",
    "https://ask.example/q?id=7, true",
    "https://ask.example/q?id=8, false",
    "https://ask.example/q, false",
  })
  void an_address_covers_itself_and_what_is_below(String url, boolean covered) throws IOException {
    String lines = "# a remark\nhttps://bad.example/page\n\nWHOLE.example/\nask.example/q?id=7\r\n";
    for (Category category : new Category[] {Category.ILLEGAL_CSAM, Category.CONTENT_DRUGS}) {
      UrlList list = load(lines, ListFormat.URLS, category);

      assertThat(list.covers(Address.parse(url).orElseThrow())).isEqualTo(covered);
      assertThat(list.size()).isEqualTo(3);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "http://bad.example/page, true",
    "https://bad.example/page/x?y, true",
    "https://bad.example/, false",
  })
  void a_list_of_sha256_is_compared_in_canonical_form(String url, boolean covered)
      throws IOException {
    String line = AddressHash.sha256Hex("bad.example/page").toUpperCase(Locale.ROOT);

    UrlList list = load(line, ListFormat.SHA256, Category.ILLEGAL_CSAM);

    assertThat(list.covers(Address.parse(url).orElseThrow())).isEqualTo(covered);
  }

  @ParameterizedTest
  @CsvSource({"bad.example, true", "www.bad.example, true", "sub.bad.example, false"})
  void a_hosts_file_covers_each_host_alone(String host, boolean covered) throws IOException {
    String lines =
        "127.0.0.1 localhost localhost.localdomain\n0.0.0.0 bad.example other.example # x";

    UrlList list = load(lines, ListFormat.HOSTS, Category.CONTENT_DRUGS);

    assertThat(list.covers(Address.parse(host).orElseThrow())).isEqualTo(covered);
    assertThat(list.size()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({
    "bad.example, true",
    "https://a.b.bad.example:8080/x, true",
    "notbad.example, false",
    "example, false",
  })
  void a_domain_covers_every_host_below(String url, boolean covered) throws IOException {
    UrlList list = load("bad.example\n", ListFormat.DOMAINS, Category.CONTENT_DRUGS);

    assertThat(list.covers(Address.parse(url).orElseThrow())).isEqualTo(covered);
  }

  @Test
  void a_toulouse_folder_holds_domains_and_addresses() throws IOException {
    Files.writeString(folder.resolve("domains"), "bad.example\n10.1.2.3\n");
    Files.writeString(folder.resolve("urls"), "fine.example/bad\n");

    UrlList list =
        UrlList.load(new ListConfig("ut1", Category.CONTENT_DRUGS, folder, ListFormat.UT1), KEY);

    assertThat(list.size()).isEqualTo(3);
    assertThat(list.covers(Address.parse("http://x.bad.example/").orElseThrow())).isTrue();
    assertThat(list.covers(Address.parse("http://fine.example/bad/1").orElseThrow())).isTrue();
    assertThat(list.covers(Address.parse("http://fine.example/").orElseThrow())).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "- | URLS | list.txt:1: the list is empty; fetch the list again",
        "# only this | DOMAINS | list.txt:1: the list is empty",
        "<!DOCTYPE html> | URLS | list.txt:1: this is a web page, not a list",
        "a.example~<html> | DOMAINS | list.txt:2: this is a web page",
        "a.example~not a host | DOMAINS | list.txt:2: not a host name; mend the line",
        "abc123 | SHA256 | list.txt:1: not a SHA-256 in 64 hex digits",
        "a.example~no host at all/x | URLS | list.txt:2: not a web address",
      })
  void a_list_that_is_none_is_refused(String text, ListFormat format, String message)
      throws IOException {
    String lines = text == null ? "" : text.replace('~', '\n');

    assertThatThrownBy(() -> load(lines, format, Category.ILLEGAL_CSAM))
        .isInstanceOf(ListException.class)
        .hasMessageContaining(message)
        .hasMessageNotContainingAny("a.example", "no host at all");
  }

  @Test
  void one_broken_line_in_a_hundred_is_left_out_and_counted() throws IOException {
    String lines = "site.example\n.dotted.example\n*.starred.example\n".repeat(50) + "not a host\n";

    UrlList list = load(lines, ListFormat.DOMAINS, Category.CONTENT_DRUGS);

    assertThat(list.skipped()).isEqualTo(1);
    assertThat(list.size()).isEqualTo(3);
    assertThat(list.covers(Address.parse("a.dotted.example").orElseThrow())).isTrue();
    assertThat(list.covers(Address.parse("a.starred.example").orElseThrow())).isTrue();
  }

  @Test
  void a_missing_file_is_named() {
    Path missing = folder.resolve("none.txt");

    assertThatThrownBy(
            () ->
                UrlList.load(
                    new ListConfig("x", Category.CONTENT_DRUGS, missing, ListFormat.URLS), KEY))
        .hasMessageContaining("none.txt:1: cannot be read");
  }

  @Test
  void a_large_list_finds_each_entry_and_nothing_else() throws IOException {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 20_000; i++) {
      lines.append("site").append(i).append(".example\n");
    }
    for (Category category : new Category[] {Category.ILLEGAL_OTHER, Category.CONTENT_DRUGS}) {
      UrlList list = load(lines.toString(), ListFormat.DOMAINS, category);

      assertThat(list.size()).isEqualTo(20_000);
      for (int i = 0; i < 20_000; i += 97) {
        assertThat(list.covers(new Address("site" + i + ".example", "", null))).isTrue();
        assertThat(list.covers(new Address("place" + i + ".example", "", null))).isFalse();
      }
    }
  }

  private UrlList load(String lines, ListFormat format, Category category) throws IOException {
    Path file = folder.resolve("list.txt");
    Files.writeString(file, lines);
    return UrlList.load(new ListConfig("test", category, file, format), KEY);
  }
}

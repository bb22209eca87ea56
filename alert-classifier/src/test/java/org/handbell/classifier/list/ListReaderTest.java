package org.handbell.classifier.list;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.handbell.model.Category;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListReaderTest {

  @ParameterizedTest
  @CsvSource({
    "https://bad.example/page, true",
    "http://www.bad.example/page/, true",
    "https://bad.example/page?x=1, true",
    "https://bad.example/page/below, true",
    "https://bad.example:8443/page/below, true",
    "https://bad.example//%70age/, true",
    "https://bad.example/pages, false",
    "https://bad.example/, false",
    "https://sub.bad.example/page, false",
    "https://whole.example/any/thing, true",
    "https://sub.whole.example/, false",
    "https://ask.example/q?id=7, true",
    "https://ask.example/q?id=8, false",
    "https://ask.example/q, false",
    "https://port.example:8080/x, true",
    "https://port.example/x, false",
    "https://a.b.any.example/x, true",
    "https://any.example/x, true",
    "https://other.example/y/sub/z, true",
    "https://a.other.example/y/1, true",
    "https://a.other.example/z, false",
    "https://3221225985/, true",
  })
  void an_address_covers_itself_and_what_is_below(String url, boolean covered) {
    String lines =
        "# a remark\nhttps://bad.example/page\n\nWHOLE.example/\nask.example/q?id=7\r\n"
            + "port.example:8080\n*.any.example\nhttp://*.other.example/y/*\n192.0.2.1";
    for (Category category : new Category[] {Category.ILLEGAL_CSAM, Category.CONTENT_DRUGS}) {
      ListVersion version = read(lines, ListFormat.URLS, category);

      assertThat(covers(version, url)).isEqualTo(covered);
      assertThat(version.size()).isEqualTo(7);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "http://bad.example/page, true",
    "https://bad.example/page/x?y, true",
    "https://bad.example/, false",
  })
  void a_list_of_sha256_is_compared_in_canonical_form(String url, boolean covered) {
    // sha256sum of bad.example/page
    String line =
        HexFormat.of()
            .formatHex(
                EntryHash.sha256().digest("bad.example/page".getBytes(StandardCharsets.UTF_8)))
            .toUpperCase(Locale.ROOT);

    ListVersion version = read(line, ListFormat.SHA256, Category.ILLEGAL_TERRORISM);

    assertThat(covers(version, url)).isEqualTo(covered);
  }

  @ParameterizedTest
  @CsvSource({"bad.example, true", "www.bad.example, true", "sub.bad.example, false"})
  void a_hosts_file_covers_each_host_alone(String host, boolean covered) {
    String lines =
        "127.0.0.1 localhost localhost.localdomain\n0.0.0.0 bad.example other.example # x";

    ListVersion version = read(lines, ListFormat.HOSTS, Category.CONTENT_DRUGS);

    assertThat(covers(version, host)).isEqualTo(covered);
    assertThat(version.size()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({
    "bad.example, true",
    "https://a.b.bad.example:8080/x, true",
    "notbad.example, false",
    "example, false",
    "a.dotted.example, true",
    "starred.example, true",
  })
  void a_domain_covers_every_host_below(String url, boolean covered) {
    ListVersion version =
        read(
            "bad.example\n.dotted.example\n*.starred.example",
            ListFormat.DOMAINS,
            Category.CONTENT_DRUGS);

    assertThat(covers(version, url)).isEqualTo(covered);
  }

  @Test
  void toulouse_folders_have_each_their_category() {
    Map<String, String> files = new LinkedHashMap<>();
    files.put("blacklists/gambling/domains", "bet.example\nboth.example\n");
    files.put("blacklists/gambling/urls", "fine.example/bet\n");
    files.put("blacklists/gambling/expressions", "(bet)+[");
    files.put("blacklists/vpn/domains", "tunnel.example\nboth.example\n");
    files.put("blacklists/good/usage", "white\n");
    files.put("blacklists/good/domains", "good.example\n");
    files.put("blacklists/unheard-of/domains", "strange.example\n");

    ListVersion version =
        MadeLists.read(files, new ListConfig("ut1", null, Path.of("x"), ListFormat.UT1));

    assertThat(categories(version, "x.bet.example")).containsExactly(Category.COMMERCE_GAMBLING);
    assertThat(categories(version, "fine.example/bet/1"))
        .containsExactly(Category.COMMERCE_GAMBLING);
    assertThat(categories(version, "both.example"))
        .containsExactly(Category.COMMERCE_GAMBLING, Category.CONDUCT_BYPASS);
    assertThat(labels(version, "good.example")).singleElement().matches(Label::allows);
    assertThat(labels(version, "strange.example")).isEmpty();
  }

  @Test
  void a_folder_can_be_of_one_category_that_the_school_names() {
    ListVersion version =
        MadeLists.read(
            Map.of("mine/domains", "own.example\n10.1.2.3"),
            new ListConfig("own", Category.CONTENT_HATE, Path.of("x"), ListFormat.UT1));

    assertThat(categories(version, "own.example")).containsExactly(Category.CONTENT_HATE);
    assertThat(categories(version, "http://10.1.2.3/x")).containsExactly(Category.CONTENT_HATE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "- | URLS | the list is empty; fetch the list again",
        "# only this | DOMAINS | the list is empty",
        "<!DOCTYPE html> | URLS | list.txt:1: this is a web page, not a list",
        "a.example~<html> | DOMAINS | list.txt:2: this is a web page",
        "{\"error\": 401} | DOMAINS | list.txt:1: this is a web page",
        "a.example~not a host | DOMAINS | list.txt:2: not a host name; mend the line",
        "unavailable | DOMAINS | list.txt:1: not a host name",
        "abc123 | SHA256 | list.txt:1: not a SHA-256 in 64 hex digits",
        "a.example~no host at all/x | URLS | list.txt:2: not a web address",
        "first.example second.example | HOSTS | list.txt:1: not a line of a hosts file",
      })
  void a_list_that_is_none_is_refused(String text, ListFormat format, String message) {
    String lines = text == null ? "" : text.replace('~', '\n');

    assertThatThrownBy(() -> read(lines, format, Category.ILLEGAL_CSAM))
        .isInstanceOf(ListException.class)
        .hasMessageContaining(message)
        .hasMessageNotContainingAny("a.example", "no host at all");
  }

  @Test
  void one_broken_line_in_a_thousand_is_left_out_and_counted() {
    String lines = "site.example\n".repeat(999) + "not a host\n";

    ListVersion version = read(lines, ListFormat.DOMAINS, Category.CONTENT_DRUGS);

    assertThat(version.skipped()).isEqualTo(1);
    assertThat(version.size()).isEqualTo(999);
    assertThatThrownBy(
            () ->
                read("a.example\n" + lines + "nor this", ListFormat.DOMAINS, Category.CONTENT_HATE))
        .hasMessageContaining("list.txt:1001: not a host name");
  }

  @Test
  void a_line_without_an_end_is_no_list() {
    assertThatThrownBy(() -> read("a".repeat(1 << 20), ListFormat.DOMAINS, Category.CONTENT_DRUGS))
        .hasMessageContaining("a line has more than 16 KiB");
  }

  @Test
  void many_lists_answer_as_each_alone_would() {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 20_000; i++) {
      lines.append("site").append(i).append(".example\n");
    }
    ListVersion many = read(lines.toString(), ListFormat.DOMAINS, Category.CONTENT_DRUGS);
    ListVersion few =
        MadeLists.read(
            Map.of("", "site7.example/x\nhttps://place1.example\n"),
            new ListConfig("few", Category.ILLEGAL_CSAM, Path.of("x"), ListFormat.URLS));
    ListSet set = MadeLists.set(many, few);

    assertThat(set.versions()).containsEntry("test", many.name()).containsEntry("few", few.name());
    for (int i = 0; i < 20_000; i += 7) {
      assertThat(set.labels(new Address("site" + i + ".example", "", null))).hasSize(1);
      assertThat(set.labels(new Address("page" + i + ".example", "", null))).isEmpty();
    }
    assertThat(set.labels(new Address("site7.example", "/x", null))).hasSize(2);
    assertThat(set.labels(new Address("place1.example", "/x", null))).hasSize(1);
  }

  @Test
  void what_is_new_is_told_from_what_was_there() {
    ListVersion before = read("a.example\nb.example", ListFormat.URLS, Category.ILLEGAL_CSAM);
    ListVersion after = read("b.example\nc.example", ListFormat.URLS, Category.ILLEGAL_CSAM);

    ListVersion added = after.since(before);

    assertThat(covers(added, "a.example")).isFalse();
    assertThat(covers(added, "b.example")).isFalse();
    assertThat(covers(added, "c.example/x")).isTrue();
  }

  @Test
  void a_school_s_list_says_where_it_holds() {
    Label label = new Label("own", Category.CONTENT_HATE, "elm", true);

    assertThat(label.holdsAt("elm")).isTrue();
    assertThat(label.holdsAt("oak")).isFalse();
    assertThat(new Label("all", Category.CONTENT_HATE, null, false).holdsAt("oak")).isTrue();
  }

  private static List<Category> categories(ListVersion version, String url) {
    return labels(version, url).stream().map(Label::category).toList();
  }

  private static boolean covers(ListVersion version, String url) {
    return !labels(version, url).isEmpty();
  }

  private static List<Label> labels(ListVersion version, String url) {
    return MadeLists.set(version).labels(Address.parse(url).orElseThrow());
  }

  private static ListVersion read(String lines, ListFormat format, Category category) {
    return MadeLists.read(
        Map.of("list.txt", lines), new ListConfig("test", category, Path.of("list.txt"), format));
  }
}

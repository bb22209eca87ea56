package org.handbell.ingest.profile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.handbell.document.Document;
import org.handbell.document.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a technician gets for a few pasted lines of a product that Handbell has never seen. */
class SuggestionTest {

  private static final ZoneId LONDON = ZoneId.of("Europe/London");

  private static final Map<String, String> SHAPES =
      Map.of(
          "key-value",
          """
          <134>Nov 20 08:15:00 gate1 filterd[77]: when_logged=x date=2026-11-20 time=08:15:00 src_ip=10.40.1.9 user_name="OAK\\jdoe" url="http://games.example/play" category=Online Games action=denied
          <134>Nov 20 08:15:04 gate1 filterd[77]: when_logged=x date=2026-11-20 time=08:15:04 src_ip=10.40.1.10 user_name="OAK\\asmith" url="https://www.oak.example/" category=Education action=allowed
          <134>Nov 20 08:15:09 gate1 filterd[77]: when_logged=x date=2026-11-20 time=08:15:09 src_ip=10.40.1.11 user_name="-" url="https://news.example/a?b=1" category=News action=allowed
          """,
          "csv with a heading",
          """
          Time,Username,IP Address,URL,Category,Action
          20/11/2026 08:15:00,jdoe,10.40.1.9,"https://games.example/play?a=1,2",Games,Blocked
          20/11/2026 08:15:03,asmith,10.40.1.10,https://www.oak.example/,Education,Allowed
          20/11/2026 08:15:05,,10.40.1.11,https://news.example/x,News,Allowed
          """,
          "csv without a heading",
          """
          2026/11/20 08:15:00,10.40.1.9,jdoe,GET,http://games.example/play,403,DENIED
          2026/11/20 08:15:01,10.40.1.10,asmith,GET,http://www.oak.example/,200,ALLOWED
          2026/11/20 08:15:02,10.40.1.11,-,POST,http://news.example/,200,ALLOWED
          """,
          "semicolon",
          """
          Date;Time;Client IP;User;Website;Verdict
          20.11.2026;08:15:00;10.40.1.9;OAK\\jdoe;games.example/play;blocked
          20.11.2026;08:15:07;10.40.1.10;OAK\\asmith;www.oak.example;allowed
          20.11.2026;08:15:08;10.40.1.10;;www.oak.example/art;allowed
          """,
          "tab",
          """
          1795162500.123\t10.40.1.9\tOAK\\jdoe\tGET\thttp://games.example/play\tblock
          1795162501.500\t10.40.1.10\tOAK\\asmith\tGET\thttp://www.oak.example/\tpass
          1795162502.500\t10.40.1.11\t-\tGET\thttp://www.oak.example/b\tpass
          """,
          "json",
          """
          {"event":{"timestamp":"2026-11-20T08:15:00Z"},"client":{"ip":"10.40.1.9"},"user":{"name":"jdoe"},"url":{"original":"https:\\/\\/games.example\\/play"},"action":"BLOCK","bytes":512}
          {"event":{"timestamp":"2026-11-20T08:15:02Z"},"client":{"ip":"10.40.1.10"},"user":{"name":"asmith"},"url":{"original":"https:\\/\\/www.oak.example\\/"},"action":"ALLOW","bytes":99}
          {"event":{"timestamp":"2026-11-20T08:15:04Z"},"client":{"ip":"10.40.1.11"},"url":{"original":"https:\\/\\/www.oak.example\\/c"},"action":"ALLOW","bytes":98}
          """,
          "cef",
          """
          CEF:0|Heron|Web Gate|3|100|URL blocked|5|rt=1795162500000 src=10.40.1.9 suser=OAK\\\\jdoe request=https://games.example/play act=Blocked cs1=Games cs1Label=Category
          CEF:0|Heron|Web Gate|3|101|URL allowed|1|rt=1795162501000 src=10.40.1.10 suser=OAK\\\\asmith request=https://www.oak.example/ act=Allowed cs1=Education cs1Label=Category
          CEF:0|Heron|Web Gate|3|101|URL allowed|1|rt=1795162502000 src=10.40.1.11 request=https://www.oak.example/ act=Allowed cs1=Education cs1Label=Category
          """,
          "squid-like",
          """
          1795162500.123    145 10.40.1.9 TCP_DENIED/403 5120 GET http://games.example/play jdoe HIER_NONE/- text/html
          1795162501.123     45 10.40.1.10 TCP_MISS/200 120 GET http://www.oak.example/ asmith HIER_DIRECT/192.0.2.80 text/html
          1795162502.123   5045 10.40.1.11 TCP_TUNNEL/200 99120 CONNECT news.example:443 - HIER_DIRECT/192.0.2.81 -
          """,
          "access-log",
          """
          10.40.1.9 - jdoe [20/Nov/2026:08:15:00 +0000] "GET http://games.example/play HTTP/1.1" 403 512 blocked "-" "Mozilla/5.0 (X11; Linux)"
          10.40.1.10 - asmith [20/Nov/2026:08:15:02 +0000] "GET http://www.oak.example/ HTTP/1.1" 200 9512 allowed "http://www.oak.example/start" "Mozilla/5.0 (Windows; U)"
          10.40.1.11 - - [20/Nov/2026:08:15:03 +0000] "GET http://www.oak.example/x HTTP/1.1" 200 112 allowed "-" "Mozilla/5.0 (Windows; U)"
          """);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "key-value",
        "csv with a heading",
        "csv without a heading",
        "semicolon",
        "tab",
        "json",
        "cef",
        "squid-like",
        "access-log"
      })
  void lines_of_each_shape_become_a_profile_that_finds_who_where_what_and_when(String shape) {
    Suggestion suggestion = suggested(SHAPES.getOrDefault(shape, ""));

    assertThat(faults(suggestion)).as(suggestion.yaml()).isEmpty();
    assertThat(suggestion.rejected()).as(suggestion.yaml()).isZero();
    assertThat(suggestion.read()).as(suggestion.yaml()).isEqualTo(3);
    assertThat(suggestion.withoutUser()).as(suggestion.yaml()).isEqualTo(1);
    assertThat(firstEvent(suggestion))
        .contains("\"@timestamp\": '2026-11-20T08:15:00")
        .contains("source.ip: 10.40.1.9")
        .contains("user.name: jdoe")
        .contains("games.example/play")
        .contains("filter.decision: blocked");
  }

  @Test
  void a_guess_from_what_stands_in_a_column_asks_whether_it_is_right() {
    Suggestion suggestion = suggested(SHAPES.getOrDefault("csv without a heading", ""));

    assertThat(suggestion.yaml().lines())
        .contains("  user.name: user  # is this right?")
        .anyMatch(line -> line.startsWith("zone: Europe/London"));
  }

  @Test
  void words_for_a_decision_that_nobody_knows_are_shown_to_be_sorted() {
    Suggestion suggestion =
        suggested(
            """
            site=games.example path=/a ip=10.1.1.9 outcome=BLOCK
            site=oak.example path=/b ip=10.1.1.9 outcome=COACH
            """);

    assertThat(suggestion.yaml())
        .contains("engine: key-value\nmatch")
        .contains("  # not understood, put them into a list above: COACH");
    assertThat(firstEvent(suggestion))
        .contains("url.full: games.example/a", "filter.decision: blocked");
  }

  @Test
  void of_many_lines_the_first_fifty_are_used() {
    List<byte[]> lines = new ArrayList<>();
    for (int i = 0; i < 10_000; i++) {
      lines.add(
          "date=2026-11-20 time=08:15:00 src=10.40.1.9 user=u%d url=http://oak.example/"
              .formatted(i)
              .getBytes(UTF_8));
    }

    Suggestion suggestion = Suggestion.of(lines, "heron", LONDON);

    assertThat(suggestion.read()).isEqualTo(50);
    assertThat(suggestion.yaml()).contains("user=u49 ").doesNotContain("user=u50 ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "lorem ipsum dolor\nsit amet\nconsectetur", "x\n\ny", "%%%\n\0\0\0"})
  void garbage_is_refused_with_what_is_wrong(String text) {
    assertThatThrownBy(() -> suggested(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageMatching(
            "there are no lines.*|these lines have no shape.*|the lines look like .*");
  }

  @Test
  void lines_of_a_known_product_are_named() {
    Suggestion suggestion = suggested(SHAPES.getOrDefault("squid-like", ""));

    assertThat(suggestion.known()).contains("squid");
  }

  @Test
  void a_line_with_anything_in_it_stands_in_the_profile_as_it_was() {
    String odd =
        "10.40.1.9\tOAK\\o'neil\t\u00e9\u0001 \"x\": {#\thttp://oak.example/a'b\t\uD83D\uDE00";

    Suggestion suggestion = suggested(String.join("\n", Collections.nCopies(3, odd)));

    assertThat(faults(suggestion)).as(suggestion.yaml()).isEmpty();
    assertThat(suggestion.yaml()).contains("user.name: 'o''neil'");
  }

  private static Suggestion suggested(String text) {
    List<byte[]> lines = text.lines().map(line -> line.getBytes(UTF_8)).toList();
    return Suggestion.of(lines, "heron", LONDON);
  }

  private static String firstEvent(Suggestion suggestion) {
    return suggestion
        .yaml()
        .lines()
        .filter(line -> line.startsWith("    event:"))
        .findFirst()
        .orElseThrow();
  }

  private static List<Fault> faults(Suggestion suggestion) {
    List<Fault> faults = new ArrayList<>();
    Formats.read(Document.ofText("heron.yaml", suggestion.yaml()), faults);
    return faults;
  }
}

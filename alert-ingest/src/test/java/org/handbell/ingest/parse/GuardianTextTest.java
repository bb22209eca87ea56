package org.handbell.ingest.parse;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.handbell.ingest.SourceConfig;
import org.handbell.ingest.identity.Directory;
import org.handbell.ingest.parse.ParseOutcome.Parsed;
import org.handbell.ingest.read.LineReader;
import org.handbell.model.Decision;
import org.handbell.model.Event;
import org.handbell.model.School;
import org.handbell.model.SchoolPhase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GuardianTextTest {

  private static final Instant RECEIVED = Instant.parse("2026-11-20T09:00:00Z");

  private static ParseOutcome read(String format, Instant received, String line) {
    SourceConfig source = new SourceConfig("elm", "elm", URI.create("file:-"), format, List.of());
    School elm = new School("elm", "Elm School", SchoolPhase.PRIMARY);
    return LineReader.ofHistory(source, elm, Directory.empty(), ZoneId.of("Europe/London"))
        .read(new ReceivedLine("id", received, line.getBytes(UTF_8), false));
  }

  private static Event event(String format, String line) {
    return ((Parsed) read(format, RECEIVED, line)).event();
  }

  private static String verdict(String message, String status, String what) {
    return String.join(
        "\t",
        List.of(
            "1795165081.001",
            "",
            "jo",
            "10.8.5.20",
            "-",
            "http://heron.example/",
            "GET",
            status,
            "0",
            "text/html",
            "-",
            "-",
            "2",
            "-",
            message,
            what,
            "0",
            "-",
            "Year7",
            "2"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "500 | 403 | *DENIED* Blocked site: x | BLOCKED",
        "900 | 403 | *VERBODEN* x | BLOCKED",
        "300 | 403 | - | BLOCKED",
        "105 | 403 | - | BLOCKED",
        "1100 | 403 | *INFECTED* *DENIED* x | BLOCKED",
        "602 | 200 | *VERTRAUT* x | ALLOWED",
        "607 | 200 | *EXCEPTION* Bypass cookie. | OVERRIDDEN",
        "202 | 502 | *NETERROR* x | ERROR",
        "9000 | 403 | *DENIED* x | BLOCKED",
        "9000 | 200 | *EXCEPTION* x | ALLOWED",
        "9000 | 200 | *NETERROR* x | ERROR",
        "9000 | 403 | *VERBODEN* x | BLOCKED",
        "9000 | 200 | *ETWAS* x | ALLOWED",
        "0 | 403 | - | ALLOWED",
        "- | 403 | *INFECTED* -POST* x | BLOCKED",
        "- | 403 | *DENIED-PARAMS* x | BLOCKED",
        "- | 403 | *TRANSLATION KEY 52 MISSING * x | BLOCKED",
        "- | 200 | *TRANSLATION KEY 51 MISSING * x | ALLOWED",
        "- | 200 | *SCANNED* *CONTENTMOD* x | ALLOWED",
        "- | 407 | - | CHALLENGED",
        "500000 | 200 | - | ALLOWED",
        "- | 200 | *.exe | ALLOWED",
      })
  void the_messages_number_tells_before_its_words(
      String message, String status, String what, Decision decision) {
    Event event = event("e2guardian", verdict(message, status, what));

    assertThat(event.filter().decision()).isEqualTo(decision);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "TCP_MISS/200 | jo | DIRECT/192.0.2.1 | ALLOWED | jo",
        "TCP_MISS/407 | - | HIER_NONE/- | CHALLENGED | device:10.8.5.20",
        "TCP_DENIED/403 | ELM\\jo | DEFAULT_PARENT/127.0.0.1 | BLOCKED | jo@elm",
        "TCP_HIT/304 | jo ann | DEFAULT_PARENT/127.0.0.1 | ALLOWED | jo ann",
        "NONE_NONE/000 | - | HIER_NONE/- | ERROR | device:10.8.5.20",
      })
  void lines_like_squids_are_read_where_the_format_is_named(
      String result, String user, String parent, Decision decision, String person) {
    String line =
        "1795165081.001    123 10.8.5.20 %s 99 GET http://heron.example/a?b=c %s %s text/html";

    Event event = event("e2guardian", line.formatted(result, user, parent));

    assertThat(event.filter().decision()).isEqualTo(decision);
    assertThat(event.source().ip()).isEqualTo("10.8.5.20");
    assertThat(event.url()).extracting("full").isEqualTo("http://heron.example/a?b=c");
    assertThat(event.key()).isEqualTo("elm/" + person);
    assertThat(event.http().mimeType()).isEqualTo("text/html");
  }

  @Test
  void squids_own_lines_are_not_taken_for_another_products() {
    String line =
        "1795165081.001 1 10.8.5.20 TCP_DENIED/403 9 GET http://a.example/ - HIER_NONE/- -";

    ParseOutcome outcome = read("auto", RECEIVED, line);

    assertThat(outcome).isNotEqualTo(read("e2guardian", RECEIVED, line));
  }

  @ParameterizedTest
  @CsvSource({
    "2026.7.1 8:05:03, 2026-07-01T07:05:03Z",
    "2026.07.01 08:05:03, 2026-07-01T07:05:03Z",
    "2026.1.9 18:05:03, 2026-01-09T18:05:03Z",
    "2026.10.25 1:30:00, 2026-10-25T00:30:00Z", // an hour that comes twice: the one nearer receipt
    "2026.7.1 8:05:03 1782889503.250, 2026-07-01T07:05:03.250Z",
  })
  void a_date_is_the_schools_clock_unless_the_epoch_stands_beside_it(String when, Instant time) {
    String line =
        when + " jo 10.8.5.20 http://heron.example/ - GET 1 0 - 1 200 - - Pupils - - - - -";

    Parsed parsed = (Parsed) read("e2guardian", time.plusSeconds(5), line);

    assertThat(parsed.event().timestamp()).isEqualTo(time);
    assertThat(parsed.event().key()).isEqualTo("elm/jo");
  }

  @Test
  void no_users_text_makes_fields_of_its_own() {
    String agent =
        "X/1.0\" \",\"jo\",\"6.6.6.6\",\"http://b.example/\",\"*DENIED*\",\"GET\",\"1\",\"1\"";
    String line =
        "\"2026.11.20 8:05:03\",\"jo\",\"10.8.5.20\",\"http://heron.example/\",\"-\",\"GET\",\"1\","
            + "\"0\",\"-\",\"1\",\"200\",\"-\",\"-\",\"Pupils\",\""
            + agent
            + "\",\"-\",\"-\",\"-\",\"-\"";

    Event event = event("e2guardian", line);

    assertThat(event.source().ip()).isEqualTo("10.8.5.20");
    assertThat(event.host()).isEqualTo("heron.example");
    assertThat(event.filter().decision()).isEqualTo(Decision.ALLOWED);
  }
}

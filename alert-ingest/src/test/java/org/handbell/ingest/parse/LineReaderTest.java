package org.handbell.ingest.parse;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import org.handbell.ingest.SourceConfig;
import org.handbell.ingest.identity.Directory;
import org.handbell.ingest.parse.ParseOutcome.Ignored;
import org.handbell.ingest.parse.ParseOutcome.Parsed;
import org.handbell.ingest.parse.ParseOutcome.Rejected;
import org.handbell.ingest.read.LineReader;
import org.handbell.model.Event;
import org.handbell.model.School;
import org.handbell.model.SchoolPhase;
import org.handbell.topic.EventJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LineReaderTest {

  private static final Instant RECEIVED = Instant.parse("2026-11-20T09:00:00Z");
  private static final School ELM = new School("elm", "Elm School", SchoolPhase.PRIMARY);
  private static final SourceConfig SOURCE =
      new SourceConfig("elm-fw", "elm", URI.create("file:-"), "smoothwall", List.of());
  private static final ZoneId LONDON = ZoneId.of("Europe/London");

  private final LineReader reader = LineReader.create(SOURCE, ELM, Directory.empty(), LONDON);
  private final LineReader history = LineReader.ofHistory(SOURCE, ELM, Directory.empty(), LONDON);

  private static ReceivedLine line(byte[] bytes, boolean truncated) {
    return new ReceivedLine("id", RECEIVED, bytes, truncated);
  }

  private Event event(String line) {
    return ((Parsed) reader.read(line(line.getBytes(UTF_8), false))).event();
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-20T09:00:00Z, 2026-11-20T09:00:00Z",
    "2026-11-20T09:10:00Z, 2026-11-20T09:10:00Z",
    "2026-11-20T10:00:00Z, 2026-11-20T09:00:00Z", // summer time written as UTC
    "2026-11-13T09:00:00Z, 2026-11-13T09:00:00Z", // a backlog
    "2026-11-13T08:59:59Z, 2026-11-20T09:00:00Z",
    "1970-01-01T00:00:00Z, 2026-11-20T09:00:00Z",
    "2099-01-01T00:00:00Z, 2026-11-20T09:00:00Z",
  })
  void a_wrong_clock_is_kept_but_not_believed(Instant device, Instant occurred) {
    String line =
        "{\"clientip\":\"10.0.0.1\",\"destdomain\":\"heron.example\",\"time\":\"%d.5\"}"
            .formatted(device.getEpochSecond());

    Event event = event(line.replace(".5", ""));

    assertThat(event.timestamp()).isEqualTo(device);
    assertThat(event.occurred()).isEqualTo(occurred);
    assertThat(((Parsed) history.read(line(line.getBytes(UTF_8), false))).event().occurred())
        .isEqualTo(device.plusMillis(500));
  }

  @Test
  void nothing_of_one_line_is_told_of_the_next() {
    String full =
        """
        {"blocked":true,"clienthostname":"lib-1","clientip":"10.0.0.1","containsadverts":true,\
        "groupmap":{"4":"Staff"},"httpcode":403,"https":true,"method":"GET","ruleid":[{"reason":"x"}],\
        "reqheaders":{"user-agent":"curl/8","referer":"http://b.example/"},\
        "respbody":[{"contenttype":"image/png"}],"tagset":{"urlcategory":{"Adverts":[]},\
        "username":{"jo":[]}},"time":"1795169730.1","url":"http://a.example/x?q=tea"}""";
    String sparse = "{\"url\":\"http://c.example/\",\"tagset\":{},\"method\":\"POST\"}";
    Event alone = event(sparse);

    assertThat(event(full).device()).isEqualTo("lib-1");
    assertThat(event(sparse)).isEqualTo(alone);
    assertThat(alone.filter().category()).isEmpty();
    assertThat(alone.http()).isEqualTo(new Event.Http("POST", null, null, null, null));
  }

  @Test
  void without_a_time_of_its_own_a_line_has_its_envelopes() {
    Event event =
        event("<13>Nov 20 08:58:00 fw g: {\"clientip\":\"10.0.0.1\",\"url\":\"http://a.example\"}");

    assertThat(event.timestamp()).isEqualTo(Instant.parse("2026-11-20T08:58:00Z"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1763539200",
        "1763539200.1",
        "1763539200123",
        "1763539200123456",
        "1763539200123456789"
      })
  void an_epoch_of_any_length_is_that_second(String time) {
    Event event =
        event(
            "{\"clientip\":\"10.0.0.1\",\"destdomain\":\"a.example\",\"time\":\"%s\"}"
                .formatted(time));

    assertThat(event.timestamp().getEpochSecond()).isEqualTo(1763539200L);
  }

  @Test
  void bytes_that_are_no_text_do_not_hide_a_request() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write("{\"clientip\":\"10.0.0.1\",\"reqheaders\":{\"user-agent\":\"".getBytes(UTF_8));
    bytes.write(new byte[] {(byte) 0xFF, (byte) 0xC0, 0, 7, 0x1B});
    bytes.write("\\u202E\"},\"url\":\"http://heron.example/\\u0000a\"}".getBytes(UTF_8));

    ParseOutcome outcome = reader.read(line(bytes.toByteArray(), false));

    Event event = ((Parsed) outcome).event();
    assertThat(event.host()).isEqualTo("heron.example");
    assertThat(event.http().userAgent()).isEqualTo("\uFFFD\uFFFD\0\u0007\u001B\u202E");
    assertThat(EventJson.fromBytes(EventJson.toBytes(event)).url()).isEqualTo(event.url());
  }

  @Test
  void half_a_surrogate_pair_does_not_keep_an_event_from_being_written() throws IOException {
    Event event =
        event(
            "{\"clientip\":\"10.0.0.1\","
                + "\"url\":\"http://heron.example/\\ud800\\ud83d\\ude00\"}");

    assertThat(event.url()).isNotNull().extracting(Event.Url::path).isEqualTo("/\uFFFD😀");
    assertThat(EventJson.fromBytes(EventJson.toBytes(event))).isEqualTo(event);
  }

  @Test
  void a_line_cut_at_its_limit_still_tells_who_asked_which_site() {
    String cut =
        "{\"clientip\":\"10.0.0.1\",\"destdomain\":\"heron.example\",\"https\":true,"
            + "\"tagset\":{\"username\":{\"jo\":[]}},\"url\":\"https://heron.example/?q=aaa";

    Event event = ((Parsed) reader.read(line(cut.getBytes(UTF_8), true))).event();

    assertThat(event.key()).isEqualTo("elm/jo");
    assertThat(event.host()).isEqualTo("heron.example");
    assertThat(reader.read(line(cut.getBytes(UTF_8), false))).isInstanceOf(Rejected.class);
  }

  @Test
  void text_inside_a_value_creates_no_fields() {
    Event event =
        event(
            "{\"clientip\":\"10.0.0.1\",\"tagset\":{\"username\":{\"jo\":[]}},"
                + "\"url\":\"http://a.example/\\\",\\\"clientip\\\":\\\"6.6.6.6\\\"}"
                + "<13>Nov 20 08:00:00 fw g: {}\",\"clientip\":\"7.7.7.7\"}");

    assertThat(event.source().ip()).isEqualTo("10.0.0.1");
    assertThat(event.host()).isEqualTo("a.example");
  }

  @Test
  void no_line_of_any_bytes_is_more_than_an_outcome_and_no_reason_repeats_it() {
    long seed = 22;
    Random random = new Random(seed);
    String good =
        "<13>Nov 20 08:00:00 fw g: {\"clientip\":\"10.0.0.1\",\"blocked\":true,"
            + "\"tagset\":{\"username\":{\"secretname\":[]}},\"url\":\"http://secret.example/\"}";
    for (int i = 0; i < 20_000; i++) {
      byte[] bytes = good.getBytes(UTF_8);
      for (int change = random.nextInt(6); change >= 0; change--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }

      ParseOutcome outcome = reader.read(line(bytes, random.nextBoolean()));

      if (outcome instanceof Rejected rejected) {
        assertThat(rejected.reason())
            .as("seed %d, line %d", seed, i)
            .doesNotContain("secret", "failed");
      } else if (outcome instanceof Ignored ignored) {
        assertThat(ignored.reason()).startsWith("JSON");
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "heron.example, heron.example, HOST, 3",
    "HERON.example., heron.example, HOST, 3",
    "https://heron.example/a, heron.example, FULL, 3",
    "heron.example/a, heron.example, FULL, 3",
    "192.0.2.7, 192.0.2.7, IP, 3",
    "http://[2001:DB8::1]:8080/, 2001:db8::1, FULL, 3",
    "xn--caf-dma.example, xn--caf-dma.example, HOST, 3",
    "İSTANBUL.example, i̇stanbul.example, HOST, 3",
    "heron.example/logo.PNG, heron.example, FULL, 1",
    "ocsp.digicert.com, ocsp.digicert.com, HOST, 2",
  })
  void an_address_asked_about_is_read_like_one_in_a_log(
      String asked, String host, String visibility, int level) {
    Event event = Requests.ofUrl(asked, ELM);

    assertThat(event.host()).isEqualTo(host);
    assertThat(event.filter().visibility()).hasToString(visibility);
    assertThat(event.filter().level()).isEqualTo(level);
  }

  @Test
  void a_search_asked_about_is_a_persons_act() {
    Event event = Requests.ofSearch("how do magnets work", ELM);

    assertThat(event.search()).isEqualTo(new Event.Search("how do magnets work", "other", false));
    assertThat(event.isAct()).isTrue();
  }
}

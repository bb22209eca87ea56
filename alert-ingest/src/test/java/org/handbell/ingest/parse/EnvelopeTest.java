package org.handbell.ingest.parse;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnvelopeTest {

  private static final ZoneId LONDON = ZoneId.of("Europe/London");

  private static Envelope envelope(String line) {
    byte[] bytes = line.getBytes(UTF_8);
    return Envelope.of(bytes, bytes.length);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '→',
      value = {
        "{body} → {body}",
        "<134>{body} → {body}",
        "<134> id=body x → id=body x",
        "<30>device=\"body\" date=x → device=\"body\" date=x",
        "<134>Nov  9 08:15:00 fw guardian: {body} → {body}",
        "<134>Nov 20 08:15:00 fw guardian[12]: {body} → {body}",
        "<134>Nov 20 08:15:00 fw guardian:{body} → {body}",
        "<134>Nov 20 08:15:00 fw {body} → {body}",
        "<134>Nov 20 08:15:00 filterlog[123]: 5,,body → 5,,body",
        "<134>Nov 20 2026 08:15:00 fw tag: body → body",
        "<134>Nov 20 08:15:00.123 fw tag: body → body",
        "<134>2026-11-20T08:15:00+00:00 fw tag: body → body",
        "2026-11-20T08:15:00.5Z fw tag: body → body",
        "Nov 20 08:15:00 fw tag: body → body",
        "<134>Nov 20 08:15:01 relay Nov 20 08:15:00 fw tag: body → body",
        "<134>Nov 20 08:15:00 fw fw tag: body → body",
        "<134>123: *Nov 20 08:15:00: tag: body → body",
        "<134>1 2026-11-20T08:15:00.000Z fw app 12 ID1 - {body} → {body}",
        "<134>1 2026-11-20T08:15:00Z fw app - - [x y=\"a]\\\"b\"][z] body → body",
        "<134>1 - - - - - - body → body",
        "<134>1 1795165199.25 mx urls src=body → 1 1795165199.25 mx urls src=body",
        "<134>Nov 20 08:15:00 fw CEF:0|body → CEF:0|body",
        "<1234>Nov 20 x → <1234>Nov 20 x",
        "<>body → <>body",
        "2026-11-20 08:15:00 [7] Request(body) → 2026-11-20 08:15:00 [7] Request(body)",
        "plain body → plain body",
      })
  void the_message_is_found_behind_every_envelope(String line, String body) {
    Envelope envelope = envelope(line);

    assertThat(line.substring(envelope.bodyFrom())).isEqualTo(body);
  }

  @ParameterizedTest
  @CsvSource({
    // written by the device, received, meant
    "Nov 20 08:15:00, 2026-11-20T08:15:02Z, 2026-11-20T08:15:00Z",
    "Jul 20 08:15:00, 2026-07-20T07:15:02Z, 2026-07-20T07:15:00Z",
    // a year is missing: the nearest is meant
    "Dec 31 23:59:59, 2027-01-01T00:00:01Z, 2026-12-31T23:59:59Z",
    "Jan  1 00:00:05, 2026-12-31T23:59:59Z, 2027-01-01T00:00:05Z",
    "Feb 29 12:00:00, 2028-02-29T12:00:01Z, 2028-02-29T12:00:00Z",
    "Feb 29 12:00:00, 2028-03-01T12:00:01Z, 2028-02-29T12:00:00Z",
    // the hour that October repeats: the reading nearer the time received
    "Oct 25 01:30:00, 2026-10-25T00:30:01Z, 2026-10-25T00:30:00Z",
    "Oct 25 01:30:00, 2026-10-25T01:30:01Z, 2026-10-25T01:30:00Z",
    // the hour that March leaves out: the clock was not put forward
    "Mar 28 01:30:00, 2027-03-28T01:30:01Z, 2027-03-28T01:30:00Z",
    // with a year or a zone nothing is guessed
    "Nov 20 1975 08:15:00, 2026-11-20T08:15:02Z, 1975-11-20T08:15:00Z",
    "2099-11-20T08:15:00+05:30, 2026-11-20T08:15:02Z, 2099-11-20T02:45:00Z",
    "2026-07-20T08:15:00.25, 2026-07-20T07:15:02Z, 2026-07-20T07:15:00.250Z",
  })
  void a_written_time_is_the_instant_it_means(String written, Instant received, Instant meant) {
    Envelope envelope = envelope("<13>" + written + " fw tag: body");

    assertThat(envelope.time(LONDON, received)).isEqualTo(meant);
  }

  @ParameterizedTest
  @CsvSource({"Feb 31 08:15:00", "2026-13-20T08:15:00Z"})
  void a_date_that_does_not_exist_is_no_time(String written) {
    Envelope envelope = envelope("<13>" + written + " fw tag: body");

    assertThat(envelope.time(LONDON, Instant.parse("2026-11-20T08:15:02Z"))).isNull();
  }
}

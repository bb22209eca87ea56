package org.handbell.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.handbell.model.SourceReport;
import org.handbell.model.SourceReport.Count;
import org.handbell.model.Visibility;
import org.junit.jupiter.api.Test;

class SourceTextTest {

  private static final ZoneId LONDON = ZoneId.of("Europe/London");
  private static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");

  private static String text(boolean colour, SourceReport... reports) {
    return new SourceText(LONDON, colour, SourceTextTest::guide).of(List.of(reports));
  }

  private static Map<String, String> guide(String format) {
    return format.equals("heronwall")
        ? Map.of(
            "user", "under Identity, switch on Log user names",
            "illegal", "told apart: category 88")
        : Map.of();
  }

  private static SourceReport report(String id, Instant lastLine, SourceReport.Spool spool) {
    Map<Count, Long> counts = new EnumMap<>(Count.class);
    counts.put(Count.LINES, 123_456L);
    counts.put(Count.EVENTS, 123_455L);
    counts.put(Count.REJECTED, 1L);
    counts.put(Count.ACTS, 1_000L);
    counts.put(Count.DEVICE, 1_000L);
    counts.put(Count.IP, 1_000L);
    counts.put(Count.TIME, 1_000L);
    counts.put(Count.SEARCH, 4L);
    counts.put(Count.ENGINE, 4L);
    return new SourceReport(
        id,
        "1",
        List.of("elm"),
        NOW,
        Instant.parse("2026-11-18T09:00:00Z"),
        "syslog+udp",
        "auto",
        "heronwall: hw= in 1,000 of 1,000 lines",
        lastLine,
        lastLine,
        counts,
        Map.of(),
        Map.of(Visibility.FULL, 620L, Visibility.HOST, 380L),
        42.4,
        38.0,
        Duration.ofSeconds(2),
        null,
        spool);
  }

  private static SourceReport well(String id) {
    return report(id, NOW.minusSeconds(12), new SourceReport.Spool(true, 0, Duration.ZERO));
  }

  @Test
  void a_block_tells_what_came_and_what_it_shows() {
    assertThat(text(false, well("elm-fw")).lines())
        .startsWith(
            "elm-fw",
            "  way in            syslog+udp, for elm",
            "  format            auto, decided: heronwall: hw= in 1,000 of 1,000 lines",
            "  last line         12 seconds ago",
            "  last event        12 seconds ago",
            "  lines a minute    42; usual now: 38",
            "  lines             123,456 since 18 November 2026",
            "  of these          events over 99 %, ignored 0 %, rejected under 1 %",
            "  missed            none known",
            "  visibility        full 62 %, host only 38 %",
            "  record names      person 0 %, device 100 %, IP 100 %, time 100 %, search term",
            "                    under 1 %",
            "  searches visible  100 %",
            "  illegal lists     told apart: category 88",
            "  clock             agrees with this machine's",
            "  spool             0 % full");
  }

  @Test
  void the_products_own_setting_is_named() {
    assertThat(text(false, well("elm-fw")))
        .contains(
            "! No line names a user: alerts can only name the device.\n",
            "  On this product: under Identity, switch on Log user names\n");
  }

  @Test
  void a_silent_source_stands_first() {
    SourceReport silent =
        report(
            "oak-fw",
            NOW.minus(Duration.ofHours(3)),
            new SourceReport.Spool(false, 0.98, Duration.ofMinutes(50)));

    assertThat(text(false, well("elm-fw"), silent).lines())
        .startsWith("oak-fw", "  Nothing has come for 3 hours.")
        .contains("elm-fw", "  spool             98 % full, takes nothing more: is the disk full?");
  }

  @Test
  void colour_adds_nothing_but_colour() {
    assertThat(text(true, well("elm-fw")).replaceAll("\u001b\\[[0-9;]*m", ""))
        .isEqualTo(text(false, well("elm-fw")))
        .doesNotContain("\u001b");
  }
}

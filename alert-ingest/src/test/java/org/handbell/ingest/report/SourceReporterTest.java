package org.handbell.ingest.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.handbell.ingest.RecordedReports;
import org.handbell.ingest.SourceConfig;
import org.handbell.model.SourceReport;
import org.handbell.model.SourceReport.Count;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceReporterTest {

  private static final ZoneId LONDON = ZoneId.of("Europe/London");
  private static final SourceConfig SOURCE =
      new SourceConfig("elm-fw", "elm", URI.create("syslog+tcp://127.0.0.1:0"), "auto", List.of());

  @TempDir Path folder;

  private final RecordedReports topic = new RecordedReports();
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final Hands clock = new Hands();
  private SourceTallies tallies = SourceTallies.none();

  /** A clock that is put forward by hand. */
  private static final class Hands extends Clock {
    private volatile Instant now = Acts.NOW;

    void forward(int seconds) {
      now = now.plusSeconds(seconds);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  @BeforeEach
  void open() {
    tallies = SourceTallies.open(List.of(SOURCE), file(), LONDON, clock);
  }

  private Path file() {
    return folder.resolve("sources.json");
  }

  private SourceReporter start() {
    return SourceReporter.start(
        List.of(SOURCE),
        "1",
        tallies,
        file(),
        id -> new SourceState(null, null, new SourceReport.Spool(true, 0, Duration.ZERO)),
        topic,
        meters,
        clock);
  }

  @Test
  void a_source_without_news_is_reported_once_a_minute_and_one_with_news_at_each_turn() {
    try (SourceReporter reporter = start()) {
      reporter.turn();
      clock.forward(10);
      reporter.turn();
      assertThat(topic.kept()).hasSize(1);

      clock.forward(60);
      reporter.turn();
      assertThat(topic.kept()).hasSize(2);

      tallies.of("elm-fw").arrived(clock.millis(), false);
      clock.forward(10);
      reporter.turn();
      assertThat(topic.kept()).hasSize(3);
      assertThat(topic.kept().get(2).count(Count.LINES)).isEqualTo(1);
      assertThat(topic.kept().get(2).key()).isEqualTo("elm-fw|1");
    }
  }

  @Test
  void a_report_that_kafka_did_not_take_is_made_again_at_the_next_turn() {
    topic.down(true);
    try (SourceReporter reporter = start()) {
      reporter.turn();
      assertThat(
              meters.get("handbell.ingest.report.errors").tag("cause", "kafka").counter().count())
          .isPositive();

      topic.down(false);
      reporter.turn();

      assertThat(topic.kept()).hasSize(1);
    }
  }

  @Test
  void counts_are_written_at_the_end_and_taken_up_by_the_next_run() {
    try (SourceReporter reporter = start()) {
      tallies.of("elm-fw").rejected();
      assertThat(reporter.reports()).hasSize(1);
    }

    SourceTallies next = SourceTallies.open(List.of(SOURCE), file(), LONDON, clock);

    assertThat(next.of("elm-fw").kept().whole().counts()).containsEntry(Count.REJECTED, 1L);
  }

  @Test
  void a_run_that_is_killed_loses_a_minute_of_counts_at_most() {
    try (SourceReporter reporter = start()) {
      tallies.of("elm-fw").missed(7);
      clock.forward(61);
      reporter.turn();

      SourceTallies next = SourceTallies.open(List.of(SOURCE), file(), LONDON, clock);

      assertThat(next.of("elm-fw").kept().whole().counts()).containsEntry(Count.MISSED, 7L);
    }
  }

  @Test
  void monitoring_sees_each_source() {
    try (SourceReporter reporter = start()) {
      SourceTally tally = tallies.of("elm-fw");
      tally.arrived(clock.millis(), false);
      tally.event(tally.shows(Acts.hidden()), clock.millis());
      clock.forward(30);

      assertThat(reporter.reports()).hasSize(1);
      assertThat(gauge("last.seconds")).isEqualTo(30);
      assertThat(
              meters
                  .get("handbell.ingest.source.minimum")
                  .tags("source", "elm-fw", "field", "ip")
                  .gauge()
                  .value())
          .isEqualTo(1);
      assertThat(
              meters
                  .get("handbell.ingest.source.lines")
                  .tags("source", "elm-fw", "outcome", "event")
                  .functionCounter()
                  .count())
          .isEqualTo(1);
    }
  }

  private double gauge(String name) {
    return meters.get("handbell.ingest.source." + name).tag("source", "elm-fw").gauge().value();
  }
}

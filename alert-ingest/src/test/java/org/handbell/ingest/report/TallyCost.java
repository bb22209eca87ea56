package org.handbell.ingest.report;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import org.handbell.ingest.IngestMeters;
import org.handbell.ingest.SourceConfig;
import org.handbell.model.Event;

/** Measures what counting adds to a line, from arrival to event. Run by hand. */
final class TallyCost {

  private static final int LINES = 50_000_000;

  private TallyCost() {}

  public static void main(String[] arguments) throws Exception {
    Path file = Files.createTempDirectory("tally").resolve("sources.json");
    SourceConfig source =
        new SourceConfig(
            "elm-fw", "elm", URI.create("syslog+tcp://127.0.0.1:0"), "auto", List.of());
    SourceTallies tallies =
        SourceTallies.open(List.of(source), file, ZoneId.of("Europe/London"), Clock.systemUTC());
    IngestMeters meters = new IngestMeters(new SimpleMeterRegistry(), tallies);
    Event[] events = {Acts.whole(Duration.ofSeconds(1)), Acts.hidden(), Acts.furniture()};
    for (int round = 0; round < 5; round++) {
      long start = System.nanoTime();
      for (int i = 0; i < LINES; i++) {
        meters.source("elm-fw").arrived(i, false);
        int shown = meters.source("elm-fw").shows(events[i % 3]);
        meters.source("elm-fw").event(shown, i);
      }
      System.out.printf("%.1f ns a line%n", (System.nanoTime() - start) / (double) LINES);
    }
  }
}

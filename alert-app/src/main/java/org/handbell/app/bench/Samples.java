package org.handbell.app.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.handbell.app.traffic.FilterLog;
import org.handbell.app.traffic.Roll;
import org.handbell.app.traffic.Traffic;
import org.handbell.ingest.SourceConfig;
import org.handbell.ingest.identity.Directory;
import org.handbell.ingest.parse.ParseOutcome;
import org.handbell.ingest.parse.ReceivedLine;
import org.handbell.ingest.read.LineReader;
import org.handbell.model.Event;
import org.handbell.model.School;
import org.handbell.model.SchoolPhase;

/** The same school's traffic for every measurement, from a seed. */
public final class Samples {

  /** A Friday morning: lines that need no clock are of that moment. */
  public static final Instant NOW = Instant.parse("2026-11-20T10:15:30.123Z");

  /** As many pupils as a secondary school has. */
  private static final int PUPILS = 1_400;

  private static final int CONCERNS_A_MILLION_CLICKS = 100;

  private Samples() {}

  /** Traffic of a secondary school, few concerns among it. */
  public static Traffic traffic(long seed, String format) {
    return new Traffic(seed, Roll.secondary("elm", PUPILS).people(), FilterLog.of(format))
        .withConcerns(CONCERNS_A_MILLION_CLICKS);
  }

  /** At least that many lines of one moment. */
  public static List<byte[]> lines(String format, Instant now, int atLeast) {
    Traffic traffic = traffic(42, format);
    List<byte[]> lines = new ArrayList<>();
    while (lines.size() < atLeast) {
      traffic.click(now).forEach(line -> lines.add(line.getBytes(UTF_8)));
    }
    return lines;
  }

  /** Exactly that many. */
  public static List<byte[]> lines(String format, int count) {
    return lines(format, NOW, count).subList(0, count);
  }

  /** Reads that format as a source of the school does. */
  public static LineReader reader(String format) {
    return LineReader.create(
        new SourceConfig(
            "elm-fw", "elm", URI.create("syslog+tcp://127.0.0.1:0"), format, List.of()),
        new School("elm", "Elm", SchoolPhase.SECONDARY),
        Directory.empty(),
        ZoneId.of("Europe/London"));
  }

  public static ReceivedLine received(int i, byte[] line) {
    return new ReceivedLine("bench-" + i, NOW, line, false);
  }

  /** The events of that many lines. */
  public static List<Event> events(String format, int count) {
    LineReader reader = reader(format);
    List<Event> events = new ArrayList<>();
    for (byte[] line : lines(format, 2 * count)) {
      if (events.size() < count
          && reader.read(received(events.size(), line)) instanceof ParseOutcome.Parsed parsed) {
        events.add(parsed.event());
      }
    }
    return events;
  }
}

package org.handbell.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.handbell.app.traffic.Client;
import org.handbell.app.traffic.FilterLog;
import org.handbell.app.traffic.Traffic;
import org.handbell.ingest.SourceConfig;
import org.handbell.ingest.identity.Directory;
import org.handbell.ingest.parse.ParseOutcome;
import org.handbell.ingest.parse.ReceivedLine;
import org.handbell.ingest.read.LineReader;
import org.handbell.model.Event;
import org.handbell.model.School;
import org.handbell.model.SchoolPhase;

/** The same school traffic for every measurement, from a seed. */
final class Samples {

  static final Instant NOW = Instant.parse("2026-11-20T10:15:30.123Z");

  /**
   * What is typed into search engines: mostly ordinary, some misspelt or disguised, few in need.
   */
  private static final List<String> SEARCHES =
      List.of(
          "how to make slime without glue",
          "what time does the library close on sunday",
          "manchester united fixtures december",
          "bbc bitesize photosynthesis ks3",
          "macbeth act 2 scene 2 dagger speech meaning",
          "how did the great fire of london start",
          "minecraft how to tame a fox",
          "unblocked games for school chromebook",
          "roblox blox fruits codes",
          "is my guinea pig allowed to eat cucumber",
          "translate i would like an ice cream to french",
          "how many calories in a banana",
          "why do we have leap years",
          "can you get the bus to wolverhampton from dudley",
          "cheap trainers size 5 near me",
          "what is the difference between weather and climate",
          "fortnite new skins this week",
          "how do i share a google doc with my teacher",
          "year 9 maths simultaneous equations worksheet",
          "who won the match last night",
          "siobhan kilkenny netball callum ayaan zainab",
          "wether forcast brimingham tomorow",
          "hwo to get beter at speling",
          "what shall i do if my friend is sad",
          "when is my mum allowed to take me out of school",
          "i dont want to do my homework",
          "i want to be a vet when i am older",
          "my dad says i can have a dog",
          "how can i stop my brother from coming in to my room",
          "h0w to unl0ck all levels",
          "i feel so alone and nobody would miss me",
          "i dnt wnat to be here anymroe");

  private Samples() {}

  static List<String> searches() {
    return SEARCHES;
  }

  /** Smoothwall lines of 500 pupils, at least this many. */
  static List<byte[]> lines(int atLeast) {
    List<Client> clients = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      clients.add(
          new Client(
              "elm", "pupil" + i, "Year" + (7 + i % 5), "10.1.%d.%d".formatted(i / 200, i % 200)));
    }
    Traffic traffic = new Traffic(42, clients, FilterLog.smoothwall());
    List<byte[]> lines = new ArrayList<>();
    while (lines.size() < atLeast) {
      traffic.click(NOW).forEach(line -> lines.add(line.getBytes(UTF_8)));
    }
    return lines;
  }

  static LineReader reader() {
    return reader("smoothwall");
  }

  static LineReader reader(String format) {
    return LineReader.create(
        new SourceConfig(
            "elm-fw", "elm", URI.create("syslog+tcp://127.0.0.1:0"), format, List.of()),
        new School("elm", "Elm", SchoolPhase.SECONDARY),
        Directory.empty(),
        ZoneId.of("Europe/London"));
  }

  static ReceivedLine received(int i, byte[] line) {
    return new ReceivedLine("bench-" + i, NOW, line, false);
  }

  /** The events of {@link #lines}. */
  static List<Event> events(int atLeast) {
    LineReader reader = reader();
    List<Event> events = new ArrayList<>();
    for (byte[] line : lines(atLeast)) {
      if (reader.read(received(events.size(), line)) instanceof ParseOutcome.Parsed parsed) {
        events.add(parsed.event());
      }
    }
    return events;
  }
}

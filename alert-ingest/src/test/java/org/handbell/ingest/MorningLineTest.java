package org.handbell.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.handbell.calendar.Calendars;
import org.handbell.ingest.drill.DrillPlan;
import org.handbell.ingest.drill.Drills;
import org.handbell.ingest.identity.Directory;
import org.handbell.ingest.profile.Formats;
import org.handbell.model.DrillLine;
import org.handbell.model.DrillLine.State;
import org.handbell.model.Event;
import org.handbell.model.PersonKind;
import org.handbell.model.School;
import org.handbell.model.SchoolPhase;
import org.handbell.model.SourceReport;
import org.handbell.model.SourceReport.Count;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each school morning one line of our own goes the way of each source's lines. */
class MorningLineTest {

  /** A Friday in November. */
  private static final Instant EARLY = Instant.parse("2026-11-20T07:29:00Z");

  private static final ZoneId LONDON = ZoneId.of("Europe/London");
  private static final School ELM = new School("elm", "Elm School", SchoolPhase.PRIMARY);
  private static final School OAK = new School("oak", "Oak School", SchoolPhase.PRIMARY);

  @TempDir Path folder;
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final RecordingSink sink = new RecordingSink();
  private volatile Instant now = EARLY;
  private LocalTime morning = LocalTime.of(7, 30);
  private List<SourceConfig> sources =
      List.of(source("elm-fw", "smoothwall"), source("elm-dns", "pihole"));

  private static SourceConfig source(String id, String format) {
    return new SourceConfig(id, "elm", URI.create("syslog+tcp://127.0.0.1:0"), format, List.of());
  }

  private IngestStage start() {
    IngestConfig config =
        new IngestConfig(
            sources,
            List.of(ELM, OAK),
            folder.resolve("spool"),
            folder.resolve("sources.json"),
            LONDON,
            "1",
            Formats.bundled(),
            new DrillPlan(morning, Calendars.usual(LONDON)));
    Clock clock = Clock.tick(new Moving(), Duration.ofMillis(1));
    return IngestStage.start(config, Directory.empty(), sink, new RecordedReports(), meters, clock);
  }

  /** Time that goes on when a test says so. */
  private final class Moving extends Clock {
    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return LONDON;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  private List<Event> events() {
    return List.copyOf(sink.order());
  }

  private void awaitEvents(int count) {
    await().atMost(Duration.ofSeconds(20)).until(() -> events().size() >= count);
  }

  private static List<DrillLine> drills(IngestStage stage) {
    return stage.reports().stream().flatMap(report -> report.drills().stream()).toList();
  }

  private void awaitDrills(IngestStage stage, State state, int count) {
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> drills(stage).stream().filter(d -> d.state() == state).count() == count);
  }

  /** So long that whatever was due has been looked for. */
  private void awaitAnotherLook(IngestStage stage) throws IOException {
    Files.writeString(folder.resolve(Drills.ASKED), now.toString());
    await()
        .atMost(Duration.ofSeconds(20))
        .until(
            () ->
                drills(stage).stream()
                        .filter(drill -> drill.occasion().equals(now.toString()))
                        .filter(drill -> drill.state() == State.SENT)
                        .count()
                    == sources.size());
  }

  @Test
  void the_line_of_each_source_comes_through_its_own_parser_as_nobodys_drill() {
    now = EARLY.plusSeconds(60);
    try (IngestStage stage = start()) {
      awaitEvents(2);

      assertThat(events())
          .extracting(event -> event.observer().name())
          .containsExactlyInAnyOrder("elm-fw", "elm-dns");
      assertThat(events())
          .allSatisfy(
              event -> {
                assertThat(event.drill()).isEqualTo(event.observer().name() + "/elm/1/2026-11-20");
                assertThat(event.person().kind()).isEqualTo(PersonKind.DEVICE);
                assertThat(event.person().username()).isNull();
                assertThat(event.host()).endsWith(".drill.handbell.invalid");
              });
      awaitDrills(stage, State.SENT, 2);
    }
  }

  @Test
  void a_drill_counts_neither_as_a_line_of_its_source_nor_as_an_event() {
    now = EARLY.plusSeconds(60);
    try (IngestStage stage = start()) {
      awaitDrills(stage, State.SENT, 2);

      assertThat(stage.reports())
          .allSatisfy(
              report -> {
                assertThat(report.lastLine()).isNull();
                assertThat(report.lastEvent()).isNull();
                assertThat(report.count(Count.LINES)).isZero();
                assertThat(report.count(Count.EVENTS)).isZero();
              });
      assertThat(count("lines")).isEqualTo(2).isEqualTo(count("drills"));
      assertThat(count("events")).isZero();
    }
  }

  @Test
  void before_the_morning_and_at_the_weekend_none_is_written() throws Exception {
    try (IngestStage stage = start()) {
      awaitAnotherLook(stage);
      now = Instant.parse("2026-11-21T09:00:00Z");
      awaitAnotherLook(stage);

      assertThat(drills(stage)).extracting(DrillLine::occasion).noneMatch(o -> o.length() == 10);
    }
  }

  @Test
  void a_restart_on_the_same_day_writes_none_again() throws Exception {
    now = EARLY.plusSeconds(60);
    try (IngestStage stage = start()) {
      awaitDrills(stage, State.SENT, 2);
    }
    now = now.plusSeconds(600);
    try (IngestStage stage = start()) {
      awaitAnotherLook(stage);
    }

    assertThat(events()).filteredOn(event -> occasion(event).equals("2026-11-20")).hasSize(2);
  }

  @Test
  void a_stop_before_kafka_has_it_loses_nothing_and_repeats_nothing() {
    now = EARLY.plusSeconds(60);
    sink.down(true);
    try (IngestStage stage = start()) {
      awaitDrills(stage, State.SPOOLED, 2);
    }
    sink.down(false);
    try (IngestStage stage = start()) {
      awaitDrills(stage, State.SENT, 2);
    }

    assertThat(events()).hasSize(2).extracting(Event::drill).doesNotHaveDuplicates();
  }

  @Test
  void one_that_was_only_begun_when_the_machine_stopped_is_reported_as_lost() throws Exception {
    now = EARLY.plusSeconds(60);
    Files.writeString(
        folder.resolve("drills.json"),
        """
        {"v":1,"entries":[{"sourceId":"elm-fw","host":"a.drill.handbell.invalid","line":
        {"id":"elm-fw/elm/1/2026-11-20","schoolId":"elm","occasion":"2026-11-20",
        "parser":"smoothwall","at":"2026-11-20T07:30:00Z","state":"BEGUN"}}]}""");
    sources = List.of(source("elm-fw", "smoothwall"));
    try (IngestStage stage = start()) {
      awaitAnotherLook(stage);

      assertThat(drills(stage))
          .filteredOn(drill -> drill.occasion().equals("2026-11-20"))
          .extracting(DrillLine::state)
          .containsExactly(State.LOST);
    }
  }

  @Test
  void on_the_days_when_the_clocks_change_and_when_somebody_sets_them_it_is_one_a_day()
      throws Exception {
    morning = LocalTime.of(1, 30); // twice in the night of autumn, never in that of spring
    sources = List.of(source("elm-fw", "smoothwall"));
    now = Instant.parse("2026-10-23T00:28:00Z");
    try (IngestStage stage = start()) {
      for (String moment :
          List.of(
              "2026-10-23T00:29:00Z",
              "2026-10-23T00:31:00Z",
              "2026-10-26T01:29:00Z",
              "2026-10-26T01:31:00Z",
              "2027-03-30T00:31:00Z",
              "2026-10-26T09:00:00Z",
              "2026-10-23T12:00:00Z",
              "2026-10-27T12:00:00Z")) {
        now = Instant.parse(moment);
        awaitAnotherLook(stage);
      }
    }

    assertThat(events())
        .extracting(MorningLineTest::occasion)
        .filteredOn(occasion -> occasion.length() == 10)
        .containsExactly("2026-10-23", "2026-10-26", "2027-03-30", "2026-10-27");
  }

  @Test
  void who_sends_the_secret_name_from_outside_is_heard_as_anybody_is() throws Exception {
    now = EARLY.plusSeconds(60);
    try (IngestStage stage = start()) {
      awaitEvents(2);
      String secret =
          events().stream()
              .filter(event -> event.observer().name().equals("elm-fw"))
              .map(event -> String.valueOf(event.host()))
              .findFirst()
              .orElseThrow();

      send(
          stage,
          "{\"blocked\":false,\"clientip\":\"10.0.0.9\",\"tagset\":{\"username\":{\"jo\":[]}},"
              + "\"time\":\"1795165199.500000\",\"url\":\"http:\\/\\/"
              + secret
              + "\\/\"}\n");
      awaitEvents(3);

      Event forged = events().get(2);
      assertThat(forged.drill()).isNull();
      assertThat(forged.person().id()).isEqualTo("elm/jo");
    }
  }

  @Test
  void a_stream_of_many_schools_has_a_line_for_each() {
    now = EARLY.plusSeconds(60);
    Path map = folder.resolve("map.csv");
    write(map, "subnet,school\n10.1.0.0/16,elm\n10.2.0.0/16,oak\n");
    sources =
        List.of(
            new SourceConfig(
                "trust",
                null,
                map,
                URI.create("syslog+tcp://127.0.0.1:0"),
                "smoothwall",
                List.of(),
                null,
                null,
                null));
    try (IngestStage stage = start()) {
      awaitEvents(2);

      assertThat(events()).extracting(Event::schoolId).containsExactlyInAnyOrder("elm", "oak");
      assertThat(stage.reports()).extracting(SourceReport::drills).hasSize(1);
    }
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String occasion(Event event) {
    String drill = String.valueOf(event.drill());
    return drill.substring(drill.lastIndexOf('/') + 1);
  }

  private static void send(IngestStage stage, String line) throws IOException {
    InetSocketAddress address = requireNonNull(stage.listening().get("elm-fw"));
    try (Socket socket = new Socket(address.getAddress(), address.getPort())) {
      socket.getOutputStream().write(line.getBytes(UTF_8));
    }
  }

  private double count(String name) {
    return meters.find("handbell.ingest." + name).counters().stream()
        .mapToDouble(Counter::count)
        .sum();
  }
}

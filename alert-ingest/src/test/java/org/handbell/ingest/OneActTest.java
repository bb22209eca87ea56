package org.handbell.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.handbell.ingest.identity.Directory;
import org.handbell.model.Event;
import org.handbell.model.School;
import org.handbell.model.SchoolPhase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole way from the socket to the sink keeps one act one act. */
class OneActTest {

  private static final ZoneId LONDON = ZoneId.of("Europe/London");
  private static final School ELM = new School("elm", "Elm School", SchoolPhase.PRIMARY);
  private static final List<SourceConfig> SOURCES =
      Stream.of("elm-fw", "relay")
          .map(
              id ->
                  new SourceConfig(
                      id, "elm", URI.create("syslog+tcp://127.0.0.1:0"), "auto", List.of()))
          .toList();

  @TempDir Path folder;

  private SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final RecordingSink sink = new RecordingSink();
  private final HandClock clock = new HandClock();

  /** Goes on when it is told to. */
  private static final class HandClock extends Clock {
    private volatile Instant now = Instant.parse("2026-11-20T20:45:00Z");

    void pass(long millis) {
      now = now.plusMillis(millis);
    }

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

  private IngestStage start(Path spool) {
    meters = new SimpleMeterRegistry();
    IngestConfig config = new IngestConfig(SOURCES, List.of(ELM), spool, LONDON);
    return IngestStage.start(config, Directory.empty(), sink, new RecordedReports(), meters, clock);
  }

  private IngestStage start() {
    return start(folder.resolve("spool"));
  }

  private static void send(IngestStage stage, String source, String lines) throws IOException {
    InetSocketAddress address = requireNonNull(stage.listening().get(source));
    try (Socket socket = new Socket(address.getAddress(), address.getPort())) {
      socket.getOutputStream().write(lines.getBytes(UTF_8));
    }
  }

  private String line(String url) {
    return "<134>Nov 20 20:45:00 fw guardian: "
        + "{\"blocked\":false,\"clientip\":\"10.0.0.9\",\"tagset\":{\"username\":{\"jo\":[]}},"
        + "\"time\":\"%d.%06d\",\"url\":\"%s\"}\n"
            .formatted(clock.now.getEpochSecond(), clock.now.getNano() / 1_000, url);
  }

  private String key(String text) {
    return line("https://www.google.com/complete/search?q=" + URLEncoder.encode(text, UTF_8));
  }

  private String search(String text) {
    return line("https://www.google.com/search?q=" + URLEncoder.encode(text, UTF_8));
  }

  /** Sends each line at its own time and waits until it is in the spool. */
  private void sendEach(IngestStage stage, String... lines) throws IOException {
    for (String line : lines) {
      clock.pass(300);
      double before = count("spooled");
      send(stage, "elm-fw", line);
      await().until(() -> count("spooled") == before + 1);
    }
  }

  private double count(String name) {
    return meters.find("handbell.ingest." + name).counters().stream()
        .mapToDouble(Counter::count)
        .sum();
  }

  private double inSpool() {
    return meters.get("handbell.ingest.spool.lines").gauge().value();
  }

  private List<String> acts() {
    return sink.events().values().stream()
        .filter(Event::isAct)
        .sorted(Comparator.comparing(Event::ingested))
        .map(event -> String.valueOf(requireNonNull(event.search()).term()))
        .toList();
  }

  @Test
  void a_search_typed_letter_by_letter_is_one_act() throws Exception {
    try (IngestStage stage = start()) {

      sendEach(stage, key("i want to d"), key("i want to die"), search("i want to dye my hair"));

      await().until(() -> sink.events().size() == 3 && inSpool() == 0);
      assertThat(acts()).containsExactly("i want to dye my hair");
      assertThat(count("folded")).isEqualTo(2);
    }
  }

  @Test
  void the_last_words_of_the_evening_are_told_without_any_later_line() throws Exception {
    try (IngestStage stage = start()) {
      sendEach(stage, key("nobody would miss me"));
      await().until(() -> inSpool() == 1);
      assertThat(sink.events()).isEmpty();

      clock.pass(5_100);

      await().until(() -> sink.events().size() == 1 && inSpool() == 0);
      assertThat(acts()).containsExactly("nobody would miss me");
      Event event = sink.order().get(0);
      assertThat(event.ingested()).isEqualTo(Instant.parse("2026-11-20T20:45:00.300Z"));
    }
  }

  @Test
  void a_stop_sends_what_is_held() throws Exception {
    try (IngestStage stage = start()) {
      sendEach(stage, key("nobody would miss me"));
    }

    assertThat(acts()).containsExactly("nobody would miss me");
    assertThat(inSpool()).isZero();
  }

  @Test
  void what_is_held_while_kafka_is_down_comes_once_and_in_order() throws Exception {
    sink.down(true);
    try (IngestStage stage = start()) {
      sendEach(stage, line("https://a.example/1"), key("how to whis"), search("how to whistle"));
      sendEach(stage, line("https://a.example/2"), key("nobody would miss me"));
      await().until(() -> count("produce.errors") > 1);

      sink.down(false);
      clock.pass(6_000);

      await().atMost(Duration.ofSeconds(20)).until(() -> inSpool() == 0);
      assertThat(sink.order())
          .extracting(event -> event.filter().level())
          .containsExactly(3, 2, 3, 3, 3);
      assertThat(count("events")).isEqualTo(5);
    }
  }

  /** A copy of the spool's files is what a killed process leaves. */
  @Test
  void words_given_up_are_told_once_whenever_the_program_is_killed() throws Exception {
    Path killed = folder.resolve("killed");
    Path killedLater = folder.resolve("killed-later");
    try (IngestStage stage = start()) {
      sendEach(stage, line("https://a.example/"), key("how to kil"), key("how to kill myself"));
      await().until(() -> sink.events().size() == 2);
      copy(folder.resolve("spool"), killed);
    }
    sink.events().clear();

    try (IngestStage stage = start(killed)) {
      sendEach(stage, key("how to kill mys"), key("how to"));
      await().until(() -> wasSent("how to"));
      copy(killed, killedLater);
    }
    sink.events().clear();

    try (IngestStage stage = start(killedLater)) {
      sendEach(stage, key("how to cook ri"), search("how to cook rice"));
      clock.pass(6_000);
      await().until(() -> inSpool() == 0 && wasSent("how to cook rice"));
    }

    assertThat(
            sink.events().values().stream()
                .filter(event -> event.isAct() && event.search() != null)
                .map(event -> requireNonNull(event.search()).term()))
        .containsExactlyInAnyOrder("how to kill myself", "how to cook rice");
  }

  private boolean wasSent(String words) {
    return sink.events().values().stream()
        .map(Event::search)
        .anyMatch(search -> search != null && search.term().equals(words));
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    try (Stream<Path> files = Files.list(from)) {
      files
          .filter(Files::isRegularFile)
          .forEach(
              file -> {
                try {
                  Files.copy(file, to.resolve(file.getFileName()));
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
    }
  }

  @Test
  void the_same_line_by_two_relays_is_one_event_and_all_counts_add_up() throws Exception {
    String lines =
        line("https://a.example/1") + key("how to whis") + search("how to whistle") + "nonsense\n";
    try (IngestStage stage = start()) {
      send(stage, "relay", line("https://a.example/0"));
      await().until(() -> count("spooled") == 1);
      send(stage, "elm-fw", lines + line("https://a.example/1"));
      await().until(() -> count("spooled") == 6);

      send(stage, "relay", lines.replace("Nov 20 20:45:00 fw", "Nov 20 20:45:01 relay7"));

      await().until(() -> inSpool() == 0 && count("spooled") == 10);
      assertThat(sink.events()).hasSize(5);
      assertThat(
              meters
                  .get("handbell.ingest.ignored")
                  .tag("reason", "the same line from another relay")
                  .counter()
                  .count())
          .isEqualTo(4);
      assertThat(sink.events().values().stream().filter(Event::isAct)).hasSize(3);
      assertThat(count("events") + count("ignored") + count("rejected") + count("lost"))
          .isEqualTo(count("lines"));
    }
  }
}

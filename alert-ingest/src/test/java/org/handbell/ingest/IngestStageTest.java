package org.handbell.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.abort;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.handbell.ingest.identity.Directory;
import org.handbell.model.Event;
import org.handbell.model.School;
import org.handbell.model.SchoolPhase;
import org.handbell.model.SourceReport;
import org.handbell.model.SourceReport.Count;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IngestStageTest {

  private static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");
  private static final School ELM = new School("elm", "Elm School", SchoolPhase.PRIMARY);
  private static final SourceConfig SOURCE =
      new SourceConfig("elm-fw", "elm", URI.create("syslog+tcp://127.0.0.1:0"), "auto", List.of());

  @TempDir Path spool;

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final RecordingSink sink = new RecordingSink();
  private final RecordedReports reports = new RecordedReports();

  private IngestStage start() {
    return start(List.of(SOURCE));
  }

  private IngestStage start(List<SourceConfig> sources) {
    ZoneId zone = ZoneId.of("Europe/London");
    IngestConfig config = new IngestConfig(sources, List.of(ELM), spool, zone);
    return IngestStage.start(
        config, Directory.empty(), sink, reports, meters, Clock.fixed(NOW, zone));
  }

  private static void send(IngestStage stage, byte[] bytes) throws IOException {
    InetSocketAddress address = requireNonNull(stage.listening().get("elm-fw"));
    try (Socket socket = new Socket(address.getAddress(), address.getPort())) {
      socket.getOutputStream().write(bytes);
    }
  }

  private static String request(String user, String url) {
    return "<134>Nov 20 08:59:59 fw guardian: "
        + "{\"blocked\":false,\"clientip\":\"10.0.0.9\",\"tagset\":{\"username\":{\"%s\":[]}},"
            .formatted(user)
        + "\"time\":\"1795165199.500000\",\"url\":\"%s\"}\n".formatted(url.replace("/", "\\/"));
  }

  private double count(String name) {
    return meters.find("handbell.ingest." + name).counters().stream()
        .mapToDouble(Counter::count)
        .sum();
  }

  private double inSpool() {
    return meters.get("handbell.ingest.spool.lines").gauge().value();
  }

  @Test
  void a_line_on_the_socket_becomes_an_event_with_its_person() throws Exception {
    try (IngestStage stage = start()) {

      send(stage, request("ELM\\\\jbloggs", "https://heron.example/a").getBytes(UTF_8));

      await().until(() -> sink.events().size() == 1);
      Event event = sink.events().values().iterator().next();
      assertThat(event.key()).isEqualTo("elm/jbloggs@elm");
      assertThat(event.ingested()).isEqualTo(NOW);
      assertThat(event.occurred()).isEqualTo(Instant.parse("2026-11-20T08:59:59.500Z"));
      assertThat(stage.isReady()).isTrue();
    }
  }

  @Test
  void while_kafka_is_down_lines_wait_and_then_all_come_in_order() throws Exception {
    sink.down(true);
    try (IngestStage stage = start()) {
      StringBuilder lines = new StringBuilder();
      for (int i = 0; i < 500; i++) {
        lines.append(request("pupil" + i % 7, "http://heron.example/" + i));
      }
      send(stage, lines.toString().getBytes(UTF_8));
      await().until(() -> count("spooled") == 500 && count("produce.errors") > 0);
      assertThat(inSpool()).isEqualTo(500);

      sink.down(false);

      await().atMost(Duration.ofSeconds(20)).until(() -> sink.order().size() == 500);
      assertThat(sink.order())
          .extracting("url.full")
          .containsExactlyElementsOf(
              IntStream.range(0, 500).mapToObj(i -> "http://heron.example/" + i).toList());
      await().until(() -> inSpool() == 0);
    }
  }

  @Test
  void lines_left_in_the_spool_come_after_a_restart_with_the_same_ids() throws Exception {
    sink.down(true);
    try (IngestStage stage = start()) {
      send(stage, request("jo", "http://heron.example/").repeat(20).getBytes(UTF_8));
      await().until(() -> count("spooled") == 20);
    }
    sink.down(false);

    try (IngestStage stage = start()) {
      await().until(() -> sink.events().size() == 20);
      assertThat(stage.isReady()).isTrue();
    }

    String spoolId = sink.order().get(0).id().replaceAll("-.*", "");
    assertThat(sink.order())
        .extracting(Event::id)
        .containsExactlyElementsOf(
            IntStream.rangeClosed(1, 20).mapToObj(i -> spoolId + "-1-" + i).toList());
  }

  @Test
  void an_event_that_kafka_refuses_is_kept_among_the_rejected_and_holds_up_nothing()
      throws Exception {
    sink.refusing(event -> String.valueOf(event.url()).contains("/big"));
    try (IngestStage stage = start()) {

      send(
          stage,
          (request("jo", "http://heron.example/big") + request("jo", "http://heron.example/small"))
              .getBytes(UTF_8));

      await().until(() -> sink.rejected().size() == 1 && sink.events().size() == 1);
      assertThat(sink.rejected().get(0).reason()).isEqualTo("refused by Kafka: TooLarge");
      assertThat(count("lost")).isZero();
    }
  }

  @Test
  void a_million_lines_of_one_byte_are_all_accounted_for() throws Exception {
    try (IngestStage stage = start()) {

      send(stage, "a\n".repeat(1_000_000).getBytes(UTF_8));

      await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> count("rejected") == 1_000_000 && inSpool() == 0);
    }
  }

  @Test
  void a_sender_that_is_not_listed_is_turned_away_and_a_listed_one_heard() throws Exception {
    InetAddress own = OwnAddress.find().orElseGet(() -> abort("this machine has no address"));
    URI everywhere = URI.create("syslog+tcp://0.0.0.0:0");
    byte[] line = request("jo", "http://heron.example/").getBytes(UTF_8);
    List<SourceConfig> sources =
        List.of(
            new SourceConfig("forged", "elm", everywhere, "auto", List.of("192.0.2.1")),
            new SourceConfig("listed", "elm", everywhere, "auto", List.of(own.getHostAddress())));
    try (IngestStage stage = start(sources)) {

      sendAndBeClosed(own, stage.listening().get("forged"), line);
      sendAndBeClosed(own, stage.listening().get("listed"), line);

      await().until(() -> sink.events().size() == 1);
      assertThat(sink.order()).extracting("observer.name").containsExactly("listed");
      assertThat(count("connections.refused")).isEqualTo(1);
    }
  }

  /** Sends, and waits until the other side has closed too. */
  private static void sendAndBeClosed(
      InetAddress own, @Nullable InetSocketAddress listener, byte[] bytes) throws IOException {
    try (Socket socket = new Socket(own, requireNonNull(listener).getPort(), own, 0)) {
      socket.getOutputStream().write(bytes);
      socket.shutdownOutput();
      int unused = socket.getInputStream().read();
    } catch (SocketException e) {
      assertThat(e).as("closed before all was sent").hasMessageMatching("(?i).*(reset|pipe).*");
    }
  }

  @Test
  void every_line_taken_in_is_accounted_for() throws Exception {
    long seed = 20261120;
    Random random = new Random(seed);
    ByteArrayOutputStream stream = new ByteArrayOutputStream();
    for (int i = 0; i < 3_000; i++) {
      stream.write(mixture(random, i));
    }
    try (IngestStage stage = start()) {

      send(stage, stream.toByteArray());

      await()
          .atMost(Duration.ofSeconds(30))
          .untilAsserted(
              () -> {
                assertThat(count("lines")).isGreaterThanOrEqualTo(3_000);
                assertThat(inSpool()).isZero();
              });
      assertThat(count("events") + count("ignored") + count("rejected") + count("lost"))
          .as("seed %d", seed)
          .isEqualTo(count("lines"));
      assertThat(sink.events()).hasSize((int) count("events"));
      assertThat(sink.rejected()).hasSize((int) count("rejected"));
      assertThat(count("events")).isGreaterThan(500);
      SourceReport report = stage.reports().get(0);
      assertThat((double) report.count(Count.LINES)).isEqualTo(count("lines"));
      assertThat((double) report.count(Count.EVENTS)).isEqualTo(count("events"));
      assertThat((double) report.count(Count.IGNORED)).isEqualTo(count("ignored"));
      assertThat((double) report.count(Count.REJECTED)).isEqualTo(count("rejected"));
      assertThat(count("ignored")).isGreaterThan(100);
      assertThat(count("rejected")).isGreaterThan(100);
    }
  }

  private static byte[] mixture(Random random, int i) {
    return switch (random.nextInt(8)) {
      case 0, 1, 2 -> request("p" + i % 50, "http://heron.example/" + i).getBytes(UTF_8);
      case 3 -> "<13>{\"firmware\":\"7\",\"uptime\":[1,2,{}]}\r\n".getBytes(UTF_8);
      case 4 -> "no filter ever wrote this\n".getBytes(UTF_8);
      case 5 -> (request("p", "http://heron.example/").substring(0, 90) + "\n").getBytes(UTF_8);
      case 6 -> hostile(random);
      default -> {
        byte[] counted =
            "<14>{\"clientip\":\"10.0.0.8\",\"url\":\"http://heron.example/c\"}".getBytes(UTF_8);
        yield (counted.length + " " + new String(counted, UTF_8)).getBytes(UTF_8);
      }
    };
  }

  /** Any bytes at all, but for those that end a line or begin a count. */
  private static byte[] hostile(Random random) {
    byte[] bytes = new byte[1 + random.nextInt(300)];
    random.nextBytes(bytes);
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == '\n' || bytes[i] == '\r' || bytes[i] == 0) {
        bytes[i] = 'x';
      }
    }
    bytes[0] = '{';
    byte[] line = Arrays.copyOf(bytes, bytes.length + 1);
    line[bytes.length] = '\n';
    return line;
  }
}

package org.handbell.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.handbell.app.config.ConfigReader;
import org.handbell.app.demo.SyslogSender;
import org.handbell.model.SourceReport;
import org.handbell.model.SourceReport.Count;
import org.handbell.topic.Topics;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What a school learns of a firewall that hides nearly everything. */
class SourcesTest {

  private static final int LINES = 60;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir Path folder;
  private Path config = Path.of("");

  @BeforeEach
  void configure() throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    config =
        Files.writeString(
            folder.resolve("handbell.yaml"),
            """
            organisation: { name: Elm }
            proof: { morning: "off" }
            schools: [{ id: elm, name: Elm Primary School, phase: primary }]
            sources:
              - { id: elm-fw, school: elm, listen: "syslog+tcp://127.0.0.1:0", format: smoothwall }
              - { id: elm-new, school: elm, listen: "syslog+tcp://127.0.0.1:0", format: auto }
            people:
              - { id: dsl, school: elm, role: dsl, name: A. Lead, email: dsl@elm.example, username: alead }
              - { id: dep, school: elm, role: deputy-dsl, name: B. Deputy, email: dep@elm.example }
              - { id: head, school: elm, role: head, name: C. Head, email: head@elm.example }
              - { id: chair, school: elm, role: chair, name: D. Chair, email: chair@elm.example }
            mail: { smtp: "smtp://127.0.0.1:1", from: handbell@elm.example }
            console: { listen: "http://127.0.0.1:%d" }
            """
                .formatted(port));
  }

  private int run(String... arguments) {
    CommandLine command = Main.commandLine();
    command.setOut(new PrintWriter(out));
    command.setErr(new PrintWriter(err));
    return command.execute(arguments);
  }

  @Test
  void what_a_firewall_hides_is_said_with_what_to_change() throws Exception {
    try (App app = App.start(ConfigReader.read(config), Clock.systemUTC())) {
      app.awaitReady();
      sendHidden(app);

      assertThat(run("sources", "--config", config.toString())).isZero();

      String printed = out.toString();
      assertThat(printed.lines()).allMatch(line -> line.length() <= 80);
      assertThat(printed.replaceAll("\\s+", " "))
          .startsWith("elm-new Not one line has come from this source yet.")
          .contains(
              "way in syslog+tcp, for elm",
              "of these events 98 %, ignored 2 %, rejected 0 %",
              "ignored empty line 100 %",
              "visibility host only 100 %",
              "record names person 0 %, device 0 %, IP 100 %, time 100 %, search term 0 %",
              "searches visible 0 %",
              "! Searches visible: 0 %: search engines are used, but no line shows the words typed.",
              "Have the filter decrypt HTTPS (TLS inspection), for search engines at the least",
              "! No line names a user: alerts can only name the device.",
              "! The firewall's clock is 1 hour fast: it may write British Summer Time as UTC.")
          .doesNotContain("10.1.2.", "google");
      theSameIsServedAsJson();
      aReportIsInTheTopic(app.bootstrap());
    }
  }

  private void sendHidden(App app) throws Exception {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < LINES; i++) {
      lines.add(tunnel(i));
    }
    lines.add("");
    try (SyslogSender sender = new SyslogSender(app.addressOf("elm-fw"), "fw", true)) {
      for (String line : lines) {
        sender.send(Instant.now(), line);
      }
    }
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> app.sources().get(0).count(Count.EVENTS) == LINES);
    await().until(() -> app.sources().get(0).count(Count.IGNORED) == 1);
  }

  /**
   * An HTTPS request to a search engine that was not decrypted, by a clock that is an hour fast.
   */
  private static String tunnel(int client) {
    return ("{\"v\":2,\"blocked\":false,\"clientip\":\"10.1.2.%d\",\"https\":true,\"mitmed\":false,"
            + "\"method\":\"CONNECT\",\"tagset\":{\"urlcategory\":{\"Search\":[]}},"
            + "\"time\":\"%d.000001\",\"url\":\"https:\\/\\/www.google.com\\/\"}")
        .formatted(client, Instant.now().getEpochSecond() + 3_600);
  }

  private void theSameIsServedAsJson() throws Exception {
    out.getBuffer().setLength(0);

    assertThat(run("sources", "--json", "--config", config.toString())).isZero();

    List<SourceReport> reports = SourceReports.read(out.toString());
    assertThat(reports).extracting(SourceReport::sourceId).containsExactly("elm-fw", "elm-new");
    assertThat(reports.get(0).count(Count.ENGINE)).isEqualTo(LINES);
    assertThat(reports.get(0).count(Count.SEARCH)).isZero();
    assertThat(reports.get(0).spool().accepting()).isTrue();
  }

  private static void aReportIsInTheTopic(String bootstrap) {
    try (KafkaConsumer<String, SourceReport> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", bootstrap, "auto.offset.reset", "earliest"),
            Topics.SOURCES.keys().deserializer(),
            Topics.SOURCES.values().deserializer())) {
      consumer.assign(List.of(new TopicPartition(Topics.SOURCES.name(), 0)));
      List<String> keys = new ArrayList<>();
      await()
          .atMost(Duration.ofSeconds(20))
          .until(
              () -> {
                consumer.poll(Duration.ofMillis(200)).forEach(one -> keys.add(one.value().key()));
                return keys.contains("elm-fw|1") && keys.contains("elm-new|1");
              });
    }
  }

  @Test
  void where_nothing_runs_that_is_said_with_the_mend() {
    assertThat(run("sources", "--config", config.toString())).isEqualTo(1);

    assertThat(err.toString())
        .startsWith("Handbell is not running at http://127.0.0.1:")
        .contains("start it with ./handbell run --config");
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void help_shows_an_example() {
    assertThat(run("sources", "--help")).isZero();

    assertThat(out.toString()).contains("Example: ./handbell sources --config handbell.yaml");
  }
}

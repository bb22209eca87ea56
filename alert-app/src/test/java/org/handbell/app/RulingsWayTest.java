package org.handbell.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.core.ThrowingRunnable;
import org.handbell.app.config.ConfigReader;
import org.handbell.app.demo.SyslogSender;
import org.handbell.classifier.follow.RulingsTopic;
import org.handbell.model.OwnWords;
import org.handbell.model.Ruling;
import org.handbell.model.VulnerableFlag;
import org.handbell.topic.Topics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** A file of rulings through real parts: tried, published, in force, refused and taken back. */
class RulingsWayTest {

  private static final String GOOD =
      """
      words:
        - id: bikes
          phrases: [take the bike out]
          category: contact.criminal-exploitation
          school: elm
          by: A. Lead
          why: what the estate calls running drugs
      exceptions:
        - id: machete-film
          rule: WEA-002
          phrases: [machete order]
          by: A. Lead
          why: the order in which to watch some films
          until: 2099-07-31
      vulnerable:
        - { person: elm/kcarter, by: A. Lead }
      """;

  private final HttpClient http = HttpClient.newHttpClient();

  @TempDir Path folder;

  @Test
  void a_file_is_tried_then_in_force_and_a_harmful_one_changes_nothing() throws Exception {
    Path config = config();
    rulings("");
    try (App app = App.start(ConfigReader.read(config), Clock.systemUTC())) {
      app.awaitReady();
      Map<String, Object> kafka = Map.of("bootstrap.servers", app.bootstrap());
      Ruling ofConsole = publishedInTheConsole(kafka);
      pupilsSearch(app, "");
      soon(() -> assertThat(count(app, "events")).isEqualTo(2));

      rulings(GOOD);
      soon(() -> assertThat(health(app)).contains("\"in-force\"", "\"words\" : 1"));

      Map<String, Ruling> published = RulingsTopic.read(kafka);
      assertThat(published.keySet())
          .isEqualTo(
              Set.of(
                  "words/bikes",
                  "exception/machete-film",
                  "vulnerable/elm/kcarter",
                  ofConsole.key()));
      assertThat(published.get("words/bikes"))
          .isInstanceOfSatisfying(
              OwnWords.class,
              words -> assertThat(words.signature().trial()).isEqualTo(new Ruling.Trial(2, 1, 1)));
      assertThat(health(app)).doesNotContain("kcarter", "vulnerable");
      assertThat(app.meters().scrape()).doesNotContain("kcarter");

      pupilsSearch(app, " now");
      soon(() -> assertThat(count(app, "rulings.silenced")).isEqualTo(1));
      assertThat(app.meters().get("handbell.classifier.findings").tag("priority", "P2").counter())
          .satisfies(found -> assertThat(found.count()).isEqualTo(1));

      String shown = check(config, GOOD.replace("take the bike out", "machete order"));
      assertThat(shown).contains("Tried on 4 events.", "own:bikes", "\"machete order\"");
      assertThat(shown).doesNotContain("jbloggs", "kcarter");

      rulings(GOOD.replace("WEA-002", "SUI-001"));
      soon(() -> assertThat(health(app)).contains("\"refused\"", "SUI-001"));
      assertThat(count(app, "rulings.refused")).isEqualTo(1);
      assertThat(RulingsTopic.read(kafka)).isEqualTo(published);

      rulings("");
      soon(
          () -> assertThat(RulingsTopic.read(kafka)).isEqualTo(Map.of(ofConsole.key(), ofConsole)));
    }
    assertThat(folder.resolve("data/kafka.address")).doesNotExist();
  }

  private static void soon(ThrowingRunnable assertion) {
    await().atMost(Duration.ofSeconds(30)).untilAsserted(assertion);
  }

  /** The same words at once would be taken for one act. */
  private static void pupilsSearch(App app, String more) throws IOException {
    try (SyslogSender sender = new SyslogSender(app.addressOf("elm-fw"), "fw", true)) {
      sender.send(Instant.now(), search("take the bike out" + more));
      sender.send(Instant.now(), search("machete order" + more));
    }
  }

  private static double count(App app, String name) {
    return app.meters().get("handbell.classifier." + name).counter().count();
  }

  private static Ruling publishedInTheConsole(Map<String, Object> kafka) throws Exception {
    Ruling ruling =
        new VulnerableFlag(
            "elm/other",
            new Ruling.Signature(Ruling.Origin.CONSOLE, "A. Lead", "knows", null, null, null));
    try (KafkaProducer<String, Ruling> producer =
        new KafkaProducer<>(
            kafka, Topics.RULINGS.keys().serializer(), Topics.RULINGS.values().serializer())) {
      producer.send(new ProducerRecord<>(Topics.RULINGS.name(), ruling.key(), ruling)).get();
    }
    return ruling;
  }

  /** What {@code rulings check} says of a draft. */
  private String check(Path config, String draft) throws IOException {
    Path file = Files.writeString(folder.resolve("draft.yaml"), draft);
    StringWriter out = new StringWriter();
    CommandLine command = Main.commandLine().setOut(new PrintWriter(out));
    int code =
        command.execute(
            "rulings", "check", "--config", config.toString(), "--file", file.toString());
    assertThat(code).isZero();
    return out.toString();
  }

  private String health(App app) throws Exception {
    URI page = URI.create("http://127.0.0.1:" + app.httpPort() + "/health/rulings");
    return http.send(HttpRequest.newBuilder(page).build(), HttpResponse.BodyHandlers.ofString())
        .body();
  }

  /** Whole at once, so that no half of it is read. */
  private void rulings(String text) throws IOException {
    Path draft = Files.writeString(folder.resolve("rulings.new"), text);
    Files.move(draft, folder.resolve("rulings.yaml"), StandardCopyOption.REPLACE_EXISTING);
  }

  private Path config() throws IOException {
    return Files.writeString(
        folder.resolve("handbell.yaml"),
        """
        organisation: { name: Elm }
        proof: { morning: "off" }
        schools: [{ id: elm, name: Elm School, phase: secondary }]
        sources: [{ id: elm-fw, school: elm, listen: "syslog+tcp://127.0.0.1:0", format: smoothwall }]
        people:
          - { id: dsl, school: elm, role: dsl, name: A. Lead, email: dsl@elm.example }
          - { id: dep, school: elm, role: deputy-dsl, name: B. Deputy, email: dep@elm.example }
          - { id: head, school: elm, role: head, name: C. Head, email: head@elm.example }
          - { id: chair, school: elm, role: chair, name: D. Chair, email: chair@elm.example }
        mail: { smtp: "smtp://127.0.0.1:9", from: handbell@elm.example }
        console: { listen: "http://127.0.0.1:0" }
        rulings: rulings.yaml
        """);
  }

  private static String search(String words) {
    return ("{\"v\":2,\"blocked\":false,\"clientip\":\"10.1.2.3\",\"destdomain\":\"x.example\","
            + "\"httpcode\":200,\"https\":true,\"mitmed\":true,\"method\":\"GET\",\"respbody\":"
            + "[{\"contenttype\":\"text\\/html\"}],\"tagset\":{\"urlcategory\":{\"Other\":[]},"
            + "\"username\":{\"cn=jbloggs,ou=Year5,dc=elm,dc=local\":[]}},\"time\":\"%d.000001\","
            + "\"url\":\"https:\\/\\/www.google.com\\/search?q=%s\"}")
        .formatted(Instant.now().getEpochSecond(), words.replace(' ', '+'));
  }
}

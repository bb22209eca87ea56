package org.handbell.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.handbell.app.config.ConfigReader;
import org.handbell.app.demo.MailSink;
import org.handbell.app.demo.MailSink.Received;
import org.handbell.app.demo.SyslogSender;
import org.handbell.app.traffic.Client;
import org.handbell.app.traffic.FilterLog;
import org.handbell.app.traffic.Traffic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From the socket to the mail through real parts: broker, streams, database, mail server. */
class WholeWayTest {

  private static final String LISTED = "https://listed-page.invalid/secret/path";

  private final HttpClient http = HttpClient.newHttpClient();

  @TempDir Path folder;

  @Test
  void lines_become_the_right_mails_and_every_line_is_accounted_for() throws Exception {
    try (MailSink sink = new MailSink();
        App app = App.start(ConfigReader.read(config(sink.port())), Clock.systemUTC())) {
      app.awaitReady();
      List<String> lines = new ArrayList<>();
      Traffic traffic =
          new Traffic(
              7,
              List.of(new Client("elm", "kcarter", "Year5", "10.1.1.9")),
              FilterLog.smoothwall());
      for (int i = 0; i < 100; i++) {
        lines.addAll(traffic.click(Instant.now()));
      }
      lines.add(search("jbloggs", "i want to kill myself"));
      lines.add(page("jbloggs", LISTED));
      lines.add("{ this is no JSON");
      lines.add("");
      lines.add(page("chead", "https://adult.example/x").replace("Other", "Pornography"));
      try (SyslogSender sender = new SyslogSender(app.addressOf("elm-fw"), "fw", true)) {
        for (String line : lines) {
          sender.send(Instant.now(), line);
        }
      }

      List<Received> mails = new ArrayList<>();
      await()
          .atMost(Duration.ofSeconds(30))
          .until(
              () -> {
                mails.addAll(sink.next());
                return mails.size() >= 5;
              });

      assertThat(mails)
          .extracting(Received::to)
          .containsExactlyInAnyOrder(
              "dsl@elm.example",
              "dep@elm.example",
              "dsl@elm.example",
              "dep@elm.example",
              "chair@elm.example");
      assertThat(mails).allSatisfy(mail -> assertThat(mail.subject()).doesNotContain("kill"));
      assertThat(mails)
          .allSatisfy(
              mail ->
                  assertThat(mail.text() + mail.html() + mail.subject())
                      .doesNotContain("listed-page"));
      countsAddUp(app.meters(), lines.size());
      assertThat(get(app, "/health/ready").statusCode()).isEqualTo(200);
      assertThat(get(app, "/health/live").statusCode()).isEqualTo(200);
      assertThat(get(app, "/metrics").body())
          .contains("handbell_ingest_", "handbell_classifier_", "handbell_notifier_")
          .doesNotContain("jbloggs", "chead", "listed-page", "adult.example", "Elm Primary");
    }
    nothingButTheRawLineNamesTheListedAddress();
  }

  private static void countsAddUp(MeterRegistry meters, int sent) {
    double events = sum(meters, "handbell.ingest.events");
    double ignored = sum(meters, "handbell.ingest.ignored");
    double rejected = sum(meters, "handbell.ingest.rejected");
    assertThat(events + ignored + rejected).isEqualTo(sent);
    assertThat(rejected).isEqualTo(1);
    await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(
            () -> {
              double judged = sum(meters, "handbell.classifier.events");
              assertThat(judged).isEqualTo(events);
              assertThat(
                      sum(meters, "handbell.classifier.findings")
                          + sum(meters, "handbell.classifier.clean")
                          + sum(meters, "handbell.classifier.duplicates")
                          + sum(meters, "handbell.classifier.dropped"))
                  .isEqualTo(judged);
              assertThat(sum(meters, "handbell.notifier.incidents"))
                  .isEqualTo(sum(meters, "handbell.notifier.incidents.read"));
            });
  }

  private static double sum(MeterRegistry meters, String name) {
    return meters.find(name).counters().stream().mapToDouble(c -> c.count()).sum();
  }

  /** The spool and the two topics of lines may hold it as it came; no store or database may. */
  private void nothingButTheRawLineNamesTheListedAddress() throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve("data"))) {
      List<Path> naming =
          files
              .filter(Files::isRegularFile)
              .filter(file -> !file.toString().contains("/spool/"))
              .filter(file -> !file.toString().contains("/handbell.events-"))
              .filter(file -> !file.toString().contains("/handbell.rejected-"))
              .filter(WholeWayTest::namesTheListedAddress)
              .toList();
      assertThat(naming).isEmpty();
    }
  }

  private static boolean namesTheListedAddress(Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1).contains("listed-page");
    } catch (IOException e) {
      throw new IllegalStateException("cannot look into " + file, e);
    }
  }

  private HttpResponse<String> get(App app, String path) throws Exception {
    return http.send(
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + app.httpPort() + path)).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private Path config(int smtp) throws IOException {
    Files.writeString(folder.resolve("listed.txt"), LISTED + "\n");
    Files.writeString(
        folder.resolve("people.csv"),
        """
        username,name,kind,year,form,school
        jbloggs,Jo Bloggs,pupil,5,5A,elm
        kcarter,Kit Carter,pupil,5,5A,elm
        """);
    return Files.writeString(
        folder.resolve("handbell.yaml"),
        """
        organisation: { name: Elm }
        schools: [{ id: elm, name: Elm Primary School, phase: primary }]
        sources: [{ id: elm-fw, school: elm, listen: "syslog+tcp://127.0.0.1:0", format: smoothwall }]
        people:
          - { id: dsl, school: elm, role: dsl, name: A. Lead, email: dsl@elm.example, username: alead }
          - { id: dep, school: elm, role: deputy-dsl, name: B. Deputy, email: dep@elm.example, username: bdeputy }
          - { id: head, school: elm, role: head, name: C. Head, email: head@elm.example, username: chead }
          - { id: chair, school: elm, role: chair, name: D. Chair, email: chair@elm.example }
        directory: people.csv
        lists: [{ id: test, category: illegal.csam, file: listed.txt, format: urls }]
        mail: { smtp: "smtp://127.0.0.1:%d", from: handbell@elm.example, words: include }
        console: { listen: "http://127.0.0.1:0" }
        proof: { morning: "off" }
        """
            .formatted(smtp));
  }

  private static String search(String user, String words) {
    return page(user, "https://www.google.com/search?q=" + words.replace(' ', '+'));
  }

  private static String page(String user, String url) {
    return ("{\"v\":2,\"blocked\":false,\"clientip\":\"10.1.2.3\",\"destdomain\":\"x.example\","
            + "\"httpcode\":200,\"https\":true,\"mitmed\":true,\"method\":\"GET\",\"respbody\":"
            + "[{\"contenttype\":\"text\\/html\"}],\"tagset\":{\"urlcategory\":{\"Other\":[]},"
            + "\"username\":{\"cn=%s,ou=Year5,dc=elm,dc=local\":[]}},\"time\":\"%d.000001\","
            + "\"url\":\"%s\"}")
        .formatted(user, Instant.now().getEpochSecond(), url.replace("/", "\\/"));
  }
}

package org.handbell.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.core.ThrowingRunnable;
import org.handbell.app.config.ConfigReader;
import org.handbell.app.config.HandbellConfig;
import org.handbell.app.demo.MailSink;
import org.handbell.app.demo.MailSink.Received;
import org.handbell.app.demo.SyslogSender;
import org.handbell.model.Incident;
import org.handbell.model.Priority;
import org.handbell.notifier.register.Case;
import org.handbell.notifier.register.Register;
import org.handbell.sealed.KeyFiles;
import org.handbell.sealed.SealedLine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a list did not know in the morning and knows at noon is found, told of once, and locked. */
class FoundLaterTest {

  @TempDir Path folder;
  private final List<Received> mails = new ArrayList<>();

  @Test
  void a_new_version_finds_what_the_old_one_passed_and_tells_it_once() throws Exception {
    list("one.example", "two.example", "three.example", "four.example");
    HandbellConfig config;
    try (MailSink sink = new MailSink()) {
      config = ConfigReader.read(config(sink.port()));
      for (String id : List.of("dsl", "head")) {
        KeyFiles.make(
            config.sealed().publicKey(id),
            folder.resolve(id + ".private.pem"),
            "four quite plain words".toCharArray());
      }
      List<Case> after;
      try (App app = App.start(config, Clock.systemUTC())) {
        app.awaitReady();
        send(
            app,
            line("sam", "three.example", "Other"),
            line("kim", "later.example", "Child abuse"));
        send(app, line("jo", "later.example", "Other"), line("jo", "later.example", "Other"));
        send(app, line("jo", "fine.example", "Other"), line("lee", "two.example", "Other"));
        eventually(() -> assertThat(people(config)).containsExactly("kim", "lee", "sam"));
        eventually(() -> assertThat(notes(config)).containsPattern("matchedBack=[0-9a-f]+"));
        String first = notes(config);

        list("one.example", "two.example", "later.example", "four.example");
        handbell("lists", "update", "--config", config.file().toString());
        eventually(() -> assertThat(people(config)).containsExactly("jo", "kim", "lee", "sam"));
        eventually(() -> assertThat(notes(config)).isNotEqualTo(first));
        eventually(() -> assertThat(sealed(config)).hasSize(5));
        after = cases(config);
        eventually(() -> assertThat(told(sink)).isEqualTo(8)); // to lead and deputy of each
      }
      Incident found = of("jo", after);
      assertThat(found.priority()).isEqualTo(Priority.P1);
      assertThat(found.why()).startsWith("Found later by list iwf version ");
      assertThat(found.events()).isEqualTo(2);
      assertThat(sealed(config))
          .filteredOn(line -> line.incidentId().equals(found.id()))
          .hasSize(2);

      forgetThatEarlierEventsWereMatched(config);
      try (App app = App.start(config, Clock.systemUTC())) {
        app.awaitReady();
        eventually(() -> assertThat(notes(config)).containsPattern("matchedBack=[0-9a-f]+"));
        assertThat(get(app, "/metrics"))
            .contains("handbell_classifier_lookback_incidents_total 0.0");
        send(app, line("max", "four.example", "Other"));
        eventually(() -> assertThat(people(config)).hasSize(5).contains("max"));
      }
      assertThat(cases(config)).extracting(each -> each.incident().id()).containsAll(ids(after));
      eventually(() -> assertThat(told(sink)).isEqualTo(10));
      assertThat(sealed(config)).hasSize(6);
    }
  }

  private static List<String> ids(List<Case> cases) {
    return cases.stream().map(each -> each.incident().id()).toList();
  }

  private static Incident of(String name, List<Case> cases) {
    return cases.stream()
        .map(Case::incident)
        .filter(incident -> incident.person().id().startsWith("elm/" + name))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> people(HandbellConfig config) {
    return cases(config).stream()
        .map(each -> each.incident().person().id().split("[/@]", -1)[1])
        .sorted()
        .toList();
  }

  private static List<Case> cases(HandbellConfig config) {
    try (Register register = register(config)) {
      Instant now = Instant.now();
      return register.casesBetween("elm", now.minusSeconds(3600), now.plusSeconds(60));
    }
  }

  private static List<SealedLine> sealed(HandbellConfig config) {
    try (Register register = register(config)) {
      return register.sealedBox().all();
    }
  }

  private static Register register(HandbellConfig config) {
    return Register.open(new Settings(config).notifier(), Clock.systemUTC());
  }

  private long told(MailSink sink) {
    mails.addAll(sink.next());
    return mails.stream().filter(mail -> mail.reason().equals("new")).count();
  }

  private static Path source(HandbellConfig config) {
    return config.data().resolve("lists/iwf/source");
  }

  private static String notes(HandbellConfig config) throws IOException {
    return Files.readString(source(config)).replaceAll("(?m)^(?!matchedBack).*\\R", "");
  }

  private static void forgetThatEarlierEventsWereMatched(HandbellConfig config) throws IOException {
    Path file = source(config);
    Files.writeString(file, Files.readString(file).replaceAll("matchedBack=.*", "matchedBack="));
  }

  private static void eventually(ThrowingRunnable assertion) {
    await().atMost(Duration.ofSeconds(60)).ignoreExceptions().untilAsserted(assertion);
  }

  private static void send(App app, String... lines) throws Exception {
    try (SyslogSender sender = new SyslogSender(app.addressOf("elm-fw"), "fw", true)) {
      for (String line : lines) {
        sender.send(Instant.now(), line);
      }
    }
  }

  private static void handbell(String... args) {
    assertThat(Main.commandLine().execute(args)).isZero();
  }

  private static String get(App app, String path) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + app.httpPort() + path)).build(),
            HttpResponse.BodyHandlers.ofString())
        .body();
  }

  private void list(String... domains) throws IOException {
    Files.write(folder.resolve("iwf.txt"), List.of(domains));
  }

  private Path config(int smtp) throws IOException {
    return Files.writeString(
        folder.resolve("handbell.yaml"),
        """
        organisation: { name: Elm }
        proof: { morning: "off" }
        schools: [{ id: elm, name: Elm Primary School, phase: primary }]
        sources: [{ id: elm-fw, school: elm, listen: "syslog+tcp://127.0.0.1:0", format: smoothwall }]
        people:
          - { id: dsl, school: elm, role: dsl, name: A. Lead, email: dsl@elm.example, username: alead }
          - { id: dep, school: elm, role: deputy-dsl, name: B. Deputy, email: dep@elm.example }
          - { id: head, school: elm, role: head, name: C. Head, email: head@elm.example }
          - { id: chair, school: elm, role: chair, name: D. Chair, email: chair@elm.example }
        lists:
          - { id: iwf, category: illegal.csam, file: iwf.txt, format: domains }
        sealed: { keyholders: [dsl, head] }
        mail: { smtp: "smtp://127.0.0.1:%d", from: handbell@elm.example }
        console: { listen: "http://127.0.0.1:0" }
        """
            .formatted(smtp));
  }

  private static String line(String user, String host, String category) {
    return ("{\"v\":2,\"blocked\":false,\"clientip\":\"10.1.2.3\",\"destdomain\":\"%1$s\","
            + "\"httpcode\":200,\"https\":true,\"mitmed\":true,\"method\":\"GET\",\"respbody\":"
            + "[{\"contenttype\":\"text\\/html\"}],\"tagset\":{\"urlcategory\":{\"%2$s\":[]},"
            + "\"username\":{\"cn=%3$s,ou=Year5,dc=elm,dc=local\":[]}},\"time\":\"%4$d.000001\","
            + "\"title\":\"page\",\"url\":\"https:\\/\\/%1$s\\/%5$d\"}")
        .formatted(host, category, user, Instant.now().getEpochSecond(), System.nanoTime());
  }
}

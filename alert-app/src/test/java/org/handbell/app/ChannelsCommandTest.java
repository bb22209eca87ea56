package org.handbell.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.handbell.app.config.ConfigReader;
import org.handbell.model.Category;
import org.handbell.model.Decision;
import org.handbell.model.Evidence;
import org.handbell.model.Finding;
import org.handbell.model.Incident;
import org.handbell.model.Person;
import org.handbell.model.PersonKind;
import org.handbell.model.Priority;
import org.handbell.model.Visibility;
import org.handbell.notifier.NotifierConfig;
import org.handbell.notifier.compose.MailText;
import org.handbell.notifier.deliver.Receiver.Unknown;
import org.handbell.notifier.outbox.Sender;
import org.handbell.notifier.register.Batch;
import org.handbell.notifier.register.Register;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ChannelsCommandTest {

  @TempDir Path folder;
  private final List<String> arrived = new CopyOnWriteArrayList<>();
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private int answer = 202;
  private HttpServer server;
  private Path config;

  @BeforeEach
  void configure() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          arrived.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
          exchange.sendResponseHeaders(answer, -1);
          exchange.close();
        });
    server.start();
    String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    config =
        Files.writeString(
            folder.resolve("handbell.yaml"),
            """
            organisation: { name: Elm }
            schools:
              - { id: elm, name: Elm, phase: primary }
            people:
              - { id: dsl, school: elm, role: dsl, name: A. Lead, email: dsl@elm.example, phone: "+447700900123", also: [sms, leads] }
              - { id: head, school: elm, role: head, name: C. Head, email: head@elm.example }
              - { id: chair, school: elm, role: chair, name: D. Chair, email: chair@elm.example }
            mail: { smtp: "smtp://127.0.0.1:1", from: handbell@elm.example }
            channels:
              - { id: leads, kind: teams, url: "URL" }
              - { id: sms, kind: sms, url: "URL", body: "to={to}&text={text}" }
            """
                .replace("URL", url));
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private int run(String... arguments) {
    CommandLine command = Main.commandLine();
    command.setOut(new PrintWriter(out, true));
    command.setErr(new PrintWriter(err, true));
    return command.execute(arguments);
  }

  @Test
  void a_channel_can_be_tried_with_a_message_that_nobody_takes_for_an_alert() {
    int exit = run("channels", "test", "leads", "--config", config.toString());

    assertThat(exit).as("%s", err).isZero();
    assertThat(out.toString()).contains("channel leads: the other side has taken it");
    assertThat(arrived).hasSize(1);
    assertThat(arrived.get(0)).contains("Handbell test", "No child is concerned");
  }

  @Test
  void a_text_message_is_tried_on_the_phone_of_who_has_the_channel() {
    int exit = run("channels", "test", "sms", "--config", config.toString());

    assertThat(exit).as("%s", err).isZero();
    assertThat(arrived.get(0)).startsWith("to=%2B447700900123&text=Handbell+test");
  }

  @Test
  void a_channel_that_does_not_work_says_why() {
    answer = 404;

    int exit = run("channels", "test", "leads", "--config", config.toString());

    assertThat(exit).isEqualTo(1);
    assertThat(out.toString()).contains("channel leads: refused: answer 404");
  }

  @Test
  void a_phone_that_nobody_has_is_asked_for() {
    int exit = run("channels", "test", "sms", "--to", "head", "--config", config.toString());

    assertThat(exit).isEqualTo(1);
    assertThat(err.toString()).contains("name with --to one person under people who has a phone");
    assertThat(arrived).isEmpty();
  }

  @Test
  void a_case_shows_every_message_about_it_with_each_attempt() throws Exception {
    send();

    int exit = run("case", "2026-000001", "--config", config.toString());

    assertThat(exit).as("%s", err).isZero();
    assertThat(out.toString())
        .contains(
            "by mail     to dsl          unknown    (dsl)",
            "attempt 1 unknown: no answer after the message (it may have arrived)",
            "possible duplicates: 1")
        .doesNotContain("jbloggs");
  }

  private void send() throws Exception {
    NotifierConfig notifier = new Settings(ConfigReader.read(config)).notifier();
    Instant now = Instant.parse("2026-11-20T10:15:30Z");
    try (Register register = Register.open(notifier, () -> now)) {
      register.applyBatch(new Batch("cluster", List.of(p1(now)), List.of(), List.of()));
      new Sender(
              notifier,
              register,
              (c, school, recipient, reason, alsoTold) -> new MailText("s", "t", "h"),
              mail -> new Unknown("no answer after the message"),
              () -> now,
              new SimpleMeterRegistry())
          .sendDue();
    }
  }

  private static Incident p1(Instant now) {
    Category category = Category.CONTENT_SUICIDE;
    Person pupil = new Person("elm/jbloggs", PersonKind.PUPIL, "jbloggs", null, null, null);
    Finding finding = new Finding(category, Priority.P1, 4, null, "R-1", "a why", null, true);
    Evidence evidence =
        new Evidence(
            "e",
            now,
            now,
            Evidence.Kind.SEARCH,
            "words",
            "search.example",
            null,
            null,
            null,
            null,
            Decision.BLOCKED,
            Visibility.FULL,
            List.of(finding));
    return new Incident(
        "i",
        1,
        "elm",
        pupil,
        category.theme(),
        category,
        Priority.P1,
        null,
        "why",
        now,
        now,
        now,
        now,
        1,
        Map.of(Decision.BLOCKED, 1),
        List.of(evidence),
        false);
  }
}

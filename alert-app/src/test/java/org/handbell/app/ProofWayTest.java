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
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.handbell.app.config.ConfigReader;
import org.handbell.app.demo.MailSink;
import org.handbell.app.demo.SyslogSender;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The morning's line and a canary go the whole way and concern nobody. */
class ProofWayTest {

  private static final ZoneId LONDON = ZoneId.of("Europe/London");

  private final HttpClient http = HttpClient.newHttpClient();
  @TempDir Path folder;

  @Test
  void they_come_from_the_spool_to_the_record_and_to_nobodys_mailbox_or_count() throws Exception {
    Clock clock = atTenOnTheLastTuesday();
    try (MailSink sink = new MailSink();
        App app = App.start(ConfigReader.read(config(sink.port())), clock)) {
      app.awaitReady();
      try (SyslogSender sender = new SyslogSender(app.addressOf("elm-fw"), "fw", true)) {
        sender.send(clock.instant(), canary(clock));
      }

      await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> proof(app).contains("\"canary\"") && proof(app).contains("\"line\""));

      assertThat(proof(app))
          .contains("\"test\":\"elm-fw\"", "\"result\":\"proved\"", "\"delaySeconds\":")
          .contains("\"test\":\"pi\"", "\"result\":\"blocked\"");
      assertThat(sink.next()).isEmpty();
      assertThat(app.meters().get("handbell.ingest.events").counter().count()).isEqualTo(1);
      assertThat(app.meters().get("handbell.ingest.drills").counter().count()).isEqualTo(1);
    }
  }

  /** Long enough ago that it never lies ahead, and a school day but for a few bank holidays. */
  private static Clock atTenOnTheLastTuesday() {
    ZonedDateTime now = ZonedDateTime.now(Clock.system(LONDON));
    ZonedDateTime then = now.withHour(10);
    do {
      then = then.minusDays(1);
    } while (then.getDayOfWeek() != DayOfWeek.TUESDAY);
    return Clock.offset(Clock.system(LONDON), Duration.between(now, then));
  }

  private String proof(App app) throws IOException, InterruptedException {
    URI address = URI.create("http://127.0.0.1:" + app.httpPort() + "/health/proof");
    return http.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString())
        .body();
  }

  private static String canary(Clock clock) {
    return ("{\"v\":2,\"blocked\":true,\"clientip\":\"10.1.9.9\",\"destdomain\":\"canary.elm.example\","
            + "\"httpcode\":403,\"https\":false,\"method\":\"GET\",\"respbody\":[],"
            + "\"tagset\":{\"urlcategory\":{\"Pornography\":[]}},\"time\":\"%d.000001\","
            + "\"url\":\"http:\\/\\/canary.elm.example\\/\"}")
        .formatted(clock.instant().getEpochSecond());
  }

  private Path config(int smtp) throws IOException {
    return Files.writeString(
        folder.resolve("handbell.yaml"),
        """
        organisation: { name: Elm }
        schools: [{ id: elm, name: Elm Primary School, phase: primary }]
        sources: [{ id: elm-fw, school: elm, listen: "syslog+tcp://127.0.0.1:0", format: smoothwall }]
        people:
          - { id: dsl, school: elm, role: dsl, name: A. Lead, email: dsl@elm.example, username: alead }
          - { id: head, school: elm, role: head, name: C. Head, email: head@elm.example, username: chead }
          - { id: chair, school: elm, role: chair, name: D. Chair, email: chair@elm.example }
        mail: { smtp: "smtp://127.0.0.1:%d", from: handbell@elm.example }
        console: { listen: "http://127.0.0.1:0" }
        calendar: { terms: [{ from: 2020-01-01, to: 2099-12-31 }] }
        proof:
          canaries: [{ id: pi, school: elm, device: 10.1.9.9, page: canary.elm.example, expect: daily }]
        """
            .formatted(smtp));
  }
}

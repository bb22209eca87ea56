package org.handbell.notifier.console.arrival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.handbell.notifier.Elm.NOW;

import io.javalin.Javalin;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import org.handbell.notifier.Elm;
import org.handbell.notifier.NotifierConfig;
import org.handbell.notifier.SettableClock;
import org.handbell.notifier.console.Console;
import org.handbell.notifier.register.Register;
import org.handbell.notifier.watch.ContactState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The link of a test alert confirms for its reader, and only when they press the button. */
class ConfirmPagesTest {

  @TempDir Path folder;
  private final SettableClock clock = new SettableClock(NOW);
  private final HttpClient http = HttpClient.newHttpClient();
  private Register register;
  private ConfirmLinks links;
  private Javalin server;

  @BeforeEach
  void start() {
    NotifierConfig config = Elm.config(folder, Elm.PEOPLE, 25);
    register = Register.open(config, clock);
    links = new ConfirmLinks(register.linkKey(), clock);
    Console console = new Console(config, register, new SimpleMeterRegistry(), clock, () -> 0);
    server = Javalin.create(javalin -> console.addTo(javalin.routes)).start("127.0.0.1", 0);
  }

  @AfterEach
  void stop() {
    server.stop();
    register.close();
  }

  @Test
  void the_button_confirms_for_the_reader_of_the_mail() throws Exception {
    HttpResponse<String> answer = ask("POST", links.path(Elm.DEPUTY));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("alerts reach you");
    assertThat(confirmed()).containsExactly("dep");
  }

  @Test
  void a_mail_scanner_that_opens_the_link_confirms_nothing() throws Exception {
    for (String method : List.of("GET", "HEAD", "OPTIONS", "GET")) {
      ask(method, links.path(Elm.DEPUTY));
    }

    assertThat(confirmed()).isEmpty();
  }

  @Test
  void a_link_that_takes_a_case_confirms_nothing_and_an_old_one_neither() throws Exception {
    String taking = new TakeToken(register.linkKey()).issue("2026-000001", Elm.DSL, NOW);
    String old = links.path(Elm.DSL);

    int wrong = ask("POST", "/confirm/" + taking).statusCode();
    clock.pass(TakeToken.VALID.plusSeconds(1));
    int late = ask("POST", old).statusCode();

    assertThat(List.of(wrong, late)).containsOnly(404);
    assertThat(confirmed()).isEmpty();
  }

  private List<String> confirmed() {
    return register.confirmations().states().stream()
        .filter(each -> each.confirmed() != null)
        .map(ContactState::contact)
        .map(each -> each.id())
        .toList();
  }

  private HttpResponse<String> ask(String method, String path)
      throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
            .method(method, BodyPublishers.noBody())
            .build(),
        BodyHandlers.ofString());
  }
}

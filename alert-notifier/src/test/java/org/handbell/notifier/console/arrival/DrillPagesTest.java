package org.handbell.notifier.console.arrival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.handbell.notifier.Elm.NOW;

import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.handbell.notifier.Elm;
import org.handbell.notifier.compose.DrillMail;
import org.handbell.notifier.console.TestConsole;
import org.handbell.notifier.register.FilterCheck;
import org.handbell.notifier.register.FilterCheck.Kind;
import org.handbell.notifier.register.FilterCheck.Result;
import org.handbell.notifier.register.Notification;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A drill's link: from the mail over the page and its button to the record of checks. */
class DrillPagesTest {

  private static final URI HANDBELL = URI.create("https://handbell.elm.example");

  @TempDir Path folder;
  private TestConsole console;
  private DrillLinks links;

  @BeforeEach
  void start() {
    console = TestConsole.atElm(folder, Elm.PEOPLE);
    links = new DrillLinks(console.register().linkKey(), console.clock());
  }

  @AfterEach
  void stop() {
    console.close();
  }

  @Test
  void the_link_shows_what_it_is_and_the_button_proves_that_mails_arrive() {
    String path = pathInTheMail();
    HttpResponse<String> page = ask("GET", path);
    console.clock().pass(Duration.ofMinutes(5));

    HttpResponse<String> answer = ask("POST", path);

    assertThat(page.body()).contains("This is a drill", "No child is concerned", "<button");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("mails reach you");
    assertThat(proved())
        .singleElement()
        .satisfies(
            check -> {
              assertThat(check.result()).isEqualTo(Result.PROVED);
              assertThat(check.delay()).isEqualTo(Duration.ofMinutes(5));
              assertThat(check.by()).isEqualTo("A. Lead");
            });
  }

  @Test
  void a_mail_scanner_that_opens_the_link_proves_nothing() {
    String path = pathInTheMail();

    for (String method : List.of("GET", "HEAD", "OPTIONS", "GET")) {
      ask(method, path);
    }

    assertThat(proved()).isEmpty();
  }

  @Test
  void the_button_pressed_twice_is_one_proof() {
    String path = pathInTheMail();

    ask("POST", path);
    ask("POST", path);

    assertThat(proved()).hasSize(1);
  }

  @Test
  void a_link_of_another_drill_of_another_kind_or_too_old_proves_nothing() {
    String path = pathInTheMail();
    String token = path.substring(path.lastIndexOf('/') + 1);
    String moment = path.split("/", -1)[2];
    String taking = new TakeToken(console.register().linkKey()).issue("2026-000001", Elm.DSL, NOW);
    String anotherDrill = links.path(Elm.DSL, Instant.EPOCH.plusSeconds(9));

    List<Integer> answers =
        List.of(
            status("/drill/" + (Long.parseLong(moment) + 1) + "/" + token),
            status("/drill/never/" + token),
            status("/drill/" + moment + "/" + taking),
            status("/take/" + token),
            status("/confirm/" + token),
            status(anotherDrill));
    console.clock().pass(TakeToken.VALID.plusSeconds(1));
    int late = status(path);

    assertThat(answers).containsOnly(404);
    assertThat(late).isEqualTo(404);
    assertThat(proved()).isEmpty();
  }

  /** As {@code DrillPost} writes it, a month after anything was heard of the lead. */
  private String pathInTheMail() {
    post();
    console.clock().pass(Duration.ofDays(31));
    post();
    Notification mail = console.register().post().lease().orElseThrow();
    String text = String.valueOf(mail.text());
    int at = text.indexOf(HANDBELL + "/drill/") + HANDBELL.toString().length();
    return text.substring(at).split("[\\s,\"<]", 2)[0];
  }

  private void post() {
    int unused =
        console
            .register()
            .deliveryDrills()
            .sendWhereDue(
                (lead, school, sent) ->
                    DrillMail.of(lead, school, HANDBELL, links.path(lead, sent)));
  }

  private List<FilterCheck> proved() {
    return console.register().checkRecord().since(NOW).stream()
        .filter(check -> check.kind() == Kind.DELIVERY)
        .toList();
  }

  private int status(String path) {
    return ask("POST", path).statusCode();
  }

  private HttpResponse<String> ask(String method, String path) {
    return console.browser().send(method, path, Map.of(), "same-origin");
  }
}

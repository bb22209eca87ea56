package org.handbell.notifier.console.arrival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.handbell.notifier.Elm.NOW;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.handbell.notifier.Elm;
import org.handbell.notifier.console.TestConsole;
import org.handbell.notifier.watch.ContactState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The link of a test alert confirms for its reader, and only when they press the button. */
class ConfirmPagesTest {

  @TempDir Path folder;
  private TestConsole console;
  private ConfirmLinks links;

  @BeforeEach
  void start() {
    console = TestConsole.atElm(folder, Elm.PEOPLE);
    links = new ConfirmLinks(console.register().linkKey(), console.clock());
  }

  @AfterEach
  void stop() {
    console.close();
  }

  @Test
  void the_button_confirms_for_the_reader_of_the_mail() {
    HttpResponse<String> answer = ask("POST", links.path(Elm.DEPUTY));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("alerts reach you");
    assertThat(confirmed()).containsExactly("dep");
  }

  @Test
  void a_mail_scanner_that_opens_the_link_confirms_nothing() {
    for (String method : List.of("GET", "HEAD", "OPTIONS", "GET")) {
      ask(method, links.path(Elm.DEPUTY));
    }

    assertThat(confirmed()).isEmpty();
  }

  @Test
  void a_link_that_takes_a_case_confirms_nothing_and_an_old_one_neither() {
    String taking = new TakeToken(console.register().linkKey()).issue("2026-000001", Elm.DSL, NOW);
    String old = links.path(Elm.DSL);

    int wrong = ask("POST", "/confirm/" + taking).statusCode();
    console.clock().pass(TakeToken.VALID.plusSeconds(1));
    int late = ask("POST", old).statusCode();

    assertThat(List.of(wrong, late)).containsOnly(404);
    assertThat(confirmed()).isEmpty();
  }

  private List<String> confirmed() {
    return console.register().confirmations().states().stream()
        .filter(each -> each.confirmed() != null)
        .map(ContactState::contact)
        .map(each -> each.id())
        .toList();
  }

  private HttpResponse<String> ask(String method, String path) {
    return console.browser().send(method, path, Map.of(), "same-origin");
  }
}

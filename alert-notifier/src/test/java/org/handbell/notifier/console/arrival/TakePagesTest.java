package org.handbell.notifier.console.arrival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.handbell.notifier.Elm.NOW;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.handbell.model.Priority;
import org.handbell.notifier.Elm;
import org.handbell.notifier.console.TestConsole;
import org.handbell.notifier.register.Case;
import org.handbell.notifier.route.Contact;
import org.handbell.notifier.route.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A link in a mail takes a case for its reader, and only when the reader presses the button. */
class TakePagesTest {

  private static final String NUMBER = "2026-000001";

  @TempDir Path folder;
  private TestConsole console;

  @BeforeEach
  void start() {
    start(Elm.PEOPLE);
    console.raise(Elm.p1("i"));
  }

  private void start(List<Contact> people) {
    console = TestConsole.atElm(folder, people);
  }

  @AfterEach
  void stop() {
    console.close();
  }

  @Test
  void the_button_takes_the_case_for_the_reader_of_the_mail() {
    HttpResponse<String> answer = ask("POST", console.console().path(NUMBER, Elm.DEPUTY));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("You have taken this case");
    assertThat(theCase().acknowledgedBy()).isEqualTo("B. Deputy");
    assertThat(theCase().acknowledgedAt()).isEqualTo(NOW);
  }

  @Test
  void a_mail_scanner_that_opens_the_link_again_and_again_takes_nothing() {
    String link = console.console().path(NUMBER, Elm.DSL);

    for (String method : List.of("GET", "HEAD", "OPTIONS", "GET", "PUT", "DELETE", "PATCH")) {
      ask(method, link);
    }

    assertThat(theCase().acknowledgedAt()).isNull();
  }

  @Test
  void the_page_shows_number_school_and_priority_and_nothing_of_the_child() {
    HttpResponse<String> page = ask("GET", console.console().path(NUMBER, Elm.DSL));

    assertThat(page.body())
        .contains(NUMBER, "Elm Primary School", "P1", "<form method=\"post\">")
        .doesNotContain("Bloggs", "words typed", "suicide", "sentence", "room7", "A. Lead", "6B");
  }

  @Test
  void every_answer_forbids_framing_scripts_referrers_and_keeping_it() {
    for (String path :
        List.of(console.console().path(NUMBER, Elm.DSL), "/take/x/y", "/take/page.css")) {
      for (String method : List.of("GET", "POST")) {
        var headers = ask(method, path).headers();

        assertThat(headers.firstValue("Content-Security-Policy").orElse(""))
            .as("%s %s", method, path)
            .contains("default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'");
        assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(headers.firstValue("Referrer-Policy")).contains("no-referrer");
        assertThat(headers.firstValue("Cache-Control")).contains("no-store");
      }
    }
  }

  @Test
  void a_link_is_good_for_its_own_case_its_own_reader_and_two_weeks() {
    console.raise(Elm.p1("other"));
    String link = console.console().path(NUMBER, Elm.DSL);
    String token = link.substring(link.lastIndexOf('/') + 1);
    String forged = (token.charAt(20) == 'A' ? "B" : "A") + token.substring(21);

    List<Integer> wrong =
        List.of(
            ask("POST", "/take/2026-000002/" + token).statusCode(),
            ask("POST", "/take/" + NUMBER + "/" + token.substring(0, 20) + forged).statusCode(),
            ask("POST", "/take/" + NUMBER + "/" + "A".repeat(54)).statusCode(),
            ask("POST", "/take/2026-999999/" + token).statusCode());
    console.clock().pass(TakeToken.VALID.plusSeconds(1));
    int old = ask("POST", link).statusCode();

    assertThat(wrong).containsOnly(404);
    assertThat(old).isEqualTo(404);
    assertThat(theCase().acknowledgedAt()).isNull();
  }

  @Test
  void whoever_turns_out_to_be_the_subject_sees_nothing_and_takes_nothing() {
    stop();
    start(List.of(Elm.HEAD, Elm.CHAIR, Elm.IT));
    console.raise(Elm.incident("staff", 1, Elm.staff("newname"), Priority.P1, null));
    stop();
    start(List.of(Elm.contact("head", Role.HEAD, "C. Head", "newname"), Elm.CHAIR));
    Contact head = Elm.contact("head", Role.HEAD, "C. Head", "newname");

    HttpResponse<String> page = ask("GET", console.console().path("2026-000002", head));
    int taken = ask("POST", console.console().path("2026-000002", head)).statusCode();

    assertThat(page.statusCode()).isEqualTo(404);
    assertThat(page.body()).doesNotContain("2026-000002");
    assertThat(taken).isEqualTo(404);
  }

  @Test
  void a_link_ends_with_the_contact_it_was_sent_to() {
    String link = console.console().path(NUMBER, Elm.DSL);
    stop();
    start(List.of(Elm.DEPUTY, Elm.HEAD));

    assertThat(ask("POST", link).statusCode()).isEqualTo(404);
  }

  @Test
  void too_many_requests_from_one_address_are_turned_away_for_a_minute() {
    String link = console.console().path(NUMBER, Elm.DSL);
    for (int i = 0; i < 60; i++) {
      ask("GET", "/take/2026-000001/guess" + i);
    }

    int limited = ask("POST", link).statusCode();
    console.clock().pass(Duration.ofMinutes(1));
    int later = ask("POST", link).statusCode();

    assertThat(limited).isEqualTo(429);
    assertThat(later).isEqualTo(200);
  }

  private Case theCase() {
    return console.register().find(NUMBER).orElseThrow();
  }

  private HttpResponse<String> ask(String method, String path) {
    return console.browser().send(method, path, Map.of(), "same-origin");
  }
}

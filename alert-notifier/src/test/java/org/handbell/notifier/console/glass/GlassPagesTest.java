package org.handbell.notifier.console.glass;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.handbell.model.Incident;
import org.handbell.model.Priority;
import org.handbell.notifier.Elm;
import org.handbell.notifier.OnEachDatabase;
import org.handbell.notifier.TestDatabase;
import org.handbell.notifier.console.Browser;
import org.handbell.notifier.console.TestConsole;
import org.handbell.notifier.register.AuditVerdict;
import org.handbell.notifier.register.BreakGlass;
import org.handbell.notifier.register.Notification;
import org.handbell.notifier.route.Contact;
import org.handbell.notifier.route.Mailbox;
import org.handbell.notifier.route.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** A case of another school is opened in need: for an hour, with a reason, and the head hears. */
@OnEachDatabase
class GlassPagesTest {

  private static final String FIRST = "2026-000001";
  private static final String REASON = "Elm's leads are on the coach without signal.";
  private static final Contact OAK_LEAD = oak("oakdsl", Role.DSL);
  private static final Contact OAK_HEAD = oak("oakhead", Role.HEAD);
  private static final Contact OAK_IT = oak("oakit", Role.IT);
  private static final Contact OAK_GOVERNOR = oak("oakgov", Role.GOVERNOR);

  @Parameter TestDatabase database;
  @TempDir Path folder;
  private TestConsole console;

  @BeforeEach
  void open() {
    List<Contact> people = new ArrayList<>(Elm.PEOPLE);
    people.addAll(List.of(OAK_LEAD, OAK_HEAD, OAK_IT, OAK_GOVERNOR));
    console = TestConsole.of(Elm.withOak(Elm.config(database.at(folder), people, 25)));
  }

  @AfterEach
  void close() {
    console.close();
  }

  private static Contact oak(String id, Role role) {
    return new Contact(
        id, "oak", role, "O. " + id, id + "@oak.example", "u" + id, Mailbox.PERSONAL, List.of());
  }

  private HttpResponse<String> breakGlass(Browser browser, String reason) {
    return browser.post("/break-glass", Map.of("number", FIRST, "reason", reason));
  }

  /** To whom mails went that say that a case was opened, and what they say. */
  private List<Notification> told() {
    List<Notification> told = new ArrayList<>();
    for (var next = console.register().post().lease();
        next.isPresent();
        next = console.register().post().lease()) {
      if (String.valueOf(next.get().text()).contains("break-glass")) {
        told.add(next.get());
      }
    }
    return told;
  }

  private static Incident about(String username) {
    return Elm.incident("i", 1, Elm.staff(username), Priority.P1, null);
  }

  @Test
  void the_case_may_be_read_for_an_hour_and_nothing_done_to_it() {
    console.raise(Elm.p1("i"));
    Browser browser = console.signedIn(OAK_LEAD);
    int before = browser.get("/cases/" + FIRST).statusCode();

    HttpResponse<String> answer = breakGlass(browser, REASON);

    assertThat(before).isEqualTo(404);
    assertThat(answer.headers().firstValue("Location")).contains("/break-glass/" + FIRST);
    HttpResponse<String> page = browser.get("/break-glass/" + FIRST);
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains("Jo Bloggs").doesNotContain("/take\"", "/close\"", "/note\"");
    assertThat(browser.get("/cases/" + FIRST).statusCode()).isEqualTo(404);
    assertThat(browser.post("/cases/" + FIRST + "/take", Map.of()).statusCode()).isEqualTo(404);
    console.clock().pass(BreakGlass.OPEN);
    assertThat(console.signedIn(OAK_LEAD).get("/break-glass/" + FIRST).statusCode()).isEqualTo(404);
  }

  @Test
  void the_head_is_told_at_once_and_reads_who_and_why_in_the_console() {
    console.raise(Elm.p1("i"));

    breakGlass(console.signedIn(OAK_LEAD), REASON);

    List<Notification> told = told();
    assertThat(told).extracting(mail -> mail.recipient().id()).containsExactly("head");
    assertThat(String.valueOf(told.get(0).text()))
        .contains(FIRST, "O. oakdsl")
        .doesNotContain("Bloggs", "coach");
    assertThat(console.signedIn(Elm.HEAD).get("/break-glass").body())
        .contains("O. oakdsl", "on the coach without signal");
    assertThat(console.register().verifyAudit()).isInstanceOf(AuditVerdict.Intact.class);
  }

  @Test
  void where_the_head_is_concerned_the_chair_is_told() {
    console.raise(about("chead"));

    breakGlass(console.signedIn(OAK_HEAD), REASON);

    assertThat(told()).extracting(mail -> mail.recipient().id()).containsExactly("chair");
    assertThat(console.signedIn(Elm.HEAD).get("/break-glass").body()).doesNotContain(FIRST);
  }

  @Test
  void the_subject_a_lead_for_staff_it_and_governors_do_not_get_in_and_learn_nothing() {
    console.raise(about("uoakhead"));
    List<String> answers = new ArrayList<>();
    for (Contact each : List.of(OAK_HEAD, OAK_LEAD)) {
      answers.add(withoutRandom(breakGlass(console.signedIn(each), REASON)));
      assertThat(console.signedIn(each).get("/break-glass/" + FIRST).statusCode()).isEqualTo(404);
    }
    Browser lead = console.signedIn(OAK_LEAD);
    answers.add(
        withoutRandom(lead.post("/break-glass", Map.of("number", "2026-000009", "reason", REASON)))
            .replace("2026-000009", FIRST));

    int it = breakGlass(console.signedIn(OAK_IT), REASON).statusCode();
    int governor = breakGlass(console.signedIn(OAK_GOVERNOR), REASON).statusCode();

    assertThat(answers.get(0)).startsWith("422").contains("Nothing was opened");
    assertThat(answers.get(2)).isEqualTo(answers.get(1));
    assertThat(List.of(it, governor)).containsOnly(404);
    assertThat(told()).isEmpty();
  }

  private static String withoutRandom(HttpResponse<String> answer) {
    return answer.statusCode()
        + answer.body().replaceAll("(nonce|value)=\"[A-Za-z0-9_-]{43}\"", "");
  }

  @Test
  void a_reason_is_needed_and_whoever_may_read_the_case_is_led_there() {
    console.raise(Elm.p1("i"));

    HttpResponse<String> without = breakGlass(console.signedIn(OAK_LEAD), "why");
    HttpResponse<String> anyway = breakGlass(console.signedIn(Elm.DSL), REASON);

    assertThat(without.statusCode()).isEqualTo(422);
    assertThat(anyway.headers().firstValue("Location")).contains("/cases/" + FIRST);
    assertThat(told()).isEmpty();
  }

  @Test
  void after_ten_tries_nobody_guesses_on() {
    Browser browser = console.signedIn(OAK_LEAD);
    for (int i = 0; i < 10; i++) {
      breakGlass(browser, REASON);
    }

    assertThat(breakGlass(browser, REASON).statusCode()).isEqualTo(429);
  }
}

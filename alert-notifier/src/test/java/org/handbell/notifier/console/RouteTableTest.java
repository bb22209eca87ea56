package org.handbell.notifier.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.handbell.model.Incident;
import org.handbell.model.Priority;
import org.handbell.notifier.Elm;
import org.handbell.notifier.access.Viewer;
import org.handbell.notifier.console.web.Route;
import org.handbell.notifier.recuse.Recusal;
import org.handbell.notifier.register.Case;
import org.handbell.notifier.route.Contact;
import org.handbell.notifier.route.Mailbox;
import org.handbell.notifier.route.Role;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every page of the table, asked for by every role of two schools and by nobody, about a pupil, and
 * about the very people who ask: whoever has no business there gets nothing, and to ask changes
 * nothing.
 */
class RouteTableTest {

  private static final List<String> SCHOOLS = List.of("elm", "oak");

  @TempDir Path folder;
  private final List<Contact> people = new ArrayList<>();
  private TestConsole console;

  @BeforeEach
  void open() {
    for (Role role : Role.values()) {
      if (role == Role.TRUST_DSL || role == Role.AUDITOR) {
        people.add(person(role, null));
      } else {
        SCHOOLS.forEach(school -> people.add(person(role, school)));
      }
    }
    console = TestConsole.of(Elm.withOak(Elm.config(folder, people, 25)));
    console.raise(Elm.p1("pupil"), Elm.p2("another"));
    for (Contact each : people) {
      if ("elm".equals(each.schoolId())) {
        console.raise(
            Elm.incident(
                "about-" + each.id(), 1, Elm.staff(each.bareUsername()), Priority.P1, null));
      }
    }
  }

  @AfterEach
  void close() {
    console.close();
  }

  private static Contact person(Role role, @Nullable String school) {
    String id = role.id() + (school == null ? "" : "-" + school);
    return new Contact(
        id,
        school,
        role,
        "Name " + id,
        id + "@heron.example",
        "u" + id,
        Mailbox.PERSONAL,
        List.of());
  }

  /** Every case of Elm, the staff ones about the people who ask among them. */
  private List<Case> cases() {
    return console
        .register()
        .casesBetween("elm", Elm.NOW.minusSeconds(60), Elm.NOW.plusSeconds(60));
  }

  /** The path with each thing in braces filled in. */
  private static String filled(Route route, String number) {
    return route.path().replace("{number}", number).replaceAll("\\{[a-z]+}", "guess");
  }

  private static boolean isAboutCase(Route route) {
    return route.path().contains("{number}");
  }

  @Test
  void nobody_who_is_not_signed_in_gets_further_than_the_door() {
    List<String> let = new ArrayList<>();
    for (Route route : console.console().table().routes()) {
      Browser browser = console.browser();
      browser.get("/sign-in");
      int status = ask(browser, route, "2026-000001").statusCode();
      if (!route.area().isOutside() && status != 303) {
        let.add(route.method() + " " + route.path() + " " + status);
      }
    }

    assertThat(let).isEmpty();
  }

  @Test
  void every_role_gets_only_what_its_areas_and_its_cases_hold() {
    List<String> wrong = new ArrayList<>();
    for (Contact who : people) {
      Browser browser = console.signedIn(who);
      for (Route route : console.console().table().routes()) {
        if (route.area().isOutside() || endsTheStay(route)) {
          continue;
        }
        for (Case about : isAboutCase(route) ? cases() : cases().subList(0, 1)) {
          check(browser, who, route, about, wrong);
        }
      }
    }

    assertThat(wrong).isEmpty();
  }

  private static boolean endsTheStay(Route route) {
    return route.path().startsWith("/account/sign-out");
  }

  private void check(Browser browser, Contact who, Route route, Case about, List<String> wrong) {
    HttpResponse<String> answer = ask(browser, route, about.number());
    Viewer viewer = Viewer.of(who, people);
    boolean mayEnter = viewer.mayEnter(route.area());
    boolean mayRead =
        !isAboutCase(route) || console.register().desk().against(about, who).isEmpty();
    boolean got = answer.statusCode() < 300;
    boolean door =
        answer.statusCode() == 303 && !mayEnter && location(answer).startsWith("/sign-in");
    if ((got && !(mayEnter && mayRead)) || (!mayEnter && !door && answer.statusCode() != 404)) {
      wrong.add(
          "%s %s by %s about %s: %d"
              .formatted(
                  route.method(),
                  route.path(),
                  who.id(),
                  about.incident().id(),
                  answer.statusCode()));
    }
    if (!mayRead && answer.body().contains(about.incident().why())) {
      wrong.add(route.path() + " tells " + who.id() + " of " + about.incident().id());
    }
  }

  private static String location(HttpResponse<String> answer) {
    return answer.headers().firstValue("Location").orElse("");
  }

  private static HttpResponse<String> ask(Browser browser, Route route, String number) {
    String path = filled(route, number);
    return route.method() == Route.Method.GET ? browser.get(path) : browser.post(path, Map.of());
  }

  @Test
  void to_ask_for_a_page_changes_no_case() {
    Map<String, String> before = states();
    for (Contact who : people) {
      Browser browser = console.signedIn(who);
      for (Route route : console.console().table().routes()) {
        for (Case about : isAboutCase(route) ? cases() : cases().subList(0, 1)) {
          for (String method : List.of("GET", "HEAD")) {
            browser.send(method, filled(route, about.number()), Map.of(), "none");
          }
        }
      }
    }

    assertThat(states()).isEqualTo(before);
  }

  private Map<String, String> states() {
    Map<String, String> states = new TreeMap<>();
    cases().forEach(c -> states.put(c.number(), console.register().desk().holding(c).toString()));
    return states;
  }

  @Test
  void break_glass_lifts_the_wall_between_schools_and_no_recusal() {
    List<String> wrong = new ArrayList<>();
    for (Case about : cases()) {
      console.clock().pass(Duration.ofMinutes(16));
      for (Contact who : people) {
        HttpResponse<String> answer =
            console
                .signedIn(who)
                .post(
                    "/break-glass",
                    Map.of("number", about.number(), "reason", "a child needs it now"));
        Incident incident = about.incident();
        boolean mayRead = Recusal.of(incident.person(), "elm", people).against(who).isEmpty();
        String expected = !mayRead ? "" : who.serves("elm") ? "/cases/" : "/break-glass/";
        if (!location(answer).equals(mayRead ? expected + about.number() : "")) {
          wrong.add(who.id() + " about " + incident.id() + ": " + answer.statusCode());
        }
      }
    }

    assertThat(wrong).isEmpty();
  }

  @Test
  void no_form_is_taken_from_another_site_or_without_its_token() {
    List<String> taken = new ArrayList<>();
    for (Contact who : people) {
      for (Route route : console.console().table().routes()) {
        if (route.method() == Route.Method.POST) {
          String path = filled(route, "2026-000001");
          Browser browser = console.signedIn(who);
          int without = browser.send("POST", path, Map.of("x", "y"), "same-origin").statusCode();
          int foreign = browser.send("POST", path, Map.of("x", "y"), "cross-site").statusCode();
          if (without != 403 || foreign != 403) {
            taken.add(path + " by " + who.id());
          }
        }
      }
    }

    assertThat(taken).isEmpty();
  }

  @Test
  void every_file_is_handed_out_to_be_kept_under_a_plain_name_and_never_shown() {
    List<String> shown = new ArrayList<>();
    int files = 0;
    Browser browser = console.signedIn(people.get(0));
    for (Route route : console.console().table().routes()) {
      if (route.method() == Route.Method.GET) {
        String path = filled(route, "2026-000001");
        HttpResponse<byte[]> answer = browser.fetch(path);
        HttpHeaders headers = answer.headers();
        String type = headers.firstValue("Content-Type").orElse("");
        boolean page = answer.statusCode() != 200 || type.startsWith("text/html");
        files += page ? 0 : 1;
        String kept = headers.firstValue("Content-Disposition").orElse("");
        if (!page && !kept.matches("attachment; filename=\"[A-Za-z0-9.-]+\"")) {
          shown.add(path);
        }
      }
    }

    assertThat(shown).isEmpty();
    assertThat(files).isPositive();
  }

  @Test
  void every_answer_carries_every_header() {
    List<String> missing = new ArrayList<>();
    List<String> paths = new ArrayList<>(List.of("/nowhere", "/take/x/y", "/sign-in?to=/%00"));
    console.console().table().routes().forEach(each -> paths.add(filled(each, "2026-000001")));
    Browser browser = console.signedIn(people.get(0));
    for (String path : paths) {
      for (String method : List.of("GET", "POST", "PUT", "OPTIONS")) {
        HttpHeaders headers = browser.send(method, path, Map.of(), "none").headers();
        String policy = headers.firstValue("Content-Security-Policy").orElse("");
        if (!policy.contains("default-src 'none'")
            || !policy.contains("frame-ancestors 'none'")
            || !policy.contains("script-src 'nonce-")
            || policy.contains("unsafe")
            || !headers.firstValue("X-Content-Type-Options").orElse("").equals("nosniff")
            || !headers.firstValue("Referrer-Policy").orElse("").equals("no-referrer")
            || !headers.firstValue("Cache-Control").orElse("").equals("no-store")) {
          missing.add(method + " " + path);
        }
      }
    }

    assertThat(missing).isEmpty();
  }
}

package org.handbell.notifier.console.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.handbell.model.Priority;
import org.handbell.notifier.Elm;
import org.handbell.notifier.access.Token;
import org.handbell.notifier.access.Token.May;
import org.handbell.notifier.console.TestConsole;
import org.handbell.notifier.register.Case;
import org.handbell.notifier.route.Contact;
import org.handbell.notifier.route.Mailbox;
import org.handbell.notifier.route.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every route, asked with a token of every role at two schools, in the place of a person and of the
 * role, good for reading and for acting, about a pupil, and about the very person.
 */
class ApiTableTest {

  @TempDir Path folder;
  private final List<Contact> people = new ArrayList<>();
  private TestConsole console;
  private Program reader;

  @BeforeEach
  void open() {
    for (Role role : Role.values()) {
      people.add(person(role, "elm"));
      people.add(person(role, "oak"));
    }
    console = TestConsole.of(Elm.withOak(Elm.config(folder, people, 25)));
    console.raise(Elm.p1("pupil"));
    reader = Program.of(console, "reader", people.get(0).id(), May.READ);
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

  private static Contact person(Role role, String school) {
    String id = role.id() + "-" + school;
    return new Contact(
        id, school, role, "N " + id, id + "@h.example", "u" + id, Mailbox.PERSONAL, List.of());
  }

  private List<Case> cases() {
    return console
        .register()
        .casesBetween("elm", Elm.NOW.minusSeconds(60), Elm.NOW.plusSeconds(60));
  }

  /** About a pupil, about the head, and about the one in whose place the token stands. */
  private List<Case> casesFor(Token token) {
    return cases().stream()
        .filter(
            each ->
                List.of("pupil", "about-head-elm", "about-" + token.standsFor())
                    .contains(each.incident().id()))
        .toList();
  }

  private Map<Program, Token> programs() {
    Map<Program, Token> all = new LinkedHashMap<>();
    for (Contact each : people) {
      String school = String.valueOf(each.schoolId());
      for (May may : May.values()) {
        String name = (may + "-" + each.id()).toLowerCase(Locale.ROOT);
        all.put(Program.of(console, name, each.id(), school, may), token(name));
      }
      String name = "role-" + each.id();
      all.put(Program.of(console, name, Token.of(each.role()), school, May.READ), token(name));
    }
    return all;
  }

  private Token token(String name) {
    return console.register().tokens().all().stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void no_token_gets_further_than_its_role_its_school_and_recusal_let_it() {
    List<String> wrong = new ArrayList<>();
    programs()
        .forEach(
            (program, token) -> {
              for (ApiRoute route : console.console().api().routes()) {
                boolean about = route.path().contains("{number}");
                for (Case each : about ? casesFor(token) : cases().subList(0, 1)) {
                  check(program, token, route, each, wrong);
                }
              }
            });

    assertThat(wrong).isEmpty();
  }

  private void check(Program program, Token token, ApiRoute route, Case about, List<String> wrong) {
    Contact self = token.as(people).orElseThrow();
    String path = route.path().replace("{number}", about.number());
    HttpResponse<String> answer =
        route.acts() ? program.post(path, Map.of("no", "such")) : program.get(path);
    boolean may = route.area().admits(self.role()) && (!route.acts() || token.may() == May.ACT);
    boolean reads =
        !route.path().contains("{number}")
            || console.register().desk().against(about, self).isEmpty();
    int expected = !may ? 403 : route.acts() ? 400 : reads ? 200 : 404;
    if (answer.statusCode() != expected) {
      wrong.add(
          "%s %s as %s about %s: %d, not %d"
              .formatted(
                  route.may(),
                  route.path(),
                  token.name(),
                  about.incident().id(),
                  answer.statusCode(),
                  expected));
    }
  }

  @Test
  void what_concerns_the_one_in_whose_place_a_token_stands_is_in_no_list_of_it() {
    List<String> told = new ArrayList<>();
    programs()
        .forEach(
            (program, token) -> {
              String body = program.get("/cases?limit=100").body();
              Contact self = token.as(people).orElseThrow();
              for (Case each : cases()) {
                boolean may = console.register().desk().against(each, self).isEmpty();
                if (!may && body.contains(each.number())) {
                  told.add(token.name() + " of " + each.incident().id());
                }
              }
            });

    assertThat(told).isEmpty();
  }

  @Test
  void to_read_changes_no_case_and_a_browser_s_cookie_opens_nothing() {
    Map<String, String> before = states();
    List<Integer> byCookie = new ArrayList<>();
    String session = console.register().sessions().begin(people.get(0), "test", "a browser");
    for (ApiRoute route : console.console().api().routes()) {
      String path = route.path().replace("{number}", cases().get(0).number());
      reader.get(path);
      HttpRequest.Builder request =
          HttpRequest.newBuilder(URI.create(console.url() + "/api/v1" + path))
              .header("Cookie", "handbell=" + session);
      byCookie.add(
          Program.send(route.acts() ? request.POST(BodyPublishers.ofString("{}")) : request.GET())
              .statusCode());
    }

    assertThat(byCookie).containsOnly(401);
    assertThat(states()).isEqualTo(before);
  }

  private Map<String, String> states() {
    Map<String, String> states = new TreeMap<>();
    cases().forEach(c -> states.put(c.number(), console.register().desk().version(c)));
    return states;
  }

  @Test
  void every_answer_is_kept_nowhere_and_sets_no_cookie() {
    for (String path : List.of("/cases", "/nowhere", "/openapi.yaml", "/health")) {
      HttpResponse<String> answer = reader.get(path);

      assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
      assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
      assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
    }
  }
}

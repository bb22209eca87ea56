package org.handbell.notifier.console.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.handbell.notifier.console.api.Program.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.handbell.model.Priority;
import org.handbell.notifier.Elm;
import org.handbell.notifier.OnEachDatabase;
import org.handbell.notifier.TestDatabase;
import org.handbell.notifier.access.Token;
import org.handbell.notifier.access.Token.May;
import org.handbell.notifier.console.TestConsole;
import org.handbell.notifier.register.AuditVerdict;
import org.handbell.notifier.register.Case;
import org.handbell.notifier.route.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** What another program reads and does with its token. */
@OnEachDatabase
class ApiTest {

  private static final String FIRST = "2026-000001";

  @Parameter TestDatabase database;
  @TempDir Path folder;
  private TestConsole console;

  @BeforeEach
  void open() {
    console = TestConsole.of(Elm.config(database.at(folder), Elm.PEOPLE, 25));
  }

  @AfterEach
  void close() {
    console.close();
  }

  private Program lead(May may) {
    return Program.of(console, "case-record", "dsl", may);
  }

  private Case first() {
    return console.register().find(FIRST).orElseThrow();
  }

  @Test
  void a_case_is_read_taken_noted_weighed_closed_and_opened_again() {
    console.raise(Elm.p1("i"));
    Program program = lead(May.ACT);

    List<Integer> statuses = new ArrayList<>();
    for (Map.Entry<String, Map<String, String>> each :
        List.of(
            Map.entry("take", Map.<String, String>of()),
            Map.entry("note", Map.of("words", "Spoke with Jo.")),
            Map.entry("weigh", Map.of("priority", "P2", "reason", "A song")),
            Map.entry(
                "close",
                Map.of(
                    "kind",
                    "spoken",
                    "summary",
                    "s",
                    "action",
                    "a",
                    "decision",
                    "d",
                    "reason",
                    "r")),
            Map.entry("reopen", Map.of("reason", "Said more today")))) {
      statuses.add(
          program.post("/cases/" + FIRST + "/" + each.getKey(), each.getValue()).statusCode());
    }

    assertThat(statuses).containsOnly(200);
    JsonNode read = json(program.get("/cases/" + FIRST));
    assertThat(read.get("priority").asText()).isEqualTo("P2");
    assertThat(read.get("open").asBoolean()).isTrue();
    assertThat(read.get("dealing").asText()).isEqualTo("dsl");
    assertThat(read.get("takenBy").asText()).isEqualTo("A. Lead, by case-record (a program)");
    assertThat(program.get("/cases/" + FIRST + "/timeline").body())
        .contains("Spoke with Jo.", "P1 to P2: A song", "api:case-record");
    assertThat(console.register().desk().holding(first()).by()).isEqualTo("api:case-record");
    assertThat(console.register().verifyAudit()).isInstanceOf(AuditVerdict.Intact.class);
  }

  @Test
  void a_list_comes_page_by_page_most_urgent_first() {
    console.raise(Elm.p2("a"), Elm.p1("b"), Elm.p2("c"));
    Program program = lead(May.READ);

    List<String> priorities = new ArrayList<>();
    String cursor = "";
    do {
      JsonNode page = json(program.get("/cases?limit=2" + cursor));
      page.get("cases").forEach(each -> priorities.add(each.get("priority").asText()));
      cursor = page.has("next") ? "&cursor=" + page.get("next").asText() : "";
    } while (!cursor.isEmpty());

    assertThat(priorities).containsExactly("P1", "P2", "P2");
  }

  @Test
  void what_is_asked_for_again_is_done_once() {
    console.raise(Elm.p1("i"));
    Program program = lead(May.ACT);
    Map<String, String> word = Map.of("Idempotency-Key", "note-20261120-1");
    String path = "/cases/" + FIRST + "/note";

    HttpResponse<String> one = program.post(path, Map.of("words", "Once."), word);
    HttpResponse<String> again = program.post(path, Map.of("words", "Once."), word);
    int other = program.post(path, Map.of("words", "Other."), word).statusCode();
    int without = program.post(path, Map.of("words", "Other."), Map.of()).statusCode();

    assertThat(again.body()).isEqualTo(one.body());
    assertThat(again.headers().firstValue("Idempotent-Replayed")).contains("true");
    assertThat(List.of(other, without)).containsExactly(422, 400);
    assertThat(console.register().reading().entries(first())).hasSize(1);
  }

  @Test
  void what_was_refused_may_be_asked_for_again_under_the_same_word() {
    console.raise(Elm.p1("i"));
    Program program = lead(May.ACT);
    Map<String, String> word = Map.of("Idempotency-Key", "reopen-20261120");
    String path = "/cases/" + FIRST + "/reopen";

    int open = program.post(path, Map.of("reason", "r"), word).statusCode();
    console.register().casework().close(FIRST, Elm.DSL, Elm.spoken("a song"));
    int closed = program.post(path, Map.of("reason", "r"), word).statusCode();

    assertThat(List.of(open, closed)).containsExactly(422, 200);
  }

  @Test
  void nobody_changes_what_they_have_not_seen() {
    console.raise(Elm.p1("i"));
    Program program = lead(May.ACT);
    String tag = program.get("/cases/" + FIRST).headers().firstValue("ETag").orElseThrow();
    console.register().casework().note(FIRST, Elm.DEPUTY, "I am with the child.");

    int stale =
        program
            .post(
                "/cases/" + FIRST + "/take",
                Map.of(),
                Map.of("Idempotency-Key", "take-it-now", "If-Match", tag))
            .statusCode();
    String newer = program.get("/cases/" + FIRST).headers().firstValue("ETag").orElseThrow();
    int fresh =
        program
            .post(
                "/cases/" + FIRST + "/take",
                Map.of(),
                Map.of("Idempotency-Key", "take-it-later", "If-Match", newer))
            .statusCode();

    assertThat(List.of(stale, fresh)).containsExactly(412, 200);
  }

  @Test
  void lesser_cases_are_cleared_together_and_graver_ones_are_passed_over() {
    console.raise(
        Elm.incident("a", 1, Elm.PUPIL, Priority.P3, null),
        Elm.p1("b"),
        Elm.incident("c", 1, Elm.TEACHER, Priority.P3, null));

    JsonNode done =
        json(
            lead(May.ACT)
                .post(
                    "/cases/clear",
                    Map.of("numbers", List.of(FIRST, "2026-000002", "2026-000003", "x"))));

    assertThat(done.get("cleared").asInt()).isEqualTo(1);
    assertThat(first().outcome()).isEqualTo("No concern after a look");
  }

  @Test
  void a_token_is_good_until_it_expires_or_is_taken_back_and_as_long_as_its_person_is_there() {
    Program expiring = lead(May.READ);
    Program revoked = Program.of(console, "old-link", "dep", May.READ);
    Program nobody = Program.of(console, "gone", "left-last-year", May.READ);
    console.register().tokens().revoke("old-link", "a technician");

    List<Integer> now =
        List.of(
            expiring.get("/cases").statusCode(),
            revoked.get("/cases").statusCode(),
            nobody.get("/cases").statusCode(),
            new Program(console, "handbell_guess").get("/cases").statusCode(),
            new Program(console, "").get("/cases").statusCode());
    console.clock().pass(Duration.ofDays(366));
    int later = expiring.get("/cases").statusCode();

    assertThat(now).containsExactly(200, 401, 401, 401, 401);
    assertThat(later).isEqualTo(401);
  }

  @Test
  void a_name_is_given_once_and_what_is_kept_does_not_open_anything() {
    Program program = lead(May.READ);
    program.get("/cases");

    Token token = console.register().tokens().all().get(0);

    assertThat(program.secret()).matches("handbell_[A-Za-z0-9_-]{43}");
    assertThat(token.usedAt()).isEqualTo(Elm.NOW);
    assertThat(console.register().tokens().make(token, "again")).isEmpty();
  }

  @Test
  void a_role_s_token_hears_nothing_of_those_who_have_the_role_nor_of_staff() {
    console.raise(
        Elm.p1("pupil"),
        Elm.incident("head", 1, Elm.staff("chead"), Priority.P1, null),
        Elm.incident("teacher", 1, Elm.TEACHER, Priority.P1, null));
    Program head = Program.of(console, "figures", Token.of(Role.HEAD), May.READ);

    JsonNode page = json(head.get("/cases"));

    assertThat(page.get("cases")).hasSize(1);
    assertThat(page.get("cases").get(0).get("who").get("name").asText()).isEqualTo("Jo Bloggs");
  }

  @Test
  void too_many_requests_and_too_many_guesses_are_turned_away() {
    Program program = lead(May.READ);
    List<Integer> statuses = new ArrayList<>();
    for (int i = 0; i < 301; i++) {
      statuses.add(program.get("/health").statusCode());
    }
    Program guesser = new Program(console, "handbell_guess");
    for (int i = 0; i < 30; i++) {
      guesser.get("/cases");
    }

    HttpResponse<String> limited = guesser.get("/cases");

    assertThat(statuses).endsWith(200, 429);
    assertThat(limited.statusCode()).isEqualTo(429);
    assertThat(limited.headers().firstValue("Retry-After")).isPresent();
  }

  @Test
  void a_request_that_is_wrong_is_told_everything_that_is_wrong_with_it() {
    console.raise(Elm.p1("i"));
    Program program = lead(May.ACT);

    JsonNode query = json(program.get("/cases?priority=P9&from=soon&limit=0&colour=red&who=a%00"));
    JsonNode body =
        json(program.post("/cases/" + FIRST + "/weigh", Map.of("priority", "high", "x", "y")));

    assertThat(query.get("errors").findValuesAsText("field"))
        .containsExactlyInAnyOrder("priority", "from", "limit", "colour", "who");
    assertThat(body.get("errors").findValuesAsText("field"))
        .containsExactlyInAnyOrder("priority", "reason", "x");
  }

  @Test
  void what_is_no_fit_body_is_refused_before_anything_looks_at_it() {
    console.raise(Elm.p1("i"));
    Program program = lead(May.ACT);
    List<Integer> statuses = new ArrayList<>();
    for (String body :
        List.of(
            "{\"words\":\"a\",\"words\":\"b\"}",
            "[1]",
            "{\"words\":{\"a\":1}}",
            "{\"words\":\"a\"} x",
            "[".repeat(5_000),
            "nothing",
            "{\"words\":\"" + "x".repeat(70_000) + "\"}")) {
      statuses.add(
          program
              .post("/cases/" + FIRST + "/note", body, Map.of("Idempotency-Key", "bad-body-1"))
              .statusCode());
    }
    int form =
        program
            .post(
                "/cases/" + FIRST + "/note",
                "words=a",
                Map.of("Content-Type", "application/x-www-form-urlencoded"))
            .statusCode();

    assertThat(statuses).containsExactly(400, 400, 400, 400, 400, 400, 413);
    assertThat(form).isEqualTo(415);
    assertThat(console.register().reading().entries(first())).isEmpty();
  }
}

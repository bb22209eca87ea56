package org.handbell.notifier.console.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.handbell.model.Person;
import org.handbell.model.PersonKind;
import org.handbell.model.Priority;
import org.handbell.notifier.Elm;
import org.handbell.notifier.console.Browser;
import org.handbell.notifier.console.TestConsole;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PeoplePagesTest {

  private static final String NUMBER = "2026-000001";
  private static final String PERSON = "elm/jbloggs";
  private static final Person OTHER =
      new Person("elm/sother", PersonKind.PUPIL, "sother", "Sam Other", "6", "6B");

  @TempDir Path folder;
  private TestConsole console;

  @BeforeEach
  void open() {
    console = TestConsole.atElm(folder, Elm.PEOPLE);
    console.raise(
        Elm.p1("one"),
        Elm.incident("other", 1, OTHER, Priority.P1, null),
        Elm.incident("head", 1, Elm.staff("chead"), Priority.P1, null));
    console
        .register()
        .casework()
        .note(NUMBER, Elm.DSL, "B. Deputy spoke with Jo and with Sam Other <b>at noon</b>");
    console.register().casework().close(NUMBER, Elm.DSL, Elm.spoken("Settled with Sam Other"));
  }

  @AfterEach
  void close() {
    console.close();
  }

  @Test
  void a_copy_for_a_person_names_nobody_else_and_lets_nothing_through_as_markup() {
    Browser dsl = console.signedIn(Elm.DSL);
    assertThat(dsl.get("/people?who=bloggs").body()).contains("/people?person=elm%2Fjbloggs");
    assertThat(dsl.get("/people?person=elm%2Fjbloggs").body()).contains("Withhold case " + NUMBER);

    String html = dsl.post("/people/export", Map.of("person", PERSON, "as", "html")).body();
    String json = dsl.post("/people/export", Map.of("person", PERSON, "as", "json")).body();

    for (String copy : List.of(html, json)) {
      assertThat(copy)
          .contains("words typed", NUMBER, "[another person]", "[a member of staff]")
          .doesNotContain("Sam Other", "sother", "Deputy", "2026-000002");
    }
    assertThat(html).doesNotContain("<b>at noon");
    assertThat(console.signedIn(Elm.HEAD).get("/audit").body())
        .contains("subject access: 1 cases, 0 withheld")
        .doesNotContain(PERSON);
  }

  @Test
  void who_looked_at_whom_is_written_down_for_those_alone_who_may_know_of_them() {
    Browser chair = console.signedIn(Elm.CHAIR);
    String pseudonym = pseudonymSeenBy(chair, "elm%2Fchead");

    assertThat(chair.get("/audit?did=view").body()).contains(pseudonym);
    assertThat(console.signedIn(Elm.HEAD).get("/audit").body()).doesNotContain(pseudonym);
    assertThat(console.signedIn(Elm.HEAD).get("/audit/csv").body()).doesNotContain(pseudonym);
  }

  /** The chair looks at that person, and finds what the chain calls them. */
  private String pseudonymSeenBy(Browser chair, String person) {
    assertThat(chair.get("/people?person=" + person).body()).contains("Give them a copy");
    String csv = chair.get("/audit/csv?did=view").body();
    Matcher row = Pattern.compile("\"view\",\"([0-9a-f]{16})\"").matcher(csv);
    assertThat(row.find()).as(csv).isTrue();
    return row.group(1);
  }

  @Test
  void a_search_is_written_down_with_each_person_whom_it_showed() {
    Browser dsl = console.signedIn(Elm.DSL);
    assertThat(dsl.get("/people?who=_bloggs").body()).contains("Nothing is kept of anybody");
    dsl.get("/people?who=o");
    dsl.get("/people?who=jo");

    String audit = console.signedIn(Elm.HEAD).get("/audit/csv").body();

    assertThat(audit.lines().filter(row -> row.contains("\"search\",\"people\""))).hasSize(3);
    assertThat(audit.lines().filter(row -> row.contains("\"found\""))).isNotEmpty();
    assertThat(audit).doesNotContain("bloggs");
  }

  @Test
  void what_is_withheld_is_not_in_the_copy() {
    String copy =
        console
            .signedIn(Elm.DSL)
            .post("/people/export", Map.of("person", PERSON, "withhold", NUMBER))
            .body();

    assertThat(copy).contains("One record is withheld").doesNotContain("words typed", NUMBER);
  }

  @Test
  void nobody_finds_a_person_whose_cases_they_may_not_read() {
    Browser head = console.signedIn(Elm.HEAD);

    assertThat(head.get("/people?who=chead").body()).contains("Nothing is kept of anybody");
    HttpResponse<String> copy = head.post("/people/export", Map.of("person", "elm/chead"));
    assertThat(copy.statusCode()).isEqualTo(422);
    assertThat(console.signedIn(Elm.IT).get("/people").statusCode()).isEqualTo(404);
  }

  @Test
  void an_erasure_is_asked_for_by_one_and_agreed_to_by_another() {
    Browser dsl = console.signedIn(Elm.DSL);
    dsl.post("/people/erase", Map.of("person", PERSON, "reason", "their parents ask for it"));
    String id = console.register().erasures().pending().get(0).id();
    assertThat(dsl.get("/people").body()).contains("somebody else has to agree");
    assertThat(dsl.post("/people/agree", Map.of("id", id)).statusCode()).isEqualTo(422);
    Browser head = console.signedIn(Elm.HEAD);
    assertThat(head.get("/people").body()).contains("their parents ask for it");

    int status = head.post("/people/agree", Map.of("id", id)).statusCode();

    assertThat(status).isEqualTo(303);
    assertThat(console.register().erasures().run()).isEqualTo(1);
    assertThat(dsl.get("/cases/" + NUMBER).statusCode()).isEqualTo(404);
  }

  @Test
  void a_deputy_neither_asks_nor_agrees() {
    Browser deputy = console.signedIn(Elm.DEPUTY);

    assertThat(deputy.post("/people/erase", Map.of("person", PERSON)).statusCode()).isEqualTo(404);
    assertThat(deputy.get("/people?person=elm%2Fjbloggs").body()).doesNotContain("Ask for erasure");
  }

  @Test
  void a_hold_is_placed_from_the_case_shown_on_it_and_released_by_another() {
    Browser dsl = console.signedIn(Elm.DSL);
    assertThat(dsl.get("/cases/" + NUMBER).body()).contains("/holds?case=" + NUMBER);
    dsl.post("/holds", Map.of("number", NUMBER, "what", "case", "reason", "a court asks"));
    assertThat(dsl.get("/cases/" + NUMBER).body()).contains("It is on hold");
    String id = console.register().holds().standing().get(0).id();
    assertThat(dsl.post("/holds/release", Map.of("id", id)).statusCode()).isEqualTo(422);

    int status = console.signedIn(Elm.DEPUTY).post("/holds/release", Map.of("id", id)).statusCode();

    assertThat(status).isEqualTo(303);
    assertThat(console.register().holds().standing()).isEmpty();
  }

  @Test
  void nobody_holds_a_case_that_they_may_not_read_nor_learns_that_it_is_there() {
    Browser dsl = console.signedIn(Elm.DSL);
    Map<String, String> hidden = Map.of("number", "2026-000003", "reason", "why");
    Map<String, String> absent = Map.of("number", "2026-000099", "reason", "why");

    assertThat(dsl.post("/holds", hidden).body()).contains("There is no case of that number");
    assertThat(dsl.post("/holds", absent).body()).contains("There is no case of that number");
  }

  @Test
  void retention_is_shown_in_numbers_alone() {
    String page = console.signedIn(Elm.HEAD).get("/retention").body();

    assertThat(page).contains("P1 cases").contains("Kept 365 days").doesNotContain("bloggs");
    assertThat(console.signedIn(Elm.DSL).get("/retention").statusCode()).isEqualTo(404);
  }
}

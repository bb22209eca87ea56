package org.handbell.notifier.console.registers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.handbell.model.PersonKind;
import org.handbell.model.Priority;
import org.handbell.model.RuleException;
import org.handbell.model.Ruling;
import org.handbell.model.Theme;
import org.handbell.model.VulnerableFlag;
import org.handbell.notifier.Elm;
import org.handbell.notifier.console.Browser;
import org.handbell.notifier.console.TestConsole;
import org.handbell.notifier.route.Contact;
import org.handbell.notifier.route.Role;
import org.handbell.notifier.silence.Scope;
import org.handbell.notifier.silence.Silence;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The registers as those see them who may. */
class RegisterPagesTest {

  private static final Contact AUDITOR = Elm.contact("aud", Role.AUDITOR, "G. Audit", null);
  private static final Contact GOVERNOR = Elm.contact("gov", Role.GOVERNOR, "F. Gov", null);
  private static final Silence SILENCE =
      new Silence(
          "assembly",
          "an assembly about it",
          List.of("dsl", "head"),
          Elm.NOW.minus(Duration.ofDays(1)),
          Elm.NOW.plus(Duration.ofDays(1)),
          new Scope("elm", Theme.SUICIDE_AND_SELF_HARM, null, null));
  private static final Silence PERSONAL =
      new Silence(
          "personal",
          "known already",
          List.of("dsl"),
          Elm.NOW.minus(Duration.ofDays(1)),
          Elm.NOW.plus(Duration.ofDays(1)),
          new Scope("elm", null, null, "bdeputy"));

  @TempDir Path folder;
  private TestConsole console;

  @BeforeEach
  void open() {
    List<Contact> people = new ArrayList<>(Elm.PEOPLE);
    people.addAll(List.of(AUDITOR, GOVERNOR));
    console = TestConsole.of(Elm.silenced(Elm.config(folder, people, 25), SILENCE, PERSONAL));
  }

  @AfterEach
  void close() {
    console.close();
  }

  private Browser as(Contact who) {
    return console.signedIn(who);
  }

  private static Map<String, String> change(String address) {
    Map<String, String> form = new HashMap<>();
    form.put("school", "elm");
    form.put("wish", "BLOCK");
    form.put("address", address);
    form.put("groups", "Year 9");
    form.put("reason", "=HYPERLINK(\"x\")");
    return form;
  }

  private static String location(HttpResponse<String> answer) {
    return answer.headers().firstValue("Location").orElse("");
  }

  @Test
  void it_sees_what_names_no_pupil_and_nothing_else() {
    Browser it = as(Elm.IT);

    String index = it.get("/registers").body();

    assertThat(index)
        .contains("/registers/changes", "/registers/filter-tests", "/registers/spot-checks")
        .doesNotContain("/registers/reports", "/registers/silences", "/registers/exceptions");
    for (String path : List.of("reports", "silences", "silences/assembly", "exceptions")) {
      assertThat(it.get("/registers/" + path).statusCode()).as(path).isEqualTo(404);
      assertThat(it.get("/registers/" + path + "/csv").statusCode()).as(path).isEqualTo(404);
    }
  }

  @Test
  void a_change_goes_from_who_asks_over_who_approves_to_it_and_its_address_is_no_link() {
    String asked = location(as(Elm.IT).post("/registers/changes", change("https://x.example/a")));

    Browser dsl = as(Elm.DSL);
    String page = dsl.get(asked).body();
    dsl.post(asked + "/decide", Map.of("yes", "yes", "yes-words", "good"));
    as(Elm.IT).post(asked + "/answer", Map.of("yes", "yes"));

    assertThat(page).contains("hxxps://x[.]example/a", "Approve it").doesNotContain("x.example");
    assertThat(dsl.get("/registers/changes").body()).contains("Done", "hxxps://x[.]example/a");
    assertThat(as(AUDITOR).get(asked).body()).doesNotContain("<textarea");
    assertThat(as(AUDITOR).post(asked + "/answer", Map.of("yes", "yes")).statusCode())
        .isEqualTo(404);
    assertThat(as(AUDITOR).get("/registers/changes/new").statusCode()).isEqualTo(404);
    assertThat(as(Elm.CHAIR).get("/registers/changes").statusCode()).isEqualTo(404);
  }

  @Test
  void what_is_refused_need_not_be_typed_again() {
    HttpResponse<String> answer = as(Elm.DSL).post("/registers/changes", change(""));

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("Nothing was written down", "Year 9");
  }

  @Test
  void a_table_that_is_taken_out_holds_no_formula() {
    Map<String, String> form = change("=cmd|x");
    form.put("groups", "  @SUM(A1)");
    as(Elm.DSL).post("/registers/changes", form);

    HttpResponse<String> file = as(Elm.IT).get("/registers/changes/csv?from=2026-11-20");

    assertThat(file.headers().firstValue("Content-Type")).contains("text/csv; charset=utf-8");
    assertThat(file.body()).contains("\"'=cmd|x\"", "\"'@SUM(A1)\"").contains("\r\n");
    assertThat(as(Elm.IT).get("/registers/changes/csv?from=2026-11-21").body())
        .doesNotContain("cmd");
  }

  @Test
  void a_certificate_is_handed_in_and_taken_out_and_anything_else_is_refused() {
    String made =
        location(as(Elm.IT).upload("/registers/filter-tests", test(), "%PDF-1".getBytes(UTF_8)));
    HttpResponse<String> wrong =
        as(Elm.IT).upload("/registers/filter-tests", test(), "<script>".getBytes(UTF_8));
    HttpResponse<String> large =
        as(Elm.IT).upload("/registers/filter-tests", test(), new byte[4 * 1024 * 1024]);

    HttpResponse<String> file = as(Elm.DSL).get(made + "/file");
    assertThat(file.body()).isEqualTo("%PDF-1");
    assertThat(file.headers().firstValue("Content-Disposition").orElse("")).contains("attachment");
    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(wrong.body()).contains("only PDF, PNG and JPEG");
    assertThat(large.statusCode()).isEqualTo(413);
    assertThat(as(Elm.DSL).get("/registers/filter-tests").body()).contains("Passed", "file kept");
  }

  private static Map<String, String> test() {
    Map<String, String> form = new HashMap<>();
    form.put("school", "elm");
    form.put("at", "2026-11-20T09:00");
    form.put("service", "SWGfL");
    form.put("device", "pc-1");
    form.put("groups", "pupils");
    for (String page : List.of("childAbuse", "terrorism", "adult", "language")) {
      form.put(page, "BLOCKED");
    }
    return form;
  }

  @Test
  void anybody_reports_a_concern_and_only_those_read_of_it_who_may() {
    Map<String, String> form = new HashMap<>();
    form.put("school", "elm");
    form.put("at", "2026-11-20T09:00");
    form.put("kind", "STAFF");
    form.put("name", "T. Teacher");
    form.put("category", "CONDUCT_BULLYING");
    form.put("priority", "P2");
    form.put("words", "shouted http://x.example at a child");

    String thanks = location(as(GOVERNOR).post("/report", form));

    assertThat(thanks).isEqualTo("/report/thanks");
    assertThat(as(Elm.HEAD).get("/registers/reports").body()).contains("2026-000001", "F. Gov");
    assertThat(as(Elm.DSL).get("/registers/reports").body()).doesNotContain("2026-000001");
    assertThat(as(Elm.DSL).get("/registers/reports/csv").body()).doesNotContain("2026-000001");
    assertThat(as(GOVERNOR).get("/registers/reports").statusCode()).isEqualTo(404);
    assertThat(as(Elm.HEAD).get("/cases/2026-000001").body())
        .contains("F. Gov reported a concern about bullying", "Reported by a member of staff")
        .contains("shouted hxxp://x[.]example at a child", "T. Teacher");
  }

  @Test
  void a_silence_shows_what_it_hid_to_those_who_may_see_it() {
    console.raise(
        Elm.incident("pupil", 1, Elm.PUPIL, Priority.P3, null).weighed(Priority.P2),
        Elm.incident("dep", 1, Elm.person(PersonKind.PUPIL, "bdeputy"), Priority.P3, null)
            .weighed(Priority.P2));

    String list = as(Elm.HEAD).get("/registers/silences").body();
    String hid = as(Elm.HEAD).get("/registers/silences/assembly").body();

    assertThat(list).contains("assembly", "A. Lead, C. Head", "Yes: two answer for it", "personal");
    assertThat(hid).contains("2026-000001");
    assertThat(as(Elm.DEPUTY).get("/registers/silences").body()).doesNotContain("personal");
    assertThat(as(Elm.DEPUTY).get("/registers/silences/personal").statusCode()).isEqualTo(404);
    assertThat(as(Elm.DEPUTY).get("/registers/silences/assembly").body())
        .doesNotContain("2026-000002");
  }

  @Test
  void exceptions_are_shown_with_their_trial_and_flags_of_children_are_not() {
    Ruling.Signature signature =
        new Ruling.Signature(
            Ruling.Origin.FILE,
            "dsl",
            "a book of that name",
            null,
            Elm.NOW.plus(Duration.ofDays(9)),
            new Ruling.Trial(1000, 0, 3));
    Ruling.Scope about = new Ruling.Scope(Set.of(), Set.of(), Set.of(), Set.of("elm/bdeputy"));
    List<Ruling> rulings =
        List.of(
            new RuleException("book", Ruling.Scope.EVERYBODY, "SUI-1", List.of("w"), signature),
            new RuleException("own", about, "SUI-1", List.of("w"), signature),
            new VulnerableFlag("elm/jbloggs", signature));
    console.console().surroundings().hears(List::of, List::of, () -> rulings, Optional::empty);

    String page = as(Elm.DEPUTY).get("/registers/exceptions").body();

    assertThat(page).contains("book", "1000 events 0 findings added, 3 silenced");
    assertThat(page)
        .doesNotContain("jbloggs", "<td class=\"govuk-table__cell\" data-label=\"Id\">own");
  }

  @Test
  void an_exception_that_came_of_a_case_is_shown_to_the_readers_of_that_case() {
    console.raise(Elm.p1("pupil"), Elm.incident("dep", 1, Elm.staff("bdeputy"), Priority.P2, null));
    Ruling.Signature signature =
        new Ruling.Signature(
            Ruling.Origin.CONSOLE,
            "head",
            "a book of that name",
            null,
            Elm.NOW.plus(Duration.ofDays(9)),
            null);
    List<Ruling> rulings =
        List.of(
            new RuleException(
                "case-2026-000001-1", Ruling.Scope.EVERYBODY, "SUI-1", List.of("w"), signature),
            new RuleException(
                "case-2026-000002-1", Ruling.Scope.EVERYBODY, "SUI-1", List.of("w"), signature));
    console.console().surroundings().hears(List::of, List::of, () -> rulings, Optional::empty);

    String deputy = as(Elm.DEPUTY).get("/registers/exceptions").body();
    String file = as(Elm.DEPUTY).get("/registers/exceptions/csv").body();
    String head = as(Elm.HEAD).get("/registers/exceptions").body();

    assertThat(deputy).contains("case-2026-000001-1").doesNotContain("2026-000002");
    assertThat(file).contains("case-2026-000001-1").doesNotContain("2026-000002");
    assertThat(head).contains("case-2026-000001-1", "case-2026-000002-1");
  }

  @Test
  void a_report_about_the_head_never_reaches_the_head_however_the_head_is_named() {
    List<String> names = List.of("Mrs Head", "Christine HEAD", "C. Head", "head");
    for (String name : names) {
      Map<String, String> form = new HashMap<>();
      form.put("school", "elm");
      form.put("at", "2026-11-20T09:00");
      form.put("kind", name.equals("head") ? "UNKNOWN" : "STAFF");
      form.put("name", name);
      form.put("account", name.equals("C. Head") ? "christine" : "");
      form.put("category", "CONDUCT_BULLYING");
      form.put("priority", "P2");
      form.put("words", "shouted at a child");
      as(GOVERNOR).post("/report", form);
    }

    assertThat(as(Elm.HEAD).get("/registers/reports").body()).doesNotContain("2026-00000");
    for (int i = 1; i <= names.size(); i++) {
      assertThat(as(Elm.CHAIR).get("/registers/reports").body()).contains("2026-00000" + i);
    }
  }
}

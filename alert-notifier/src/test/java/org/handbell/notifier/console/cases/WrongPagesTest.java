package org.handbell.notifier.console.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.handbell.model.Category;
import org.handbell.model.Evidence;
import org.handbell.model.Finding;
import org.handbell.model.Incident;
import org.handbell.model.Priority;
import org.handbell.model.RuleException;
import org.handbell.notifier.Elm;
import org.handbell.notifier.console.Browser;
import org.handbell.notifier.console.TestConsole;
import org.handbell.notifier.register.AuditVerdict;
import org.handbell.notifier.register.Verdict;
import org.handbell.notifier.verdict.Rehearsal;
import org.handbell.notifier.verdict.Rehearsed;
import org.handbell.notifier.verdict.Rehearsed.Effect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** "Wrong because…" in a browser: filled in, tried, signed, agreed to, withdrawn. */
class WrongPagesTest {

  private static final String WRONG = "/cases/2026-000001/wrong";

  @TempDir Path folder;
  private TestConsole console;
  private Browser lead;
  private List<Effect> effects = List.of();
  private boolean triesAll;

  @BeforeEach
  void open() {
    Rehearsal rehearsal =
        (typed, kept) ->
            new Rehearsed(
                typed,
                null,
                Category.CONTENT_DRUGS,
                triesAll
                    ? kept.stream().map(each -> new Effect(each.id(), Priority.P3, null)).toList()
                    : effects,
                1,
                7);
    console = TestConsole.atElm(folder, Elm.PEOPLE, rehearsal);
    console.raise(about("i", Category.CONTENT_DRUGS, Priority.P3, "<b>weed</b> killer"));
    lead = console.signedIn(Elm.DSL);
  }

  @AfterEach
  void close() {
    assertThat(console.register().verifyAudit()).isInstanceOf(AuditVerdict.Intact.class);
    console.close();
  }

  private static Incident about(String id, Category category, Priority priority, String words) {
    Incident any = Elm.p2(id);
    Evidence was = any.evidence().get(0);
    Finding finding = new Finding(category, priority, 4, null, "DRU-001", "a drug", null, false);
    Evidence evidence =
        new Evidence(
            was.eventId(),
            was.occurred(),
            was.received(),
            was.kind(),
            words,
            "garden.example",
            "google",
            null,
            was.device(),
            was.ip(),
            was.decision(),
            was.visibility(),
            List.of(finding));
    return new Incident(
        id,
        1,
        "elm",
        any.person(),
        category.theme(),
        category,
        priority,
        null,
        "a sentence",
        Elm.NOW,
        Elm.NOW,
        Elm.NOW,
        Elm.NOW,
        1,
        any.decisions(),
        List.of(evidence),
        false);
  }

  private static Map<String, String> filled(String... more) {
    Map<String, String> form =
        new HashMap<>(
            Map.of(
                "rule", WrongForm.token("DRU-001"),
                "wrong", "OTHER",
                "scope", "words",
                "words", "weed killer",
                "until", "2026-12-24",
                "why", "gardening club"));
    for (int i = 0; i < more.length; i += 2) {
      form.put(more[i], more[i + 1]);
    }
    return form;
  }

  private List<Verdict> signed() {
    return Stream.of("2026-000001", "2026-000002")
        .flatMap(number -> console.register().find(number).stream())
        .flatMap(each -> console.register().verdicts().of(each).stream())
        .toList();
  }

  @Test
  void the_form_is_filled_in_as_far_as_can_be_and_shows_words_as_text() {
    String page = lead.get(WRONG).body();

    assertThat(page).contains("checked required", "a drug (DRU-001)");
    assertThat(page).contains("value=\"b weed b killer\"").doesNotContain("<b>weed");
    assertThat(page).contains("value=\"2027-02-18\"", "garden[.]example");
    assertThat(lead.get("/cases/2026-000001").body()).contains("Wrong because…");
  }

  @Test
  void to_try_signs_nothing_and_says_what_would_have_been() {
    effects = List.of(new Effect("i", Priority.P3, null));

    HttpResponse<String> tried = lead.post(WRONG, filled("try", "yes"));

    assertThat(tried.statusCode()).isEqualTo(200);
    assertThat(tried.body())
        .contains("It would have hidden 1 alert of the last 60 days: 2026-000001 (P3).")
        .contains("It would have hidden no P1.", "Of 7 examples of this rule it would silence 1.")
        .contains("Sign it");
    assertThat(signed()).isEmpty();
  }

  @Test
  void what_is_signed_is_on_the_case_until_it_is_withdrawn() {
    HttpResponse<String> done = lead.post(WRONG, filled("sign", "yes"));
    String page = lead.get("/cases/2026-000001").body();
    String id = signed().get(0).id();
    lead.post("/cases/2026-000001/rulings/" + id + "/withdraw", Map.of());

    assertThat(done.statusCode()).isEqualTo(303);
    assertThat(page).contains("gardening club", "In force until", "weed killer");
    assertThat(lead.get("/cases/2026-000001").body()).contains("Withdrawn by A. Lead");
    assertThat(signed().get(0).ruling())
        .isInstanceOfSatisfying(
            RuleException.class,
            exception -> assertThat(exception.scope().schools()).containsExactly("elm"));
  }

  @Test
  void what_hides_a_p1_is_refused_even_when_the_page_is_passed_over() {
    effects = List.of(new Effect("i", Priority.P1, Priority.P2));

    HttpResponse<String> done = lead.post(WRONG, filled("sign", "yes"));

    assertThat(done.statusCode()).isEqualTo(422);
    assertThat(done.body()).contains("which no exception may");
    assertThat(signed()).isEmpty();
  }

  @Test
  void what_hides_distress_waits_for_somebody_else() {
    console.raise(about("sad", Category.CONTENT_SUICIDE, Priority.P2, "romeo dies"));
    effects = List.of(new Effect("sad", Priority.P2, null));
    String wrong = "/cases/2026-000002/wrong";
    Browser deputy = console.signedIn(Elm.DEPUTY);

    String tried = lead.post(wrong, filled("words", "romeo dies")).body();
    lead.post(wrong, filled("words", "romeo dies", "sign", "yes"));
    String id = signed().get(0).id();
    String path = "/cases/2026-000002/rulings/" + id + "/agree";
    int alone = lead.post(path, Map.of()).statusCode();
    String other = deputy.get("/cases/2026-000002").body();
    String inbox = deputy.get("/cases").body();
    int both = deputy.post(path, Map.of()).statusCode();

    assertThat(tried).contains("a second person has to agree");
    assertThat(alone).isEqualTo(422);
    assertThat(other).contains("I agree");
    assertThat(inbox).contains("1 exception waits for a second person");
    assertThat(lead.get("/cases").body()).doesNotContain("a second person");
    assertThat(deputy.get("/cases").body()).doesNotContain("a second person");
    assertThat(lead.get("/cases/2026-000002").body()).doesNotContain("I agree");
    assertThat(both).isEqualTo(303);
    assertThat(signed().get(0).state()).isEqualTo(Verdict.State.IN_FORCE);
  }

  @Test
  void what_is_filled_in_wrongly_is_said_and_kept_to_be_mended() {
    for (Map<String, String> form :
        List.of(
            filled("rule", WrongForm.token("SUI-001")),
            filled("wrong", "?"),
            filled("scope", "everything"),
            filled("words", " "),
            filled("scope", "site", "site", "evil.example"),
            filled("scope", "lesson"),
            filled("until", "2026-11-01"),
            filled("until", "2029-01-01"),
            filled("until", "soon"),
            filled("why", ""))) {
      HttpResponse<String> answer = lead.post(WRONG, form);

      assertThat(answer.statusCode()).as(form.toString()).isEqualTo(422);
      assertThat(answer.body()).contains("It cannot be so");
    }
    assertThat(signed()).isEmpty();
  }

  @Test
  void core_findings_and_illegal_ones_have_no_such_page_or_are_refused() {
    console.raise(Elm.p1("core"));

    HttpResponse<String> core =
        lead.post(
            "/cases/2026-000002/wrong", filled("rule", WrongForm.token("SUI-001"), "sign", "yes"));

    assertThat(core.body()).contains("the core that nothing may silence");
    assertThat(signed()).isEmpty();
  }

  @Test
  void a_trial_tells_nothing_of_cases_that_another_reader_of_this_one_may_not_read() {
    console.raise(Elm.incident("dep", 1, Elm.staff("bdeputy"), Priority.P2, null));
    triesAll = true;

    String tried = lead.post(WRONG, filled("try", "yes")).body();
    console.signedIn(Elm.HEAD).post(WRONG, filled("sign", "yes"));

    assertThat(tried).contains("1 alert of the last 60 days").doesNotContain("2026-000002");
    assertThat(signed().get(0).shown()).noneMatch(line -> line.contains("2026-000002"));
  }
}

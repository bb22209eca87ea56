package org.handbell.notifier.console.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.handbell.model.Category;
import org.handbell.model.Decision;
import org.handbell.model.Evidence;
import org.handbell.model.Finding;
import org.handbell.model.Incident;
import org.handbell.model.Person;
import org.handbell.model.PersonKind;
import org.handbell.model.Priority;
import org.handbell.model.Span;
import org.handbell.model.Visibility;
import org.handbell.notifier.Elm;
import org.handbell.notifier.console.Browser;
import org.handbell.notifier.console.TestConsole;
import org.handbell.notifier.register.AuditVerdict;
import org.handbell.notifier.register.Case;
import org.handbell.notifier.route.Contact;
import org.handbell.notifier.route.Mailbox;
import org.handbell.notifier.route.Role;
import org.handbell.sealed.SealedLine;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a lead sees of cases in a browser, and what pressing a button there does. */
class CasePagesTest {

  private static final Contact OAK =
      new Contact(
          "oak", "oak", Role.DSL, "O. Oak", "oak@oak.example", null, Mailbox.PERSONAL, List.of());
  private static final String FIRST = "2026-000001";
  private static final Pattern TAG = Pattern.compile("<(/?)([^\\s>/]+)");
  private static final Pattern LINK = Pattern.compile("(?i)(href|src|action)=\"([^\"]*)\"");

  @TempDir Path folder;
  private TestConsole console;
  private Browser lead;

  @BeforeEach
  void open() {
    List<Contact> people = new ArrayList<>(Elm.PEOPLE);
    people.add(OAK);
    console = TestConsole.atElm(folder, people);
    lead = console.signedIn(Elm.DSL);
  }

  @AfterEach
  void close() {
    console.close();
  }

  @Test
  void the_most_urgent_stands_first_with_whoever_has_it() {
    console.raise(concern("p3", Priority.P3), Elm.p2("p2"), Elm.p1("p1"));
    console.clock().pass(Duration.ofMinutes(12));
    lead.post("/cases/2026-000002/take", Map.of());

    String page = lead.get("/cases").body();

    assertThat(page).containsSubsequence("2026-000003", "2026-000002", "2026-000001");
    assertThat(page).contains("Raised 12 minutes ago", "Nobody has taken it", "A. Lead has it");
    assertThat(page).contains("No event has been read today");
  }

  @Test
  void each_sees_their_own_cases_and_of_the_others_not_even_that_there_are_any() {
    console.raise(
        Elm.p1("pupil"),
        Elm.incident("teacher", 1, Elm.TEACHER, Priority.P1, null),
        Elm.incident("head", 1, Elm.staff("chead"), Priority.P1, null));
    Map<Contact, List<String>> seen = new LinkedHashMap<>();
    Map<Contact, List<Integer>> answers = new LinkedHashMap<>();

    for (Contact who : List.of(Elm.DSL, Elm.HEAD, Elm.CHAIR, Elm.IT, OAK)) {
      Browser browser = console.signedIn(who);
      String inbox = browser.get("/cases").body();
      List<String> numbers = List.of("2026-000001", "2026-000002", "2026-000003");
      seen.put(who, numbers.stream().filter(inbox::contains).toList());
      List<Integer> statuses = new ArrayList<>();
      for (String number : numbers) {
        statuses.add(browser.get("/cases/" + number).statusCode());
        for (String deed : List.of("take", "note", "weigh", "close", "reopen")) {
          int status = browser.post("/cases/" + number + "/" + deed, Map.of()).statusCode();
          assertThat(status == 404).isEqualTo(!seen.get(who).contains(number));
        }
      }
      answers.put(who, statuses);
    }

    assertThat(seen.get(Elm.DSL)).containsExactly("2026-000001");
    assertThat(seen.get(Elm.HEAD)).containsExactly("2026-000001", "2026-000002");
    assertThat(seen.get(Elm.CHAIR)).containsExactly("2026-000001", "2026-000002", "2026-000003");
    assertThat(seen.get(Elm.IT)).isEmpty();
    assertThat(seen.get(OAK)).isEmpty();
    assertThat(answers.get(Elm.DSL)).containsExactly(200, 404, 404);
    assertThat(answers.get(Elm.HEAD)).containsExactly(200, 200, 404);
    assertThat(answers.get(Elm.IT)).containsOnly(404);
    assertThat(answers.get(OAK)).containsOnly(404);
  }

  @Test
  void a_grave_case_is_closed_only_with_all_that_must_be_written() {
    console.raise(Elm.p1("i"));
    Map<String, String> half = Map.of("kind", "SPOKEN", "summary", "She is safe");

    HttpResponse<String> refused = lead.post("/cases/" + FIRST + "/close", half);
    HttpResponse<String> closed =
        lead.post(
            "/cases/" + FIRST + "/close",
            Map.of(
                "kind", "SPOKEN",
                "summary", "She is safe",
                "action", "Spoke with her and her mother",
                "decision", "Early help",
                "reason", "No risk today",
                "reference", "MC-77"));

    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body())
        .contains("still to be written: the action, the decision, the reason");
    assertThat(refused.body()).contains(">She is safe</textarea>");
    assertThat(closed.statusCode()).isEqualTo(303);
    String page = lead.get("/cases/" + FIRST).body();
    assertThat(page).contains("Spoken with the child", "Early help", "MC-77", "A. Lead closed");
    assertThat(theCase().outcome()).isEqualTo("Spoken with the child");
    assertThat(lead.get("/cases").body()).contains("Nothing is open that you may see");
    assertThat(lead.get("/cases?state=closed").body()).contains(FIRST);
  }

  @Test
  void one_tap_closes_a_lesser_concern_and_leaves_a_grave_one() {
    console.raise(concern("a", Priority.P3), concern("b", Priority.P3), Elm.p1("c"));

    lead.post("/cases/clear", Map.of("one", "2026-000001"));
    HttpResponse<String> answer = lead.post("/cases/clear", Map.of("number", "2026-000003"));

    assertThat(answer.headers().firstValue("Location")).contains("/cases");
    assertThat(lead.get("/cases").body())
        .doesNotContain("2026-000001")
        .contains("2026-000002", "2026-000003");
  }

  @Test
  void a_false_alarm_leaves_a_stub_for_thirty_days_and_no_trace_in_other_cases() {
    console.raise(Elm.p1("i"), Elm.p2("later"));
    lead.post(
        "/cases/" + FIRST + "/close",
        Map.of("kind", "FALSE_ALARM", "summary", "A song", "reason", "It was in class"));

    String stub = lead.get("/cases/" + FIRST).body();
    String later = lead.get("/cases/2026-000002").body();
    console.clock().pass(Duration.ofDays(31));
    int gone = console.signedIn(Elm.DSL).get("/cases/" + FIRST).statusCode();

    assertThat(stub)
        .contains("This was a false alarm", FIRST)
        .doesNotContain("words typed", "Bloggs", "a sentence");
    assertThat(later).contains("There is no other case").doesNotContain(FIRST);
    assertThat(gone).isEqualTo(404);
  }

  @Test
  void who_finds_a_case_graver_takes_it_and_the_others_are_told_until_something_graver_comes() {
    console.raise(concern("i", Priority.P3));

    lead.post("/cases/" + FIRST + "/weigh", Map.of("priority", "P1", "reason", "I know her"));

    Case raised = theCase();
    assertThat(raised.incident().priority()).isEqualTo(Priority.P1);
    assertThat(raised.acknowledgedBy()).isEqualTo("A. Lead");
    assertThat(console.register().desk().told(raised)).extracting("recipient").contains("dep");
    assertThat(lead.get("/cases/" + FIRST).body()).contains("P3 to P1: I know her");
  }

  @Test
  void a_note_and_every_view_are_in_the_chain_and_polling_is_not() {
    console.raise(Elm.p1("i"));
    lead.post("/cases/" + FIRST + "/note", Map.of("words", "Rang home\nNo answer"));

    String page = lead.get("/cases/" + FIRST).body();

    assertThat(page).contains("A. Lead wrote", "Rang home", "No answer");
    AuditVerdict verdict = console.register().verifyAudit();
    assertThat(verdict).isInstanceOf(AuditVerdict.Intact.class);
    long rows = ((AuditVerdict.Intact) verdict).rows();
    lead.get("/cases");
    assertThat(((AuditVerdict.Intact) console.register().verifyAudit()).rows()).isEqualTo(rows + 1);
  }

  @Test
  void filters_stand_in_the_address_and_pages_follow_each_other_without_gap_or_repeat() {
    for (int i = 0; i < 60; i++) {
      console.raise(concern("i" + i, Priority.P3));
    }
    List<String> seen = new ArrayList<>();
    String path = "/cases?who=BLOGGS&year=6&theme=SUICIDE_AND_SELF_HARM&risk=content&priority=P3";

    while (path != null) {
      String page = lead.get(path).body();
      Pattern.compile("name=\"shown\" value=\"([^\"]+)\"")
          .matcher(page)
          .results()
          .forEach(found -> seen.add(found.group(1)));
      path =
          Pattern.compile("href=\"([^\"]+)\" rel=\"next\"")
              .matcher(page)
              .results()
              .map(found -> found.group(1).replace("&amp;", "&"))
              .findFirst()
              .orElse(null);
    }

    assertThat(seen).hasSize(60).doesNotHaveDuplicates().isSorted();
    assertThat(lead.get("/cases?who=%25").body()).contains("No case fits");
    assertThat(lead.get("/cases?mine=yes").body()).contains("No case fits");
    assertThat(lead.get("/cases?from=x&to=9999999&theme=no&after=P1.x").statusCode())
        .isEqualTo(200);
  }

  @Test
  void an_address_on_a_list_of_illegal_content_is_shown_to_nobody() {
    console.raise(sealed());

    String page = lead.get("/cases/" + FIRST).body();

    assertThat(page)
        .contains("list of illegal content", "The address is shown to nobody", "Secure the device")
        .doesNotContain("seal-hash", "search.example", "words typed");
  }

  @Test
  void a_case_can_be_taken_along_as_text_by_whoever_may_read_it() {
    console.raise(Elm.p1("i"));

    HttpResponse<String> text = lead.get("/cases/" + FIRST + "/text");

    assertThat(text.headers().firstValue("Content-Disposition").orElse("")).contains(FIRST);
    assertThat(text.body())
        .contains("Reference: Handbell case " + FIRST, "words typed", "WHY THIS PRIORITY");
    assertThat(console.signedIn(OAK).get("/cases/" + FIRST + "/text").statusCode()).isEqualTo(404);
    assertThat(console.signedIn(Elm.IT).get("/cases/" + FIRST + "/text").statusCode())
        .isEqualTo(404);
  }

  @Test
  void nothing_of_an_illegal_address_is_in_any_copy() throws IOException {
    console.raise(sealed());

    for (String form : List.of("text", "csv", "pdf")) {
      String copy = copied(form);

      assertThat(copy)
          .contains("2026-000001", "list of illegal content")
          .doesNotContain("seal-hash", "search.example", "words typed", "IWF page");
    }
    assertThat(console.register().verifyAudit()).isInstanceOf(AuditVerdict.Intact.class);
  }

  /** What a person reads in a copy. */
  private String copied(String form) throws IOException {
    HttpResponse<byte[]> answer = lead.fetch("/cases/" + FIRST + "/" + form);
    assertThat(answer.headers().firstValue("Content-Disposition").orElse(""))
        .startsWith("attachment; filename=\"handbell-" + FIRST + ".");
    if (!form.equals("pdf")) {
      return new String(answer.body(), StandardCharsets.UTF_8);
    }
    try (PDDocument read = Loader.loadPDF(answer.body())) {
      return new PDFTextStripper().getText(read).replaceAll("\\s+", " ");
    }
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void whatever_a_pupil_typed_is_text_in_every_copy(String text) throws IOException {
    console.raise(hostile(text, "i"));

    String table = copied("csv");
    String print = copied("pdf");

    assertThat(print).contains("Case " + FIRST, "What was seen");
    assertThat(table.strip().lines()).hasSize(2);
    assertThat(table).doesNotContain("evil.example", "\u0000");
  }

  @Test
  void what_was_cleared_is_said_once_and_never_because_an_address_says_so() {
    console.raise(concern("p3", Priority.P3));

    String claimed = lead.get("/cases?cleared=9").body();
    HttpResponse<String> answer = lead.post("/cases/clear", Map.of("one", FIRST));
    String first = lead.get("/cases").body();
    String again = lead.get("/cases").body();

    assertThat(claimed).doesNotContain("cleared.");
    assertThat(answer.headers().firstValue("Location")).contains("/cases");
    assertThat(first).contains("1 concern was cleared.");
    assertThat(again).doesNotContain("was cleared");
  }

  @Test
  void sealed_lines_go_out_locked_and_only_when_two_people_want_it() {
    console.raise(sealed());
    console.keep(
        new SealedLine("e1", "i", "elm", Elm.NOW, "pc-1", null, List.of("list:iwf"), "bG9ja2Vk"));
    String path = "/cases/" + FIRST + "/sealed";
    Browser head = console.signedIn(Elm.HEAD);

    String before = lead.get(path).body();
    lead.post(path + "/ask", Map.of("reason", "crime 4711"));
    int early = lead.post(path + "/file", Map.of()).statusCode();
    int self = lead.post(path + "/confirm", Map.of()).statusCode();
    String asked = head.get(path).body();
    head.post(path + "/confirm", Map.of());
    HttpResponse<String> file = lead.post(path + "/file", Map.of());

    assertThat(before)
        .contains("One line of this case is kept, locked.")
        .doesNotContain("bG9ja2Vk");
    assertThat(early).isEqualTo(422);
    assertThat(self).isEqualTo(422);
    assertThat(asked).contains("A. Lead asked for them", "crime 4711", "I agree");
    assertThat(file.body()).contains("bG9ja2Vk", "sealed open --file");
    assertThat(console.signedIn(Elm.IT).get(path).statusCode()).isEqualTo(404);
    assertThat(console.signedIn(OAK).post(path + "/file", Map.of()).statusCode()).isEqualTo(404);
  }

  @Test
  void a_case_without_anything_illegal_has_no_sealed_page_and_an_illegal_one_no_exception() {
    console.raise(Elm.p1("i"), sealed("j"));

    assertThat(lead.get("/cases/" + FIRST + "/sealed").statusCode()).isEqualTo(404);
    assertThat(lead.get("/cases/2026-000002/sealed").statusCode()).isEqualTo(200);
    assertThat(lead.get("/cases/2026-000002/wrong").statusCode()).isEqualTo(404);
    assertThat(lead.post("/cases/2026-000002/wrong", Map.of("sign", "yes")).statusCode())
        .isEqualTo(404);
  }

  static Stream<String> hostile() {
    return Stream.of(
        "<script>alert(1)</script>",
        "</p></li></ol></form><img src=x onerror=alert(1)>",
        "\"><a href=\"http://evil.example/\">click</a>",
        "' onmouseover='x' \" style=\"x",
        "${7*7} @if(true) <%= 1 %> <!-- --> <![CDATA[ ]]>",
        "x\u2028y\u2029z\u0085w\u000B\u0000",
        "\u202Eevil\u2066\u200B\u200D\uFEFF\u00AD",
        "\u001B[31mred\u001B[0m",
        "https://evil.example/?q=<b>&amp;x=1 HTTP://EVIL.example www.evil.example",
        "javascript:alert(1)",
        "😀👩‍👩‍👧 \uD83D",
        "<b>".repeat(22_000));
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void whatever_a_pupil_or_a_line_holds_is_never_more_than_text(String text) {
    console.raise(hostile(text, "i"), hostile(text, "j"));
    lead.post(
        "/cases/" + FIRST + "/note",
        Map.of("words", text.substring(0, Math.min(900, text.length()))));

    String inbox = lead.get("/cases").body();
    String page = lead.get("/cases/" + FIRST).body();
    String wrong = lead.get("/cases/" + FIRST + "/wrong").body();

    assertThat(page).contains("<title>Case " + FIRST + " - Handbell</title>", "<mark>");
    assertThat(inbox).contains("<title>Inbox - Handbell</title>", FIRST);
    assertThat(wrong).contains("What was wrongly found");
    for (String each : List.of(inbox, page, wrong)) {
      assertThat(each.length()).isLessThan(80_000);
      assertThat(each.replace("\n", "").replace("\r", ""))
          .doesNotContainPattern("[\\p{Cc}\\p{Cf}\\u2028\\u2029]")
          .doesNotContain("evil.example", "<b>", "<img", " onerror=\"", "onmouseover=\"");
      assertThat(TAG.matcher(each).results().filter(tag -> tag.group().equals("<script")))
          .hasSize(2);
      assertThat(
              LINK.matcher(each.replaceAll(">[^<]*<", "><")).results().map(CasePagesTest::target))
          .allMatch(to -> to.startsWith("/") || to.startsWith("#"));
    }
  }

  private static String target(MatchResult link) {
    return link.group(2);
  }

  private static Incident hostile(String text, String id) {
    Person person = new Person("elm/" + text, PersonKind.UNKNOWN, text, text, text, text);
    Finding finding =
        new Finding(
            Category.CONTENT_SEXUAL, Priority.P3, 3, null, text, text, new Span(2, 9), false);
    return incident(id, person, text, finding, Category.CONTENT_SEXUAL, text, null);
  }

  private static Incident sealed() {
    return sealed("i");
  }

  private static Incident sealed(String id) {
    Finding finding =
        new Finding(
            Category.ILLEGAL_CSAM, Priority.P1, 5, null, "list:iwf", "on a list", null, true);
    return incident(id, Elm.PUPIL, "why", finding, Category.ILLEGAL_CSAM, null, "seal-hash");
  }

  private static Incident incident(
      String id,
      Person person,
      String why,
      Finding finding,
      Category category,
      @Nullable String text,
      @Nullable String seal) {
    Evidence evidence =
        new Evidence(
            id + "-1",
            Elm.NOW,
            Elm.NOW,
            Evidence.Kind.SEARCH,
            text,
            text,
            text,
            seal,
            "room7",
            "10.1.2.3",
            Decision.ALLOWED,
            Visibility.HOST,
            List.of(finding));
    return new Incident(
        id,
        1,
        "elm",
        person,
        category.theme(),
        category,
        finding.priority(),
        null,
        why,
        Elm.NOW,
        Elm.NOW,
        Elm.NOW,
        Elm.NOW,
        1,
        Map.of(Decision.ALLOWED, 1),
        List.of(evidence),
        false);
  }

  private static Incident concern(String id, Priority priority) {
    return Elm.incident(id, 1, Elm.PUPIL, priority, null);
  }

  private Case theCase() {
    return console.register().find(FIRST).orElseThrow();
  }
}

package org.handbell.notifier.console.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.handbell.notifier.Elm;
import org.handbell.notifier.console.Browser;
import org.handbell.notifier.console.TestConsole;
import org.handbell.notifier.console.web.Route;
import org.handbell.notifier.register.AuditVerdict;
import org.handbell.notifier.route.Contact;
import org.handbell.notifier.route.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditPagesTest {

  private static final String NUMBER = "2026-000001";
  private static final Contact AUDITOR = Elm.contact("aud", Role.AUDITOR, "=F. Auditor", "faud");

  @TempDir Path folder;
  private TestConsole console;

  @BeforeEach
  void open() {
    console =
        TestConsole.atElm(folder, Stream.concat(Elm.PEOPLE.stream(), Stream.of(AUDITOR)).toList());
    console.raise(Elm.p1("one"));
  }

  @AfterEach
  void close() {
    console.close();
  }

  private long rows() {
    return ((AuditVerdict.Intact) console.register().verifyAudit()).rows();
  }

  /** Every page that a role may open: what is shown or done is one row of the chain at least. */
  @Test
  void every_route_behind_the_door_writes_down_that_it_was_used() {
    List<String> unwritten = new ArrayList<>();
    for (Contact who : List.of(Elm.HEAD, Elm.DSL, Elm.IT, AUDITOR)) {
      for (Route route : console.console().table().routes()) {
        Browser browser = console.signedIn(who);
        long before = rows();
        String path = route.path().replace("{number}", NUMBER).replaceAll("\\{[a-z]+}", "guess");
        int status =
            (route.method() == Route.Method.GET ? browser.get(path) : browser.post(path, Map.of()))
                .statusCode();
        boolean ledOn = route.method() == Route.Method.GET && status == 303;
        boolean mayEnter = who.role() != Role.OFFICE && route.area().admits(who.role());
        if (!route.area().isOutside() && mayEnter && !ledOn && rows() == before) {
          unwritten.add(route.method() + " " + route.path() + " by " + who.id());
        }
      }
    }

    assertThat(unwritten).isEmpty();
  }

  @Test
  void the_head_reads_who_did_what_and_that_the_chain_is_intact() {
    console.signedIn(Elm.DSL).get("/cases/" + NUMBER);

    String page = console.signedIn(Elm.HEAD).get("/audit").body();

    assertThat(page)
        .contains("A. Lead: view")
        .contains("case " + NUMBER)
        .contains("The chain is intact")
        .contains("Head ");
  }

  @Test
  void an_auditor_reads_that_and_learns_of_no_case_and_of_no_pupil() {
    console.signedIn(Elm.DSL).get("/cases?who=Bloggs");
    console.signedIn(Elm.DSL).get("/cases/" + NUMBER);
    console.register().casework().note(NUMBER, Elm.DSL, "Jo is with the nurse");

    Browser auditor = console.signedIn(AUDITOR);
    String page = auditor.get("/audit").body();
    String file = auditor.get("/audit/csv").body();

    assertThat(page).contains("A. Lead: note").contains("a case");
    for (String text : List.of(page, file)) {
      assertThat(text).doesNotContain(NUMBER, "Bloggs", "jbloggs", "nurse", "words typed");
    }
  }

  @Test
  void the_file_holds_no_formula_and_its_making_is_an_entry() {
    console.register().auditLog().did("=cmd|'/c calc'!A1", "sign in", "+1", "@SUM(1)");

    String file = console.signedIn(Elm.HEAD).get("/audit/csv").body();

    assertThat(file)
        .contains("\"'=cmd|'/c calc'!A1\"")
        .contains("\"'+1\"")
        .contains("\"'@SUM(1)\"");
    assertThat(console.signedIn(Elm.HEAD).get("/audit").body()).contains("C. Head: export");
  }

  @Test
  void those_who_do_not_look_after_the_record_find_nothing_there() {
    assertThat(console.signedIn(Elm.DSL).get("/audit").statusCode()).isEqualTo(404);
    assertThat(console.signedIn(Elm.IT).get("/audit/csv").statusCode()).isEqualTo(404);
  }

  @Test
  void a_page_asked_for_as_if_it_kept_itself_up_to_date_is_written_down_all_the_same() {
    Browser head = console.signedIn(Elm.HEAD);
    long before = rows();

    head.poll("/people?who=bloggs");

    assertThat(rows()).isGreaterThan(before);
  }
}

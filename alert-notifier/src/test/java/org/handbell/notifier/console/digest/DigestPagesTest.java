package org.handbell.notifier.console.digest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.handbell.model.Priority;
import org.handbell.notifier.Elm;
import org.handbell.notifier.console.TestConsole;
import org.handbell.notifier.route.Contact;
import org.handbell.notifier.route.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DigestPagesTest {

  private static final Contact GOVERNOR = Elm.contact("gov", Role.GOVERNOR, "G. Governor", null);
  private static final String WEEK = "/reports/digest?school=elm&week=2026-W47";

  @TempDir Path folder;
  private TestConsole console;

  @BeforeEach
  void open() {
    console =
        TestConsole.atElm(
            folder, List.of(Elm.DSL, Elm.DEPUTY, Elm.HEAD, Elm.CHAIR, Elm.IT, GOVERNOR));
    console.raise(Elm.p2("pupil"), Elm.incident("head", 1, Elm.staff("chead"), Priority.P2, null));
    console.clock().pass(Duration.ofMinutes(1));
  }

  @AfterEach
  void close() {
    console.close();
  }

  @Test
  void the_head_reads_the_week_without_what_concerns_the_head() {
    String page = console.signedIn(Elm.HEAD).get(WEEK).body();

    assertThat(page).contains("2 things need you", "case 2026-000001", "Download as PDF");
    assertThat(page).doesNotContain("2026-000002", "chead");
  }

  @Test
  void the_chair_reads_that_and_nothing_else() {
    String page = console.signedIn(Elm.CHAIR).get(WEEK).body();

    assertThat(page).contains("case 2026-000002").doesNotContain("2026-000001");
  }

  @Test
  void the_week_can_be_taken_away() {
    var answer = console.signedIn(Elm.HEAD).get("/reports/digest/pdf?school=elm&week=2026-W47");

    assertThat(answer.body()).startsWith("%PDF-");
    assertThat(answer.headers().firstValue("Content-Disposition"))
        .contains("attachment; filename=\"digest-elm-2026-W47.pdf\"");
  }

  @Test
  void a_governor_reads_figures_and_no_week() {
    var browser = console.signedIn(GOVERNOR);

    assertThat(browser.get(WEEK).statusCode()).isEqualTo(404);
    assertThat(browser.get("/reports/trust").statusCode()).isEqualTo(404);
    assertThat(browser.get("/reports").body())
        .contains("for governors")
        .doesNotContain("The week<");
    assertThat(browser.get("/reports/governors?school=elm&term=2026-autumn").body())
        .contains("This term: told from Friday 8 January 2027 on", "not recorded yet")
        .doesNotContain("2026-000001");
    assertThat(browser.get("/reports/evidence?school=elm").body())
        .contains("Evidence for the yearly review", "looks at no picture")
        .doesNotContain("2026-000001");
  }

  @Test
  void what_was_written_into_the_registers_is_counted_for_governors() {
    console
        .signedIn(Elm.IT)
        .post(
            "/registers/changes",
            Map.of("school", "elm", "wish", "ALLOW", "address", "a.example", "reason", "maths"));
    console.clock().pass(Duration.ofMinutes(1));

    String report =
        console.signedIn(GOVERNOR).get("/reports/governors?school=elm&term=2026-autumn").body();

    assertThat(report).contains("1 (To be approved: 1)");
  }

  @Test
  void how_mails_and_pages_look_is_shown_with_made_up_names_that_mean_harm() {
    var browser = console.signedIn(GOVERNOR);

    assertThat(browser.get("/reports/preview?school=elm").body())
        .contains("&lt;script&gt;alert(1)", "Mail: daily-list")
        .doesNotContain("<script>alert", "2026-000001<");
    assertThat(browser.get("/reports/preview?school=elm&mail=alert").body())
        .contains("Preview: alert", "&lt;script&gt;alert(1)");
    assertThat(browser.get("/reports/preview/pdf?school=elm&mail=digest").body())
        .startsWith("%PDF-");
    assertThat(browser.get("/reports/logo?school=elm").statusCode()).isEqualTo(404);
    assertThat(browser.get("/reports/preview?school=oak").statusCode()).isEqualTo(404);
  }

  @Test
  void what_nobody_wrote_as_a_week_or_a_term_is_not_there() {
    var browser = console.signedIn(Elm.HEAD);

    assertThat(browser.get("/reports/digest?school=elm&week=soon").statusCode()).isEqualTo(404);
    assertThat(browser.get("/reports/digest?week=%2B292278995-W01").statusCode()).isEqualTo(404);
    assertThat(browser.get("/reports/digest?school=oak").statusCode()).isEqualTo(404);
    assertThat(browser.get("/reports/governors?term=2026-x").statusCode()).isEqualTo(404);
  }
}

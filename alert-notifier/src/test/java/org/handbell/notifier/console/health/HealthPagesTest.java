package org.handbell.notifier.console.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.handbell.model.ListReport;
import org.handbell.model.SourceReport;
import org.handbell.notifier.Elm;
import org.handbell.notifier.compose.Fact;
import org.handbell.notifier.console.TestConsole;
import org.handbell.notifier.console.web.Surroundings;
import org.handbell.notifier.console.web.Surroundings.SourceSheet;
import org.handbell.notifier.console.web.Surroundings.Unread;
import org.handbell.notifier.register.Notification;
import org.handbell.notifier.register.OutboxState;
import org.handbell.notifier.register.Settlement;
import org.handbell.notifier.route.Contact;
import org.handbell.notifier.route.Mailbox;
import org.handbell.notifier.route.Role;
import org.handbell.notifier.watch.Heard;
import org.handbell.notifier.watch.History;
import org.handbell.notifier.watch.Kind;
import org.handbell.notifier.watch.Rounds.Changes;
import org.handbell.notifier.watch.Rounds.Opened;
import org.handbell.notifier.watch.Trouble;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What IT reads about Handbell itself. */
class HealthPagesTest {

  private static final Contact ELSEWHERE =
      new Contact(
          "oak", "oak", Role.IT, "O. Oak", "oak@oak.example", null, Mailbox.PERSONAL, List.of());

  @TempDir Path folder;
  TestConsole console;

  @BeforeEach
  void open() {
    List<Contact> people = new ArrayList<>(Elm.PEOPLE);
    people.add(ELSEWHERE);
    console = TestConsole.atElm(folder, people);
  }

  @AfterEach
  void close() {
    console.close();
  }

  private static Heard heard(Duration age) {
    SourceReport report =
        new SourceReport(
            "elm-fw",
            "box-1",
            List.of("elm"),
            Elm.NOW,
            Elm.NOW,
            "syslog+tls",
            "smoothwall",
            null,
            Elm.NOW,
            Elm.NOW,
            Map.of(),
            Map.of(),
            Map.of(),
            null,
            null,
            null,
            new SourceReport.Spool(true, 0, Duration.ZERO));
    return new Heard(report.withCertificate(Elm.NOW.plus(Duration.ofDays(20))), age, new History());
  }

  void tell(Duration age) {
    Surroundings around = console.console().surroundings();
    ListReport list =
        new ListReport("iwf", "box-1", true, true, "v7", 6000, Elm.NOW, Elm.NOW, null);
    Unread unread = new Unread("elm-fw", "no known format", "5 cells between tabs", 12);
    around.hears(
        () -> List.of(heard(age)),
        () -> List.of(list),
        List::of,
        () -> Optional.of(List.of(unread)));
    around.knows(
        any ->
            new SourceSheet(
                List.of("Nothing has come for 3 hours."),
                List.of(new Fact("clock", "agrees with this machine's")),
                List.of(new Surroundings.Advice("Searches visible: 0 %.", List.of("Decrypt.")))),
        () -> List.of(new Fact("Disk", "12 GiB free")));
  }

  private String page(Contact who) {
    return console.signedIn(who).get("/health").body();
  }

  @Test
  void it_sees_sources_with_what_they_hide_and_how_to_mend_it_lists_certificates_and_disk() {
    tell(Duration.ofSeconds(8));

    assertThat(page(Elm.IT))
        .contains("elm-fw", "heard of 8 seconds ago", "Nothing has come for 3 hours.")
        .contains("agrees with this machine", "Searches visible: 0 %.", "Decrypt.")
        .contains("iwf (illegal)", "6,000", "20 days", "12 GiB free")
        .contains("5 cells between tabs", "handbell profile suggest", "A source is not heard");
  }

  @Test
  void an_ingest_that_says_nothing_any_more_is_not_taken_to_be_well() {
    tell(Duration.ofMinutes(9));

    assertThat(page(Elm.IT)).contains("Ingest box-1 has said nothing for 9 minutes");
  }

  @Test
  void to_whom_a_mail_did_not_go_and_why_is_told_to_those_who_mend_it_alone() {
    console.raise(Elm.p1("i"));
    Notification next = console.register().post().lease().orElseThrow();
    String why = "550 no such mailbox";
    console
        .register()
        .post()
        .settle(
            next,
            new Settlement(OutboxState.DEAD, console.clock().instant(), why),
            Optional.ofNullable(next.incidentId()).flatMap(console.register()::caseOf));

    assertThat(page(Elm.IT)).contains(why).contains(">" + next.recipient().id() + "<");
    assertThat(page(Elm.HEAD))
        .doesNotContain(why)
        .doesNotContain(">" + next.recipient().id() + "<");
  }

  @Test
  void what_is_not_known_here_is_said_to_be_so() {
    assertThat(page(Elm.IT))
        .contains("No ingest process has reported on a source yet.")
        .contains("the broker that keeps them does not answer")
        .contains("No classifier has reported on a list");
  }

  @Test
  void troubles_are_for_their_own_school_and_no_page_of_health_tells_of_a_case() {
    stands(trouble(Kind.SOURCE_SILENT, Duration.ZERO, "Nothing came from elm-fw."));
    console.raise(Elm.p1("pupil"));
    tell(Duration.ofSeconds(8));

    assertThat(page(Elm.IT))
        .contains("One thing is to be mended", "Nothing came from elm-fw.", "is sending of logs")
        .doesNotContain("Bloggs", "jbloggs", "2026-000001", "a sentence");
    assertThat(page(ELSEWHERE)).doesNotContain("elm-fw");
    assertThat(console.signedIn(Elm.CHAIR).get("/health").statusCode()).isEqualTo(404);
  }

  @Test
  void the_gravest_trouble_stands_first_and_of_those_alike_the_oldest() {
    stands(
        trouble(Kind.LIST_OLD, Duration.ofDays(3), "A list is old."),
        trouble(Kind.NOT_JUDGED, Duration.ofMinutes(4), "Nothing is judged."),
        trouble(Kind.SOURCE_SILENT, Duration.ofMinutes(9), "A source is silent."),
        trouble(Kind.WAY_IN_SHUT, Duration.ofHours(1), "A way in is shut."));

    assertThat(page(Elm.IT))
        .containsSubsequence(
            "Nothing is judged.", "A way in is shut.", "A source is silent.", "A list is old.");
  }

  private static Trouble trouble(Kind kind, Duration since, String what) {
    return new Trouble(
        kind, "elm-fw", "elm", List.of("elm-fw"), Elm.NOW.minus(since), what, List.of());
  }

  private void stands(Trouble... troubles) {
    List<Opened> opened = Stream.of(troubles).map(each -> new Opened(each, 0)).toList();
    console.register().troubleRecord().note(new Changes(opened, List.of(), List.of()));
  }
}

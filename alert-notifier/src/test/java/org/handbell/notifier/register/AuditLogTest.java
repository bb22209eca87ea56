package org.handbell.notifier.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.handbell.notifier.Elm.NOW;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.handbell.model.Priority;
import org.handbell.notifier.Elm;
import org.handbell.notifier.OnEachDatabase;
import org.handbell.notifier.SettableClock;
import org.handbell.notifier.TestDatabase;
import org.handbell.notifier.access.Viewer;
import org.handbell.notifier.register.AuditProof.Standing;
import org.handbell.notifier.route.Contact;
import org.handbell.notifier.route.Mailbox;
import org.handbell.notifier.route.Role;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** The audit chain as people read it, and how it is proved piece by piece. */
@OnEachDatabase
class AuditLogTest {

  private static final Contact AUDITOR = Elm.contact("aud", Role.AUDITOR, "F. Auditor", "fauditor");
  private static final List<Contact> PEOPLE =
      Stream.concat(Elm.PEOPLE.stream(), Stream.of(AUDITOR)).toList();
  private static final AuditWanted ALL = AuditWanted.BY_PEOPLE;

  @Parameter TestDatabase database;
  @TempDir Path folder;
  private final SettableClock clock = new SettableClock(NOW);
  private Register register;

  /** Case 1 is about a pupil, 2 about a teacher, 3 about the head, 4 about the auditor. */
  @BeforeEach
  void everybody_does_something() {
    register = Register.open(Elm.config(database.at(folder), PEOPLE, 25), clock);
    register.applyBatch(
        new Batch(
            "cluster",
            List.of(
                Elm.p1("pupil"),
                Elm.incident("teacher", 1, Elm.TEACHER, Priority.P1, null),
                Elm.incident("head", 1, Elm.staff("chead"), Priority.P1, null),
                Elm.incident("auditor", 1, Elm.staff("fauditor"), Priority.P1, null)),
            List.of(),
            List.of()));
    register.casework().note("2026-000001", Elm.DSL, "a note about Jo");
    clock.pass(Duration.ofDays(1));
    register.casework().note("2026-000002", Elm.HEAD, "a note about the teacher");
    register.casework().note("2026-000003", Elm.CHAIR, "a note about the head");
    register.casework().note("2026-000004", Elm.HEAD, "a note about the auditor");
    register.sessions().begin(Elm.DSL, "password", "a browser");
  }

  @AfterEach
  void close() {
    register.close();
  }

  private List<AuditLine> seen(Contact who, AuditWanted wanted) {
    AuditSight sight = AuditSight.of(Viewer.of(who, PEOPLE), PEOPLE, List.of("elm"));
    return register.auditLog().page(sight, wanted, null, 100).lines();
  }

  private static List<String> told(List<AuditLine> lines) {
    return lines.stream()
        .map(
            line ->
                line.actor()
                    + " "
                    + line.action()
                    + " "
                    + (line.subject() != null ? line.subject() : line.number())
                    + " "
                    + line.detail())
        .map(String::strip)
        .toList();
  }

  @Test
  void the_head_sees_nothing_of_what_is_done_about_the_head() {
    assertThat(told(seen(Elm.HEAD, ALL)))
        .containsExactly(
            "dsl sign in dsl password",
            "head note 2026-000004",
            "head note 2026-000002",
            "dsl note 2026-000001");
  }

  @Test
  void the_chair_sees_what_the_chair_may_read() {
    assertThat(told(seen(Elm.CHAIR, ALL)))
        .contains("chair note 2026-000003", "dsl note 2026-000001", "dsl sign in dsl password");
  }

  @Test
  void an_auditor_sees_that_something_was_done_and_neither_to_which_case_nor_about_themselves() {
    assertThat(told(seen(AUDITOR, ALL)))
        .containsExactly(
            "dsl sign in dsl password", "chair note null", "head note null", "dsl note null");
  }

  @Test
  void an_auditor_cannot_find_a_case_by_its_number_and_who_is_recused_cannot_either() {
    AuditWanted teacher = new AuditWanted(null, "2026-000002", null, null, null);
    AuditWanted head = new AuditWanted(AuditWanted.ANYBODY, "2026-000003", null, null, null);

    assertThat(seen(Elm.HEAD, teacher)).hasSize(1);
    assertThat(seen(Elm.HEAD, head)).isEmpty();
    assertThat(seen(AUDITOR, teacher)).isEmpty();
  }

  @Test
  void rows_about_a_person_follow_recusal_and_school_also_when_the_person_is_erased() {
    register.personFiles().looked("chair", "elm/chead");
    register.personFiles().exported("dsl", "elm/jbloggs", 1, 0);
    register.casework().close("2026-000001", Elm.DSL, Elm.spoken("settled"));
    Sight all = Sight.of(List.of(Elm.DSL), PEOPLE, List.of("elm"));
    assertThat(register.erasures().ask("elm/jbloggs", Elm.DSL, all, "asked")).isEmpty();
    String id = register.erasures().pending().get(0).id();
    Sight heads = Sight.of(List.of(Elm.HEAD), PEOPLE, List.of("elm"));
    assertThat(register.erasures().agree(id, Elm.HEAD, heads, PEOPLE)).isEmpty();
    assertThat(register.erasures().run()).isEqualTo(1);
    Contact elsewhere =
        new Contact(
            "oak",
            "oak",
            Role.HEAD,
            "O. Oak",
            "oak@oak.example",
            null,
            Mailbox.PERSONAL,
            List.of());

    assertThat(deeds(Elm.HEAD))
        .contains("export", "ask erasure", "agree erasure")
        .doesNotContain("view");
    assertThat(deeds(Elm.CHAIR)).contains("view", "export", "ask erasure");
    assertThat(deeds(AUDITOR)).contains("view", "export", "ask erasure");
    assertThat(deeds(elsewhere)).doesNotContain("view", "export", "ask erasure", "agree erasure");
  }

  private List<String> deeds(Contact who) {
    List<Contact> people = Stream.concat(PEOPLE.stream(), Stream.of(who)).distinct().toList();
    AuditSight sight = AuditSight.of(Viewer.of(who, people), people, List.of("elm", "oak"));
    return register.auditLog().page(sight, ALL, null, 100).lines().stream()
        .map(AuditLine::action)
        .toList();
  }

  @Test
  void nobody_learns_from_what_was_refused_whether_there_is_a_case_nor_who_reported_somebody() {
    Sight sight = Sight.of(List.of(Elm.HEAD), PEOPLE, List.of("elm"));
    for (String number : List.of("2026-000003", "2026-000009")) {
      assertThat(register.reading().open(number, sight, "head")).isEmpty();
    }
    register.auditLog().did("it", "view", "/report", "");
    register.auditLog().did("it", "view", "/report/thanks", "");
    register.auditLog().did("it", "view", "/reports", "");

    assertThat(told(seen(Elm.HEAD, ALL)))
        .contains("it view /reports")
        .noneMatch(line -> line.contains("refused"))
        .noneMatch(line -> line.endsWith("/report") || line.contains("thanks"));
  }

  @Test
  void it_is_filtered_by_who_what_and_when_and_read_page_by_page() {
    assertThat(told(seen(Elm.HEAD, new AuditWanted("dsl", null, null, null, null)))).hasSize(2);
    assertThat(told(seen(Elm.HEAD, new AuditWanted(null, null, "note", null, null)))).hasSize(3);
    assertThat(told(seen(Elm.HEAD, new AuditWanted(null, null, null, null, NOW.plusSeconds(1)))))
        .containsExactly("dsl note 2026-000001");
    assertThat(told(seen(Elm.HEAD, new AuditWanted(AuditWanted.ANYBODY, null, null, null, null))))
        .hasSizeGreaterThan(4);
    AuditSight sight = AuditSight.of(Viewer.of(Elm.HEAD, PEOPLE), PEOPLE, List.of("elm"));
    AuditLog.Page first = register.auditLog().page(sight, ALL, null, 3);
    AuditLog.Page second = register.auditLog().page(sight, ALL, first.next().orElseThrow(), 3);
    assertThat(told(first.lines())).hasSize(3);
    assertThat(told(second.lines())).containsExactly("dsl note 2026-000001");
    assertThat(second.next()).isEmpty();
  }

  @Test
  void a_look_goes_over_what_is_new_and_a_round_over_all() {
    Standing first = register.auditProof().look();
    register.casework().note("2026-000001", Elm.DSL, "another");

    Standing second = register.auditProof().look();
    Standing whole = register.auditProof().prove();

    assertThat(first.fault()).isNull();
    assertThat(first.wholeAt()).isNull();
    assertThat(second.entries()).isEqualTo(first.entries() + 1);
    assertThat(second.behind()).isZero();
    assertThat(whole.wholeAt()).isEqualTo(clock.instant());
    assertThat(whole.head()).isEqualTo(register.auditHead());
  }

  @Test
  void what_is_changed_behind_the_last_look_is_found_by_the_next_round_and_stays_said() {
    var unused = register.auditProof().look();
    Jdbi intruder = Jdbi.create(Dialect.of(database.at(folder)).source());
    intruder.useHandle(handle -> handle.execute("UPDATE audit SET actor = 'dep' WHERE seq = 2"));

    Standing proved = register.auditProof().prove();

    assertThat(proved.fault()).contains("row 2");
    assertThat(register.auditProof().look().fault()).contains("row 2");
  }

  @Test
  void a_forged_proof_proves_nothing() {
    Jdbi intruder = Jdbi.create(Dialect.of(database.at(folder)).source());
    var unused = register.auditProof().look();
    intruder.useHandle(
        handle -> {
          handle.execute("DELETE FROM audit WHERE seq = 3");
          handle.execute("UPDATE audit_proof SET whole_at = 1, seal = 'guess'");
        });

    assertThat(register.auditProof().look().fault()).contains("row 3");
  }
}

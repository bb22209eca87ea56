package org.handbell.notifier.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.handbell.notifier.Elm.NOW;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.handbell.model.Incident;
import org.handbell.model.Person;
import org.handbell.model.PersonKind;
import org.handbell.model.Priority;
import org.handbell.model.RuleException;
import org.handbell.model.Ruling;
import org.handbell.notifier.Elm;
import org.handbell.notifier.NotifierConfig;
import org.handbell.notifier.OnEachDatabase;
import org.handbell.notifier.SettableClock;
import org.handbell.notifier.TestDatabase;
import org.handbell.notifier.access.Viewer;
import org.handbell.notifier.register.PersonFiles.PersonFile;
import org.handbell.notifier.register.Purge.Tombstone;
import org.handbell.notifier.retention.Kept;
import org.handbell.notifier.retention.Retention;
import org.handbell.notifier.route.Contact;
import org.handbell.notifier.verdict.Weighing;
import org.handbell.notifier.verdict.Wrong;
import org.handbell.sealed.SealedLine;
import org.handbell.topic.Topics;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** What is kept long enough goes, what is held stays, and who is to be erased is. */
@OnEachDatabase
class KeepingTest {

  private static final String NUMBER = "2026-000001";
  private static final String PERSON = Elm.PUPIL.id();
  private static final Person OTHER =
      new Person("elm/sother", PersonKind.PUPIL, "sother", "Sam Other", "6", "6B");

  @Parameter TestDatabase database;
  @TempDir Path folder;
  private final SettableClock clock = new SettableClock(NOW);
  private NotifierConfig config;
  private Register register;

  @BeforeEach
  void open() {
    config =
        Elm.config(database.at(folder), Elm.PEOPLE, 25).with(new Retention(Map.of(Kept.P2, 100)));
    register = Register.open(config, clock);
  }

  @AfterEach
  void close() {
    register.close();
  }

  private void raise(Incident... incidents) {
    register.applyBatch(new Batch("cluster", List.of(incidents), List.of(), List.of()));
  }

  private void close(String number) {
    register.casework().note(number, Elm.DSL, "a word about Jo");
    register.casework().close(number, Elm.DSL, Elm.spoken("Jo is well"));
  }

  private Sight sight(Contact who) {
    return Sight.of(List.of(who), config.contacts(), List.of("elm"));
  }

  /** Every value of every table, as somebody reads it who has the file alone. */
  private List<String> texts() {
    List<String> all = new ArrayList<>();
    Jdbi intruder = Jdbi.create(Dialect.of(database.at(folder)).source());
    try (Handle handle = intruder.open()) {
      for (String table : Tables.columns(handle.getConnection()).keySet()) {
        for (Map<String, Object> row :
            handle.createQuery("SELECT * FROM " + table).mapToMap().list()) {
          row.values().forEach(value -> all.add(table + ": " + value));
        }
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return all;
  }

  private void assertIntact() {
    assertThat(register.verifyAudit()).isInstanceOf(AuditVerdict.Intact.class);
    assertThat(register.auditProof().prove().fault()).isNull();
  }

  @Test
  void a_case_goes_when_its_class_has_been_kept_long_enough_and_leaves_a_stub_and_a_proof() {
    raise(Elm.p1("one"), Elm.p2("two"), Elm.p1("open"));
    close(NUMBER);
    close("2026-000002");
    clock.pass(Duration.ofDays(101));
    register.purge().run();
    assertThat(register.find("2026-000002")).isEmpty();
    assertThat(register.find(NUMBER)).isPresent();
    clock.pass(Duration.ofDays(265));

    long gone = register.purge().run();

    assertThat(gone).isPositive();
    assertThat(register.find(NUMBER)).isEmpty();
    assertThat(register.find("2026-000003")).isPresent();
    assertThat(register.purge().tombstones(10))
        .containsExactly(
            new Tombstone("handbell.incidents", "one"), new Tombstone("handbell.incidents", "two"));
    AuditLog.Page proofs = proofs();
    assertThat(proofs.lines())
        .anyMatch(line -> line.detail().matches("1, older than .*, digest [0-9a-f]{32}"));
    assertThat(register.purge().states())
        .filteredOn(state -> state.kept() == Kept.P1)
        .allMatch(state -> state.gone() == 1 && state.due() == 0);
    assertIntact();
    assertThat(register.purge().run()).isZero();
  }

  private AuditLog.Page proofs() {
    AuditSight head =
        AuditSight.of(new Viewer(Elm.HEAD, List.of(Elm.HEAD)), config.contacts(), List.of("elm"));
    return register
        .auditLog()
        .page(head, new AuditWanted("handbell", null, "purge", null, null), null, 50);
  }

  @Test
  void what_is_gone_does_not_come_back_with_a_replay() {
    raise(Elm.p1("one"));
    close(NUMBER);
    clock.pass(Duration.ofDays(366));
    register.purge().run();
    register.purge().told(register.purge().tombstones(10));

    raise(Elm.incident("one", 2, Elm.PUPIL, Priority.P1, null));

    assertThat(register.caseOf("one")).isEmpty();
    assertThat(register.purge().tombstones(10)).hasSize(1);
  }

  @Test
  void a_false_alarm_goes_after_a_month_and_a_p4_that_nobody_looked_at_after_its_time() {
    raise(Elm.p1("false"), Elm.incident("four", 1, Elm.PUPIL, Priority.P4, null));
    register
        .casework()
        .close(
            NUMBER, Elm.DSL, new Outcome(Outcome.Kind.FALSE_ALARM, "a song", "", "", "b", "", ""));
    clock.pass(Duration.ofDays(31));
    register.purge().run();
    assertThat(register.find(NUMBER)).isEmpty();
    assertThat(register.find("2026-000002")).isPresent();

    clock.pass(Duration.ofDays(340));
    register.purge().run();

    assertThat(register.find("2026-000002")).isEmpty();
  }

  private void except(Duration time) {
    Ruling.Signature signature =
        new Ruling.Signature(Ruling.Origin.CONSOLE, "dsl", "a play", NOW, NOW.plus(time), null);
    Ruling ruling =
        new RuleException(
            register.verdicts().freshId(NUMBER),
            new Ruling.Scope(Set.of("elm"), Set.of(), Set.of(), Set.of()),
            "SUI-001",
            List.of("romeo suicide"),
            signature);
    Weighing fine = new Weighing(null, false, List.of("It hid nothing."));
    var unused = register.verdicts().sign(NUMBER, Elm.DSL, Wrong.BOOK, ruling, fine);
    register.rulingsOwed().published(register.rulingsOwed().due());
  }

  @Test
  void a_false_alarm_stays_while_an_exception_that_came_of_it_can_be_withdrawn() {
    raise(Elm.p2("two"));
    except(Duration.ofDays(90));
    register
        .casework()
        .close(
            NUMBER, Elm.DSL, new Outcome(Outcome.Kind.FALSE_ALARM, "a song", "", "", "b", "", ""));
    clock.pass(Duration.ofDays(31));
    register.purge().run();
    assertThat(register.find(NUMBER)).isPresent();
    clock.pass(Duration.ofDays(91));

    register.purge().run();

    assertThat(register.find(NUMBER)).isEmpty();
  }

  @Test
  void an_exception_ends_when_the_case_that_it_came_of_is_erased() {
    raise(Elm.p2("two"));
    except(Duration.ofDays(90));
    close(NUMBER);
    register.erasures().ask(PERSON, Elm.DSL, sight(Elm.DSL), "asked for");
    String id = register.erasures().pending().get(0).id();
    register.erasures().agree(id, Elm.HEAD, sight(Elm.HEAD), Elm.PEOPLE);

    register.erasures().run();

    assertThat(register.rulingsOwed().due())
        .singleElement()
        .satisfies(due -> assertThat(due.ruling()).isNull());
    assertThat(texts()).noneMatch(text -> text.contains("romeo"));
  }

  @Test
  void a_locked_line_of_a_case_that_is_gone_is_not_kept_either() {
    raise(Elm.p1("one"));
    close(NUMBER);
    clock.pass(Duration.ofDays(366));
    register.purge().run();
    register.purge().told(register.purge().tombstones(10));
    SealedLine line =
        new SealedLine("e9", "one", "elm", NOW, "pc-1", null, List.of("list:iwf"), "box");

    register.applyBatch(new Batch("cluster", List.of(), List.of(), List.of(), List.of(line)));

    assertThat(register.sealedBox().all()).isEmpty();
    assertThat(register.purge().tombstones(10))
        .containsExactly(new Tombstone(Topics.SEALED.name(), "e9"));
  }

  @Test
  void words_and_notes_may_go_before_their_case() {
    register.close();
    config = config.with(new Retention(Map.of(Kept.EVIDENCE, 10, Kept.NOTES, 10)));
    register = Register.open(config, clock);
    raise(Elm.p1("one"));
    close(NUMBER);
    clock.pass(Duration.ofDays(11));

    register.purge().run();

    Case bare = register.find(NUMBER).orElseThrow();
    assertThat(bare.incident().evidence().get(0).text()).isEqualTo("(no longer kept)");
    assertThat(bare.incident().evidence().get(0).site()).isNull();
    assertThat(register.reading().entries(bare)).isEmpty();
    assertThat(texts()).noneMatch(text -> text.contains("words typed"));
    assertIntact();
    assertThat(register.purge().run()).isZero();
  }

  @Test
  void words_that_come_again_with_more_of_a_case_go_again() {
    register.close();
    config = config.with(new Retention(Map.of(Kept.EVIDENCE, 10)));
    register = Register.open(config, clock);
    raise(Elm.p1("one"));
    close(NUMBER);
    clock.pass(Duration.ofDays(11));
    register.purge().run();
    raise(Elm.incident("one", 2, Elm.PUPIL, Priority.P1, null));

    register.purge().run();

    assertThat(texts()).noneMatch(text -> text.contains("words typed"));
  }

  @Test
  void the_oldest_audit_rows_go_and_the_chain_holds_from_there() {
    raise(Elm.p1("one"));
    clock.pass(Duration.ofDays(2191));
    register.sessions().begin(Elm.DSL, "password", "a browser");

    register.purge().run();

    assertThat(texts()).noneMatch(text -> text.contains("one revision 1"));
    assertIntact();
    register.sessions().begin(Elm.DSL, "password", "a browser");
    assertIntact();
  }

  @Test
  void a_forged_beginning_of_the_chain_is_noticed() {
    raise(Elm.p1("one"), Elm.p1("two"));
    Jdbi.create(Dialect.of(database.at(folder)).source())
        .useHandle(
            handle -> {
              handle.execute(
                  "INSERT INTO audit_start SELECT 1, seq, mac, 'guess' FROM audit WHERE seq = 1");
              handle.execute("DELETE FROM audit WHERE seq = 1");
            });

    assertThat(register.verifyAudit()).isInstanceOf(AuditVerdict.Broken.class);
    assertThat(register.auditProof().look().fault()).isNotNull();
  }

  @Test
  void a_hold_keeps_a_case_until_another_person_releases_it() {
    raise(Elm.p1("one"), Elm.p1("two"));
    close(NUMBER);
    close("2026-000002");
    assertThat(register.holds().place(NUMBER, true, Elm.DSL, "a court asks for it")).isEmpty();
    clock.pass(Duration.ofDays(400));
    register.purge().run();
    assertThat(register.find("2026-000002")).isPresent();
    Hold hold = register.holds().standing(sight(Elm.HEAD)).get(0);
    assertThat(hold.reason()).isEqualTo("a court asks for it");
    assertThat(texts()).noneMatch(text -> text.contains("court"));

    Optional<String> own = register.holds().release(hold.id(), Elm.DSL, Elm.PEOPLE);
    Optional<String> others = register.holds().release(hold.id(), Elm.HEAD, Elm.PEOPLE);

    assertThat(own).hasValueSatisfying(why -> assertThat(why).contains("another person"));
    assertThat(others).isEmpty();
    register.purge().run();
    assertThat(register.find(NUMBER)).isEmpty();
  }

  @Test
  void nobody_holds_or_releases_what_they_may_not_read() {
    raise(Elm.incident("head", 1, Elm.staff("chead"), Priority.P1, null));

    assertThat(register.holds().place(NUMBER, false, Elm.HEAD, "why")).isPresent();
    assertThat(register.holds().place(NUMBER, false, Elm.CHAIR, "why")).isEmpty();

    assertThat(register.holds().standing(sight(Elm.HEAD))).isEmpty();
    Hold hold = register.holds().standing().get(0);
    assertThat(register.holds().release(hold.id(), Elm.HEAD, Elm.PEOPLE)).isPresent();
  }

  @Test
  void two_people_erase_a_third_and_nothing_names_them_any_more() {
    raise(Elm.p1("one"), Elm.p1("two"), Elm.incident("other", 1, OTHER, Priority.P1, null));
    close(NUMBER);
    close("2026-000002");
    register.reading().looked("dsl", "/cases?who=bloggs");
    assertThat(register.erasures().ask(PERSON, Elm.DSL, sight(Elm.DSL), "asked for")).isEmpty();
    String id = register.erasures().pending().get(0).id();
    assertThat(register.erasures().agree(id, Elm.DSL, sight(Elm.DSL), Elm.PEOPLE)).isPresent();
    assertThat(register.erasures().run()).isZero();

    assertThat(register.erasures().agree(id, Elm.HEAD, sight(Elm.HEAD), Elm.PEOPLE)).isEmpty();
    int gone = register.erasures().run();

    assertThat(gone).isEqualTo(2);
    assertThat(texts()).noneMatch(text -> text.toLowerCase(Locale.ROOT).contains("bloggs"));
    assertThat(register.find("2026-000003")).isPresent();
    assertThat(register.purge().tombstones(10)).hasSize(2);
    assertThat(register.erasures().pending()).isEmpty();
    assertThat(register.personFiles().of(PERSON, sight(Elm.DSL))).isEmpty();
    assertIntact();
  }

  @Test
  void an_open_case_and_a_hold_stand_in_the_way_of_an_erasure() {
    raise(Elm.p1("one"));
    assertThat(register.erasures().ask(PERSON, Elm.DSL, sight(Elm.DSL), "why"))
        .hasValueSatisfying(why -> assertThat(why).contains("open"));
    close(NUMBER);
    register.holds().place(NUMBER, false, Elm.DSL, "a court");
    assertThat(register.erasures().ask(PERSON, Elm.DSL, sight(Elm.DSL), "why"))
        .hasValueSatisfying(why -> assertThat(why).contains("hold"));
  }

  @Test
  void a_hold_placed_once_it_is_agreed_keeps_what_is_left() {
    raise(Elm.p1("one"), Elm.p1("two"));
    close(NUMBER);
    close("2026-000002");
    register.erasures().ask(PERSON, Elm.DSL, sight(Elm.DSL), "why");
    String id = register.erasures().pending().get(0).id();
    register.erasures().agree(id, Elm.HEAD, sight(Elm.HEAD), Elm.PEOPLE);
    register.erasures().batch(1);
    register.holds().place("2026-000002", false, Elm.DSL, "a court");

    int gone = register.erasures().run();

    assertThat(gone).isZero();
    assertThat(register.find("2026-000002")).isPresent();
    assertThat(register.erasures().pending()).hasSize(1);
  }

  @Test
  void a_case_that_was_opened_again_once_it_is_agreed_is_not_erased_while_it_is_open() {
    raise(Elm.p1("one"), Elm.p1("two"));
    close(NUMBER);
    close("2026-000002");
    register.erasures().ask(PERSON, Elm.DSL, sight(Elm.DSL), "why");
    String id = register.erasures().pending().get(0).id();
    register.erasures().agree(id, Elm.HEAD, sight(Elm.HEAD), Elm.PEOPLE);
    register.casework().reopen(NUMBER, Elm.DSL, "there is more");

    int gone = register.erasures().run();

    assertThat(gone).isEqualTo(1);
    assertThat(register.find(NUMBER)).isPresent();
    assertThat(register.erasures().pending()).hasSize(1);
  }

  @Test
  void an_erasure_reaches_no_further_than_both_may_see() {
    raise(Elm.incident("teacher", 1, Elm.TEACHER, Priority.P1, null));
    register.casework().close(NUMBER, Elm.HEAD, Elm.spoken("dealt with"));

    assertThat(register.erasures().ask("elm/tteacher", Elm.DSL, sight(Elm.DSL), "why"))
        .hasValueSatisfying(why -> assertThat(why).contains("nothing is kept"));
    assertThat(register.erasures().ask("elm/tteacher", Elm.HEAD, sight(Elm.HEAD), "why")).isEmpty();
    String id = register.erasures().pending().get(0).id();
    assertThat(register.erasures().agree(id, Elm.DSL, sight(Elm.DSL), Elm.PEOPLE)).isPresent();

    assertThat(register.find(NUMBER)).isPresent();
  }

  @Test
  void a_persons_file_holds_what_the_viewer_may_see_with_what_was_written() {
    raise(Elm.p1("one"), Elm.incident("other", 1, OTHER, Priority.P1, null));
    close(NUMBER);

    PersonFile file = register.personFiles().of(PERSON, sight(Elm.DSL)).orElseThrow();

    assertThat(file.cases()).hasSize(1);
    assertThat(file.cases().get(0).entries().get(0).words()).isEqualTo("a word about Jo");
    assertThat(register.personFiles().of(PERSON, sight(Elm.IT))).isEmpty();
    assertThat(register.personFiles().others("elm", PERSON)).contains("sam other", "sother");
    assertThat(register.personFiles().find("blog", sight(Elm.DSL)))
        .extracting(PersonFiles.Found::personId)
        .containsExactly(PERSON);
  }
}

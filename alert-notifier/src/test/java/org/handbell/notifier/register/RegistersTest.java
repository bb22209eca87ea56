package org.handbell.notifier.register;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.handbell.notifier.Elm.NOW;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.handbell.model.Category;
import org.handbell.model.PersonKind;
import org.handbell.model.Priority;
import org.handbell.notifier.Elm;
import org.handbell.notifier.OnEachDatabase;
import org.handbell.notifier.SettableClock;
import org.handbell.notifier.TestDatabase;
import org.handbell.notifier.compose.Reason;
import org.handbell.notifier.register.ChangeRequest.State;
import org.handbell.notifier.register.ChangeRequest.Wish;
import org.handbell.notifier.register.FilterTest.Result;
import org.handbell.notifier.register.FilterTest.Seen;
import org.handbell.notifier.register.FilterTest.Was;
import org.handbell.notifier.register.Noted.Kept;
import org.handbell.notifier.register.Noted.Refused;
import org.handbell.notifier.register.Slice.Rows;
import org.handbell.notifier.route.Contact;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** What people write into the registers is there for those who may read it, and in the chain. */
@OnEachDatabase
class RegistersTest {

  private static final List<String> ELM = List.of("elm");

  @Parameter TestDatabase database;
  @TempDir Path folder;
  private final SettableClock clock = new SettableClock(NOW);
  private Register register;

  @BeforeEach
  void open() {
    register = Register.open(Elm.config(database.at(folder), Elm.PEOPLE, 25), clock);
  }

  @AfterEach
  void close() {
    assertThat(register.verifyAudit()).isInstanceOf(AuditVerdict.Intact.class);
    register.close();
  }

  private static Slice first(int size) {
    return new Slice(null, null, null, size);
  }

  private ChangeRequest ask(Contact by, boolean leads, Wish wish) {
    Noted noted =
        register.registers().changeRequests().ask("elm", by, leads, wish, "x.example", "", "why");
    return register.registers().changeRequests().find(ELM, ((Kept) noted).id()).orElseThrow();
  }

  @Test
  void what_a_lead_wants_blocked_goes_to_it_and_what_is_to_be_allowed_needs_another_lead() {
    ChangeRequests requests = register.registers().changeRequests();
    ChangeRequest block = ask(Elm.DSL, true, Wish.BLOCK);
    ChangeRequest allow = ask(Elm.DSL, true, Wish.ALLOW);

    Noted own = requests.decide(allow, Elm.DSL, true, "");
    Noted tooSoon = requests.answer(allow, Elm.IT, true, "");
    Noted other = requests.decide(allow, Elm.DEPUTY, true, "for the lesson");
    Noted done = requests.answer(allow, Elm.IT, true, "");
    Noted again = requests.answer(allow, Elm.IT, false, "no");

    assertThat(block.state()).isEqualTo(State.APPROVED);
    assertThat(List.of(own, tooSoon, again)).allMatch(Refused.class::isInstance);
    assertThat(List.of(other, done)).allMatch(Kept.class::isInstance);
    assertThat(requests.find(ELM, allow.id()).orElseThrow().state()).isEqualTo(State.DONE);
  }

  @Test
  void a_register_is_read_page_by_page_and_by_school_and_day_and_counted() {
    for (int i = 0; i < 5; i++) {
      ask(Elm.IT, false, Wish.BLOCK);
      clock.pass(Duration.ofDays(i == 2 ? 0 : 1));
    }
    ChangeRequests requests = register.registers().changeRequests();

    List<Long> read = new ArrayList<>();
    Optional<Slice.Mark> next = Optional.empty();
    do {
      Rows<ChangeRequest> page = requests.page(ELM, new Slice(null, null, next.orElse(null), 2));
      page.rows().forEach(each -> read.add(each.id()));
      next = page.next();
    } while (next.isPresent());

    assertThat(read).containsExactly(5L, 4L, 3L, 2L, 1L);
    assertThat(requests.page(List.of("oak"), first(9)).rows()).isEmpty();
    assertThat(requests.page(List.of(), first(9)).rows()).isEmpty();
    Instant second = NOW.plus(Duration.ofDays(1));
    assertThat(requests.page(ELM, new Slice(second, second.plusSeconds(1), null, 9)).rows())
        .extracting(ChangeRequest::id)
        .containsExactly(2L);
    Tally tally = requests.tally("elm", NOW, second.plusSeconds(1));
    assertThat(tally.count()).isEqualTo(2);
    assertThat(tally.of(State.ASKED)).isEqualTo(2);
    assertThat(tally.latest()).isEqualTo(second);
    assertThat(requests.tally("oak", NOW, second).latest()).isNull();
  }

  @Test
  void a_test_of_the_filter_fails_where_one_of_the_three_was_let_through_and_keeps_its_file() {
    FilterTests tests = register.registers().filterTests();
    byte[] pdf = "%PDF-1.7 certificate".getBytes(US_ASCII);
    Attachment file = ((Attachment.Fit) Attachment.of(pdf)).attachment();

    Noted passed = tests.note("elm", Elm.IT, told(Was.BLOCKED, Was.NOT_BLOCKED), file);
    Noted failed = tests.note("elm", Elm.DSL, told(Was.NOT_BLOCKED, Was.BLOCKED), null);

    FilterTest kept = tests.find(ELM, ((Kept) passed).id()).orElseThrow();
    assertThat(kept.seen().result()).isEqualTo(Result.PASSED);
    assertThat(tests.file(kept, Elm.DSL)).hasValueSatisfying(f -> assertThat(f).isEqualTo(pdf));
    assertThat(tests.find(ELM, ((Kept) failed).id()).orElseThrow().seen().result())
        .isEqualTo(Result.FAILED);
    assertThat(tests.tally("elm", NOW.minusSeconds(9), NOW).by())
        .containsEntry("PASSED", 1)
        .containsEntry("FAILED", 1);
  }

  private static FilterTests.Told told(Was adult, Was language) {
    Seen seen = new Seen(Was.BLOCKED, Was.BLOCKED, adult, language);
    return new FilterTests.Told(NOW.minusSeconds(5), "SWGfL", "pc-1", "pupils", seen, "C-1", "");
  }

  @Test
  void only_small_files_of_a_few_kinds_are_taken() {
    byte[] large = new byte[Attachment.MOST_BYTES + 1];

    assertThat(Attachment.of(large)).isInstanceOf(Attachment.Unfit.class);
    assertThat(Attachment.of("<html>".getBytes(US_ASCII))).isInstanceOf(Attachment.Unfit.class);
    assertThat(Attachment.of(new byte[0])).isInstanceOf(Attachment.Unfit.class);
  }

  @Test
  void a_spot_check_that_found_something_says_what_follows() {
    SpotChecks checks = register.registers().spotChecks();
    SpotCheck.Result mend = SpotCheck.Result.TO_MEND;
    SpotChecks.Told open = new SpotChecks.Told(NOW, "safe search", "Room 7", mend, "off", "");
    SpotChecks.Told told = new SpotChecks.Told(NOW, "safe search", "Room 7", mend, "off", "mend");

    assertThat(checks.note("elm", Elm.DSL, open)).isInstanceOf(Refused.class);
    assertThat(checks.note("elm", Elm.DSL, told)).isInstanceOf(Kept.class);
    assertThat(checks.tally("elm", NOW, NOW.plusSeconds(1)).of(mend)).isEqualTo(1);
  }

  private static Observation seen(PersonKind kind, String name, Priority priority) {
    return new Observation(
        "elm",
        NOW.minusSeconds(60),
        kind,
        name,
        "",
        "",
        Category.CONDUCT_BULLYING,
        priority,
        "Room 7",
        "what was seen");
  }

  @Test
  void a_report_by_hand_opens_a_case_that_is_told_like_any_other() {
    Noted noted =
        register
            .registers()
            .staffReports()
            .report(Elm.IT, seen(PersonKind.PUPIL, "Jo", Priority.P1));

    assertThat(noted).isInstanceOf(Kept.class);
    Notification mail = register.post().lease().orElseThrow();
    assertThat(mail.reason()).isEqualTo(Reason.NEW);
    assertThat(register.registers().staffReports().page(sight(Elm.DSL), first(9)).rows())
        .singleElement()
        .satisfies(row -> assertThat(row.byName()).isEqualTo("E. Tech"));
    assertThat(register.registers().staffReports().page(sight(Elm.IT), first(9)).rows()).isEmpty();
  }

  @Test
  void a_report_about_one_of_those_who_are_told_never_reaches_them() {
    register
        .registers()
        .staffReports()
        .report(Elm.IT, seen(PersonKind.UNKNOWN, " c. head ", Priority.P1));

    Notification mail = register.post().lease().orElseThrow();
    assertThat(mail.recipient().id()).isEqualTo("chair");
    assertThat(register.registers().staffReports().page(sight(Elm.HEAD), first(9)).rows())
        .isEmpty();
    assertThat(register.registers().staffReports().page(sight(Elm.CHAIR), first(9)).rows())
        .hasSize(1);
  }

  private static Sight sight(Contact who) {
    return Sight.of(List.of(who), Elm.PEOPLE, ELM);
  }
}

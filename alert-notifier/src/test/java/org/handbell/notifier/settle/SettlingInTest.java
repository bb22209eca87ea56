package org.handbell.notifier.settle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.handbell.notifier.Elm.LONDON;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.handbell.model.Activity;
import org.handbell.model.Activity.Counter;
import org.handbell.model.Incident;
import org.handbell.model.Priority;
import org.handbell.notifier.Elm;
import org.handbell.notifier.NotifierConfig;
import org.handbell.notifier.OnEachDatabase;
import org.handbell.notifier.SettableClock;
import org.handbell.notifier.TestDatabase;
import org.handbell.notifier.compose.Reason;
import org.handbell.notifier.digest.Bulletins;
import org.handbell.notifier.look.Names;
import org.handbell.notifier.register.Batch;
import org.handbell.notifier.register.Notification;
import org.handbell.notifier.register.OutboxState;
import org.handbell.notifier.register.Register;
import org.handbell.notifier.route.Contact;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** A school's first days: what is mailed, what is listed, and what is said when they are over. */
@OnEachDatabase
class SettlingInTest {

  private static final LocalDate MONDAY = LocalDate.of(2026, 11, 16);

  @Parameter TestDatabase database;
  @TempDir Path folder;
  private final SettableClock clock = new SettableClock(at(MONDAY, 9, 0));
  private Path place;
  private NotifierConfig config;
  private Register register;

  @BeforeEach
  void start() {
    place = folder;
    config = Elm.config(database.at(folder), Elm.PEOPLE, 25).with(days(3));
    register = Register.open(config, clock);
  }

  @AfterEach
  void close() {
    register.close();
  }

  @Test
  void an_immediate_alert_and_a_concern_about_staff_are_mailed_at_once() {

    take(Elm.p1("a"), Elm.incident("b", 1, Elm.TEACHER, Priority.P2, null));

    assertThat(due())
        .extracting(mail -> mail.recipient().id(), Notification::urgency)
        .containsExactlyInAnyOrder(
            tuple("dsl", Priority.P1), tuple("dep", Priority.P1), tuple("head", Priority.P2));
  }

  @Test
  void all_else_is_one_daily_list_beside_what_the_defaults_would_have_sent() {
    logsCame(MONDAY);

    take(Elm.p2("a"), Elm.p2("b"), Elm.incident("c", 1, Elm.PUPIL, Priority.P3, null));
    itIs(at(MONDAY, 15, 46));
    tick();

    List<Notification> mails = due();
    assertThat(mails)
        .extracting(mail -> mail.recipient().id(), Notification::reason)
        .containsExactlyInAnyOrder(tuple("dsl", Reason.SUMMARY), tuple("dep", Reason.SUMMARY));
    assertThat(text(mails.get(0)))
        .startsWith("3 concerns to look at")
        .contains("2026-000001", "2026-000002", "2026-000003")
        .contains("settling in, day 1 of 3 on which logs came")
        .contains("would have sent 2 further mails at once", "to role dsl 2");
  }

  @Test
  void what_becomes_immediate_is_mailed_at_once_although_it_was_listed() {
    take(Elm.p2("a"));

    take(Elm.incident("a", 2, Elm.PUPIL, Priority.P1, null));

    assertThat(due()).extracting(Notification::urgency).containsOnly(Priority.P1).hasSize(2);
  }

  @Test
  void nobody_is_alarmed_or_called_for_what_is_listed_and_it_is_reminded_of_in_a_list() {
    take(Elm.p2("a"));
    itIs(at(MONDAY.plusDays(9), 12, 0));
    register.clocks().run(register.clocks().due());

    List<Notification> mails = due();

    assertThat(mails).extracting(Notification::reason).containsOnly(Reason.REMINDER);
    assertThat(text(mails.get(0))).contains("2026-000001");
    assertThat(register.missed(clock.instant())).isEmpty();
  }

  @Test
  void days_without_logs_do_not_count_and_after_the_last_all_is_as_usual() {
    open(days(2));
    logsCame(MONDAY);
    take(
        Elm.p2("a"),
        Elm.p2("b"),
        Elm.p2("c"),
        Elm.incident("x", 1, Elm.TEACHER, Priority.P3, null));
    itIs(at(MONDAY.plusDays(3), 16, 0));
    tick();
    var early = due();
    logsCame(MONDAY.plusDays(4));
    open(days(2));
    itIs(at(MONDAY.plusDays(4), 15, 46));
    tick();
    List<Notification> over = due();
    open(days(2));
    tick();
    take(Elm.p2("d"));

    List<Notification> usual = due();

    assertThat(early).extracting(Notification::reason).containsOnly(Reason.SUMMARY);
    assertThat(over)
        .filteredOn(mail -> subject(mail).contains("Settled in"))
        .extracting(mail -> mail.recipient().id())
        .containsExactlyInAnyOrder("dsl", "dep", "it");
    assertThat(proposal(over, "dsl"))
        .contains(
            "In 2 days of logs there were 3 concerns: P2 3", "rule SUI-001", "8 mails a week");
    assertThat(proposal(over, "it"))
        .contains("In 2 days of logs there were 4 concerns", "8 mails a week")
        .doesNotContain("SUI", "Bloggs", "2026-");
    assertThat(usual)
        .extracting(mail -> mail.recipient().id(), Notification::reason)
        .containsExactly(tuple("dsl", Reason.NEW));
  }

  @Test
  void a_restart_after_it_is_over_mails_nothing_that_was_listed() {
    open(days(1));
    logsCame(MONDAY);
    take(Elm.p2("a"));
    itIs(at(MONDAY, 15, 46));
    tick();
    var unused = due();
    open(days(1));

    assertThat(register.tellUnheard()).isZero();

    assertThat(due()).isEmpty();
  }

  @Test
  void the_head_s_digest_says_so() {
    logsCame(MONDAY);
    take(Elm.p2("a"));
    itIs(at(MONDAY.plusDays(4), 15, 31));
    tick();

    assertThat(due())
        .filteredOn(mail -> mail.reason() == Reason.DIGEST && mail.recipient().id().equals("head"))
        .singleElement()
        .satisfies(
            mail ->
                assertThat(text(mail))
                    .contains("settling in, day 1 of 3", "would have sent 1 further mail"));
  }

  @Test
  void a_school_that_was_there_before_settles_in_only_when_it_is_asked_to() {
    place = folder.resolve("old");
    open(Settling.NONE);
    take(Elm.p2("old"));
    assertThat(due()).hasSize(1);
    open(days(14));
    take(Elm.p2("a"));
    List<Notification> usual = due();
    open(new Settling(Map.of("elm", 14), Set.of("elm")));
    take(Elm.p2("b"));

    List<Notification> asked = due();

    assertThat(usual).hasSize(1);
    assertThat(asked).isEmpty();
    assertThat(register.post().outboxCounts()).containsEntry(OutboxState.LISTED, 1L);
  }

  @Test
  void where_nobody_reads_the_list_all_is_mailed() {
    open(days(3), List.of(Elm.HEAD, Elm.CHAIR, Elm.IT));

    take(Elm.p2("a"));

    assertThat(due()).extracting(mail -> mail.recipient().id()).containsExactly("head");
  }

  private static Settling days(int days) {
    return new Settling(Map.of("elm", days), Set.of());
  }

  private void open(Settling settling) {
    open(settling, Elm.PEOPLE);
  }

  private void open(Settling settling, List<Contact> people) {
    register.close();
    config = Elm.config(database.at(place), people, 25).with(settling);
    register = Register.open(config, clock);
  }

  private void tick() {
    int unused = new Bulletins(register, config, Names.ALL, clock).tick();
  }

  private void itIs(Instant moment) {
    clock.pass(Duration.between(clock.instant(), moment));
  }

  private static Instant at(LocalDate day, int hour, int minute) {
    return day.atTime(hour, minute).atZone(LONDON).toInstant();
  }

  private void logsCame(LocalDate day) {
    Instant hour = at(day, 10, 0);
    Activity activity = new Activity("elm", hour, 0, hour, Map.of(Counter.EVENTS, 100L), Map.of());
    register.applyBatch(new Batch("cluster", List.of(), List.of(activity), List.of()));
  }

  private void take(Incident... incidents) {
    register.applyBatch(new Batch("cluster", List.of(incidents), List.of(), List.of()));
  }

  /** What goes out within the next 20 minutes. */
  private List<Notification> due() {
    clock.pass(Duration.ofMinutes(20));
    return Stream.generate(register.post()::lease)
        .takeWhile(Optional::isPresent)
        .flatMap(Optional::stream)
        .toList();
  }

  private static String text(Notification mail) {
    return Optional.ofNullable(mail.text()).orElseThrow().text();
  }

  private static String subject(Notification mail) {
    return Optional.ofNullable(mail.text()).map(text -> text.subject()).orElse("");
  }

  private static String proposal(List<Notification> mails, String to) {
    return mails.stream()
        .filter(mail -> subject(mail).contains("Settled in") && mail.recipient().id().equals(to))
        .map(SettlingInTest::text)
        .findFirst()
        .orElseThrow();
  }
}

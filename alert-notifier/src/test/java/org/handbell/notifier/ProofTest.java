package org.handbell.notifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.handbell.notifier.Elm.LONDON;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.handbell.calendar.Calendars;
import org.handbell.model.Category;
import org.handbell.model.Decision;
import org.handbell.model.DrillLine;
import org.handbell.model.DrillLine.State;
import org.handbell.model.Evidence;
import org.handbell.model.Finding;
import org.handbell.model.Incident;
import org.handbell.model.Person;
import org.handbell.model.Priority;
import org.handbell.model.Theme;
import org.handbell.model.Visibility;
import org.handbell.notifier.compose.DrillMail;
import org.handbell.notifier.compose.MailText;
import org.handbell.notifier.compose.Reason;
import org.handbell.notifier.proof.Heartbeat;
import org.handbell.notifier.proof.ProofPlan;
import org.handbell.notifier.proof.ProofText;
import org.handbell.notifier.proof.WatchedCanary;
import org.handbell.notifier.register.Batch;
import org.handbell.notifier.register.FilterCheck;
import org.handbell.notifier.register.FilterCheck.Kind;
import org.handbell.notifier.register.FilterCheck.Result;
import org.handbell.notifier.register.Notification;
import org.handbell.notifier.register.OutboxState;
import org.handbell.notifier.register.Register;
import org.handbell.notifier.register.Settlement;
import org.handbell.notifier.silence.Scope;
import org.handbell.notifier.silence.Silence;
import org.handbell.notifier.watch.WatchedSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** What is to be proved each day is written down when it comes, and missed when it does not. */
@OnEachDatabase
class ProofTest {

  /** A Thursday. */
  private static final Instant MORNING = Instant.parse("2026-11-19T07:30:00Z");

  private static final Duration MINUTE = Duration.ofMinutes(1);

  @Parameter TestDatabase database;
  @TempDir Path folder;
  private final SettableClock clock = new SettableClock(MORNING.minus(Duration.ofMinutes(30)));
  private final Instant start = clock.instant();
  private final List<Notification> mails = new ArrayList<>();
  private final FilterDevice filter = new FilterDevice("elm-fw", start.minus(Duration.ofDays(1)));
  private List<DrillLine> drills = List.of();
  private List<WatchedCanary> canaries = List.of();
  private SourceReports reports = new SourceReports(this::nanos);
  private Register register;
  private Watchman watchman;

  @BeforeEach
  void open() {
    register = Register.open(config(), clock);
    watchman =
        new Watchman(
            config(),
            register,
            reports,
            new ListReports(),
            new SimpleMeterRegistry(),
            clock,
            this::nanos);
  }

  @AfterEach
  void close() {
    register.close();
  }

  private void restart() {
    register.close();
    reports = new SourceReports(this::nanos);
    open();
  }

  /** Everything that can be silenced is: a drill is not. */
  private NotifierConfig config() {
    return Elm.config(database.at(folder), Elm.PEOPLE, 25).toBuilder()
        .publicUrl(URI.create("https://handbell.elm.example"))
        .sources(List.of(new WatchedSource("elm-fw", List.of("elm"))))
        .silences(
            List.of(
                new Silence(
                    "all",
                    "a test",
                    List.of("dsl", "head"),
                    start,
                    start.plus(Duration.ofDays(20)),
                    new Scope("elm", Theme.FILTER_TEST, null, null))))
        .proof(new ProofPlan(LocalTime.of(7, 30), Duration.ofMinutes(15), canaries))
        .build();
  }

  private long nanos() {
    return Duration.between(start, clock.instant()).toNanos();
  }

  private void passUntil(String moment) {
    Instant end = Instant.parse(moment);
    Duration step =
        Duration.between(clock.instant(), end).compareTo(Duration.ofDays(2)) > 0
            ? Duration.ofHours(1)
            : MINUTE;
    while (clock.instant().isBefore(end)) {
      clock.pass(step);
      reports.take(filter.sendUpTo(clock.instant()).withDrills(drills));
      watchman.look();
      deliver();
    }
  }

  private void deliver() {
    for (var next = register.post().lease(); next.isPresent(); next = register.post().lease()) {
      mails.add(next.get());
      register
          .post()
          .settle(
              next.get(),
              new Settlement(OutboxState.SENT, clock.instant(), "delivered"),
              Optional.empty());
    }
  }

  private List<String> told(String about) {
    return mails.stream()
        .filter(mail -> text(mail).subject().contains(about))
        .map(mail -> mail.createdAt().atZone(LONDON).toLocalTime() + " " + mail.recipient().id())
        .toList();
  }

  private static MailText text(Notification mail) {
    return Optional.ofNullable(mail.text()).orElseThrow();
  }

  private void arrive(String rule, Instant received, Decision decision) {
    register.applyBatch(
        new Batch("cluster", List.of(check(rule, received, decision)), List.of(), List.of()));
  }

  private void lineOf(Instant written) {
    String day = written.atZone(LONDON).toLocalDate().toString();
    arrive("drill:elm-fw/elm/1/" + day, written, Decision.ALLOWED);
  }

  private static Incident check(String rule, Instant received, Decision decision) {
    Finding finding =
        new Finding(Category.OPS_TEST, Priority.P4, 5, null, rule, "why", null, false);
    Evidence evidence =
        new Evidence(
            rule + received,
            received,
            received,
            Evidence.Kind.PAGE,
            null,
            null,
            null,
            "seal",
            null,
            "10.1.9.9",
            decision,
            Visibility.FULL,
            List.of(finding));
    return new Incident(
        rule + received,
        1,
        "elm",
        Person.device("elm", "drill"),
        Category.OPS_TEST.theme(),
        Category.OPS_TEST,
        Priority.P4,
        null,
        "a sentence",
        received,
        received,
        received,
        received,
        1,
        Map.of(decision, 1),
        List.of(evidence),
        true);
  }

  private List<FilterCheck> record(Kind kind) {
    return register.checkRecord().since(start.minus(Duration.ofDays(400))).stream()
        .filter(check -> check.kind() == kind)
        .toList();
  }

  private List<String> proven() {
    return new ProofText(
            config().proof(),
            Calendars.usual(LONDON).of("elm"),
            Instant.parse("2026-11-16T00:00:00Z"),
            clock.instant())
        .of("elm", record());
  }

  private List<FilterCheck> record() {
    return register.checkRecord().since(start.minus(Duration.ofDays(400)));
  }

  @Test
  void the_line_that_arrives_is_a_row_of_the_record_with_its_delay_and_nobodys_case() {
    clock.pass(Duration.ofMinutes(30).plusSeconds(38));

    lineOf(MORNING);
    lineOf(MORNING);
    passUntil("2026-11-19T12:00:00Z");

    assertThat(record(Kind.LINE))
        .singleElement()
        .satisfies(
            line -> {
              assertThat(line.test()).isEqualTo("elm-fw");
              assertThat(line.by()).isEqualTo("ingest 1");
              assertThat(line.result()).isEqualTo(Result.PROVED);
              assertThat(line.delay()).hasSeconds(38);
              assertThat(line.detail()).isEqualTo("2026-11-19");
            });
    assertThat(register.casesBetween("elm", Instant.EPOCH, clock.instant())).isEmpty();
    assertThat(mails).isEmpty();
  }

  @Test
  void a_line_that_does_not_arrive_is_told_to_it_before_school_begins_and_not_to_the_dsl() {
    drills = List.of(drill(State.SENT));

    passUntil("2026-11-19T08:30:00Z");

    assertThat(told("the morning's line did not arrive")).containsExactly("07:45 it");
    assertThat(text(mails.get(0)).text()).contains("as far as Kafka").contains("elm-fw");
    assertThat(record(Kind.LINE)).extracting(FilterCheck::result).containsExactly(Result.MISSED);
  }

  @Test
  void it_is_over_once_any_later_line_comes_and_the_head_reads_how_many_days_were_proved() {
    passUntil("2026-11-19T09:30:00Z");
    lineOf(Instant.parse("2026-11-19T09:29:30Z"));
    passUntil("2026-11-19T10:00:00Z");
    clock.pass(Duration.between(clock.instant(), Instant.parse("2026-11-20T07:30:05Z")));
    lineOf(Instant.parse("2026-11-20T07:30:00Z"));
    passUntil("2026-11-20T15:30:00Z");

    assertThat(told("Over: the morning's line did not arrive")).isNotEmpty();
    assertThat(proven().get(0)).contains("on 1 of 5 school days");
    assertThat(proven().get(1)).contains("not proved on").contains("elm-fw");
  }

  @Test
  void a_line_lost_by_a_restart_is_reported_as_such() {
    drills = List.of(drill(State.LOST));

    passUntil("2026-11-19T08:00:00Z");

    assertThat(text(mails.get(0)).text()).contains("lost: Handbell was stopped");
  }

  @Test
  void a_format_that_shows_no_request_is_not_missed_and_neither_is_a_day_off() {
    drills = List.of(drill(State.NO_WRITER));
    passUntil("2026-11-19T12:00:00Z");

    assertThat(mails).isEmpty();
    assertThat(record(Kind.LINE)).isEmpty();
  }

  @Test
  void a_line_that_comes_after_all_is_late_and_a_clock_that_is_behind_proves_nothing_early() {
    clock.pass(Duration.ofHours(2));

    lineOf(MORNING);
    arrive("drill:elm-fw/elm/1/x", clock.instant().plusSeconds(3600), Decision.ALLOWED);

    assertThat(record(Kind.LINE))
        .extracting(FilterCheck::result)
        .containsExactly(Result.LATE, Result.PROVED);
    assertThat(record(Kind.LINE).get(1).delay()).isZero();
  }

  @Test
  void a_canary_is_written_down_once_a_day_and_missed_by_the_name_of_its_source() {
    canaries = List.of(new WatchedCanary("pi", "elm", LocalTime.NOON, true));
    restart();
    lineOf(MORNING);
    for (int minute = 0; minute < 5; minute++) {
      arrive("canary:pi/elm-fw", MORNING.plusSeconds(60L * minute), Decision.BLOCKED);
    }
    passUntil("2026-11-19T13:00:00Z");
    assertThat(mails).isEmpty();

    clock.pass(Duration.between(clock.instant(), Instant.parse("2026-11-20T07:30:05Z")));
    lineOf(Instant.parse("2026-11-20T07:30:00Z"));
    passUntil("2026-11-20T12:30:00Z");

    assertThat(record(Kind.CANARY))
        .extracting(FilterCheck::result)
        .containsExactly(Result.BLOCKED, Result.MISSED);
    assertThat(record(Kind.CANARY).get(1).detail()).isEqualTo("not seen through elm-fw");
    assertThat(proven()).anyMatch(sentence -> sentence.contains("canary pi was seen on 1 of 5"));
  }

  @Test
  void what_a_canary_must_find_blocked_and_does_not_is_told_at_once() {
    canaries = List.of(new WatchedCanary("pi", "elm", LocalTime.NOON, true));
    restart();

    arrive("canary:pi/elm-fw", MORNING, Decision.ALLOWED);
    deliver();

    assertThat(mails)
        .extracting(mail -> mail.recipient().id())
        .containsExactlyInAnyOrder("it", "dsl");
  }

  @Test
  void a_lead_who_shows_no_sign_for_a_month_gets_one_drill_that_cannot_be_taken_for_an_alert() {
    post();
    clock.pass(Duration.ofDays(29));
    post();
    assertThat(mails).isEmpty();
    passUntilSchool(Duration.ofDays(2));
    post();
    restart();
    post();

    assertThat(mails)
        .singleElement()
        .satisfies(
            mail -> {
              assertThat(mail.recipient()).isEqualTo(Elm.DSL);
              assertThat(mail.reason()).isEqualTo(Reason.TEST);
              assertThat(mail.incidentId()).isNull();
              assertThat(text(mail).subject()).contains("DRILL", "no child is concerned");
              assertThat(text(mail).text())
                  .startsWith("THIS IS A DRILL")
                  .contains("https://handbell.elm.example/drill/");
            });
  }

  @Test
  void a_drill_confirmed_is_proved_and_one_that_is_not_is_told_after_two_school_days() {
    post();
    passUntilSchool(Duration.ofDays(31));
    post();
    Instant sent = mails.get(0).createdAt();
    int before = register.deliveryDrills().unconfirmed().size();
    clock.pass(Duration.ofDays(5));

    assertThat(before).isZero();
    assertThat(register.deliveryDrills().unconfirmed())
        .singleElement()
        .satisfies(open -> assertThat(open.contact()).isEqualTo(Elm.DSL));
    assertThat(register.deliveryDrills().confirm(Elm.DSL, sent.plusSeconds(1))).isFalse();
    assertThat(register.deliveryDrills().confirm(Elm.DSL, sent)).isTrue();
    assertThat(register.deliveryDrills().unconfirmed()).isEmpty();
    assertThat(record(Kind.DELIVERY)).extracting(FilterCheck::result).containsExactly(Result.LATE);
  }

  @Test
  void who_takes_a_case_needs_no_drill() {
    post();
    clock.pass(Duration.ofDays(20));
    register.applyBatch(new Batch("cluster", List.of(Elm.p1("i")), List.of(), List.of()));
    register.desk().acknowledge("2026-000001", Elm.DSL, Elm.DSL);
    deliver();
    mails.clear();
    passUntilSchool(Duration.ofDays(12));

    post();

    assertThat(mails).isEmpty();
  }

  @Test
  void a_heartbeat_that_is_not_heard_is_on_its_list_of_the_morning() {
    Instant since = clock.instant();
    watchman.heartbeat(() -> new Heartbeat(since, "it was answered with 404"));
    lineOf(MORNING.minusSeconds(60));

    passUntil("2026-11-19T08:00:00Z");

    assertThat(mails).extracting(mail -> mail.recipient().id()).containsExactly("it");
    assertThat(text(mails.get(0)).text()).contains("answered with 404");
  }

  @Test
  void each_kind_of_check_is_forgotten_in_its_own_time() {
    arrive("test:library", clock.instant(), Decision.BLOCKED);
    lineOf(clock.instant());
    clock.pass(Duration.ofDays(3 * 365));

    int gone = register.checkRecord().expire();

    assertThat(gone).isEqualTo(1);
    assertThat(record(Kind.FILTER)).hasSize(1);
  }

  @Test
  void mail_that_waits_while_other_mail_goes_out_is_no_standstill() {
    register.applyBatch(new Batch("cluster", List.of(Elm.p1("i")), List.of(), List.of()));
    boolean fresh = register.post().isMailMoving(Duration.ofMinutes(30));
    clock.pass(Duration.ofMinutes(31));
    boolean stuck = register.post().isMailMoving(Duration.ofMinutes(30));
    deliverOne();
    boolean again = register.post().isMailMoving(Duration.ofMinutes(30));

    assertThat(List.of(fresh, stuck, again)).containsExactly(true, false, true);
  }

  private void deliverOne() {
    Notification next = register.post().lease().orElseThrow();
    register
        .post()
        .settle(
            next,
            new Settlement(OutboxState.SENT, clock.instant(), "delivered"),
            register.caseOf("i"));
  }

  private void post() {
    var unused =
        register
            .deliveryDrills()
            .sendWhereDue(
                (lead, school, sent) ->
                    DrillMail.of(
                        lead,
                        school,
                        URI.create("https://handbell.elm.example"),
                        "/drill/" + sent.toEpochMilli() + "/token"));
    deliver();
  }

  /** On, and further until school is in. */
  private void passUntilSchool(Duration time) {
    clock.pass(time);
    var calendar = Calendars.usual(LONDON).of("elm");
    while (!calendar.isSchoolTime(clock.instant())) {
      clock.pass(Duration.ofHours(1));
    }
  }

  private static DrillLine drill(State state) {
    return new DrillLine(
        DrillLine.id("elm-fw", "elm", "1", "2026-11-19"),
        "elm",
        "2026-11-19",
        "smoothwall",
        MORNING,
        state);
  }
}

package org.handbell.notifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.handbell.notifier.Elm.LONDON;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.handbell.calendar.Calendars;
import org.handbell.calendar.Days;
import org.handbell.calendar.SchoolCalendar;
import org.handbell.model.Activity;
import org.handbell.model.SourceReport.Spool;
import org.handbell.model.UnmappedName;
import org.handbell.notifier.compose.Composer;
import org.handbell.notifier.compose.MailText;
import org.handbell.notifier.compose.Reason;
import org.handbell.notifier.deliver.SmtpReceiver;
import org.handbell.notifier.outbox.Sender;
import org.handbell.notifier.register.Batch;
import org.handbell.notifier.register.Notification;
import org.handbell.notifier.register.OutboxState;
import org.handbell.notifier.register.Register;
import org.handbell.notifier.register.Settlement;
import org.handbell.notifier.route.Contact;
import org.handbell.notifier.watch.Kind;
import org.handbell.notifier.watch.Rounds.Changes;
import org.handbell.notifier.watch.Rounds.Opened;
import org.handbell.notifier.watch.Standing;
import org.handbell.notifier.watch.Trouble;
import org.handbell.notifier.watch.Unjudged;
import org.handbell.notifier.watch.WatchedSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

@OnEachDatabase
class WatchmanTest {

  /** A Thursday, just after the morning's list. */
  private static final Instant START = Instant.parse("2026-11-19T09:00:00Z");

  private static final Duration MINUTE = Duration.ofMinutes(1);

  @Parameter TestDatabase database;
  @TempDir Path folder;
  private final SettableClock clock = new SettableClock(START);
  private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
  private final List<FilterDevice> devices = new ArrayList<>();
  private final List<Notification> mails = new ArrayList<>();
  private List<Contact> people = Elm.PEOPLE;
  private Calendars calendars = Calendars.usual(LONDON);
  private List<WatchedSource> sources = List.of(source("elm-fw"));
  private SourceReports reports = new SourceReports(this::nanos);
  private final ListReports lists = new ListReports();
  private Register register;
  private Watchman watchman;
  private FilterDevice filter;
  private boolean ingestRuns = true;
  private boolean everyMinute;
  private boolean delivers = true;

  @BeforeEach
  void open() {
    filter = device("elm-fw");
    start();
  }

  @AfterEach
  void close() {
    register.close();
  }

  private void start() {
    NotifierConfig plain = Elm.config(database.at(folder), people, 25);
    NotifierConfig config = plain.toBuilder().calendars(calendars).sources(sources).build();
    register = Register.open(config, clock);
    watchman = new Watchman(config, register, reports, lists, metrics, clock, this::nanos);
  }

  private void restart() {
    register.close();
    reports = new SourceReports(this::nanos);
    start();
  }

  private static WatchedSource source(String id) {
    return new WatchedSource(id, List.of("elm"));
  }

  private FilterDevice device(String id) {
    FilterDevice device = new FilterDevice(id, clock.instant().minus(Duration.ofDays(1)));
    device.sendUpTo(clock.instant());
    devices.add(device);
    return device;
  }

  private long nanos() {
    return Duration.between(START, clock.instant()).toNanos();
  }

  private void pass(Duration time) {
    Instant end = clock.instant().plus(time);
    while (clock.instant().isBefore(end)) {
      clock.pass(step(Duration.between(clock.instant(), end)));
      if (ingestRuns) {
        devices.forEach(each -> reports.take(each.sendUpTo(clock.instant())));
      }
      if (watchman.look() > 0 && delivers) {
        deliver();
      }
    }
  }

  /** Of a long time only the last two hours are passed minute by minute. */
  private Duration step(Duration left) {
    boolean far = !everyMinute && left.compareTo(Duration.ofHours(2)) > 0;
    return far ? MINUTE.multipliedBy(5) : MINUTE;
  }

  private void passUntil(String moment) {
    pass(Duration.between(clock.instant(), Instant.parse(moment)));
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

  /** Who was told what, and at what time of day. */
  private List<String> told() {
    return mails.stream()
        .map(
            mail ->
                "%s %s %s"
                    .formatted(
                        mail.createdAt().atZone(LONDON).toLocalTime(),
                        mail.recipient().id(),
                        text(mail).subject().replace(", Elm Primary School", "")))
        .toList();
  }

  private static MailText text(Notification mail) {
    return Optional.ofNullable(mail.text()).orElseThrow();
  }

  @Test
  void it_and_the_lead_hear_that_nothing_is_judged_and_that_it_is_over() {
    pass(MINUTE.multipliedBy(14));
    Instant since = clock.instant();
    watchman.judging(() -> Optional.of(new Unjudged(since, 12, true)));
    pass(Duration.ofMinutes(10));
    watchman.judging(Optional::empty);
    pass(Duration.ofMinutes(20));

    assertThat(mails.stream().map(mail -> mail.recipient().id()))
        .containsExactlyInAnyOrder("it", "dsl", "it", "dsl");
    assertThat(text(mails.get(0)).text()).contains("Nothing has been judged since 09:14.");
    assertThat(mails.stream().map(mail -> text(mail).text()))
        .filteredOn(words -> words.startsWith("Alerts come again"))
        .singleElement()
        .asString()
        .contains("What came in meanwhile was kept.")
        .doesNotContain("missing from the alerts");
    assertThat(register.troubleRecord().standings(clock.instant())).noneMatch(Standing::isOpen);
  }

  @Test
  void a_classifier_that_is_replaced_within_two_minutes_is_no_news() {
    Instant since = clock.instant();
    watchman.judging(() -> Optional.of(new Unjudged(since, 12, true)));
    pass(Duration.ofMinutes(2));
    watchman.judging(Optional::empty);
    pass(Duration.ofMinutes(20));

    assertThat(mails).isEmpty();
  }

  @Test
  void a_silence_is_told_once_to_it_and_the_dsl_and_so_is_its_end() {
    pass(Duration.ofMinutes(30));
    filter.perMinute = any -> 0;
    pass(Duration.ofHours(2));
    filter.perMinute = any -> 40;
    pass(Duration.ofHours(1));

    assertThat(told())
        .containsExactlyInAnyOrder(
            "09:46 it [Handbell] Needs you now: a filter has gone silent",
            "09:46 dsl [Handbell] Alerts may be missing",
            "11:41 it [Handbell] Over: a filter has gone silent",
            "11:41 dsl [Handbell] Handbell reads again");
    assertThat(mails)
        .extracting(Notification::reason, Notification::incidentId)
        .containsOnly(tuple(Reason.OPS, null));
  }

  @Test
  void an_unknown_category_of_a_filter_is_one_question_to_it_with_its_count() {
    count("2026-11-19T08:00:00Z", 3);
    count("2026-11-19T09:00:00Z", 4);
    passUntil("2026-11-20T09:00:00Z");
    count("2026-11-20T09:00:00Z", 2);
    passUntil("2026-11-24T09:00:00Z");

    assertThat(told())
        .containsExactly("07:45 it [Handbell] Technical list, Friday 20 November 2026");
    assertThat(text(to("it")).text())
        .contains("What does the category \"Brand new\" of elm-fw stand for?")
        .contains("Events: 7 in the last four weeks")
        .contains("It does not ask again.");
  }

  private void count(String hour, long events) {
    Instant start = Instant.parse(hour);
    Activity activity =
        new Activity(
            "elm",
            start,
            0,
            start,
            Map.of(Activity.Counter.EVENTS, events),
            Map.of(),
            List.of(new UnmappedName("elm-fw", "Smoothwall", "Brand new", events)));
    register.applyBatch(new Batch("cluster", List.of(), List.of(activity), List.of()));
  }

  @Test
  void mail_goes_out_as_about_operations_to_one_reader_each() throws Exception {
    GreenMail smtp = new GreenMail(ServerSetup.SMTP.dynamicPort());
    smtp.start();
    NotifierConfig config = Elm.config(database.at(folder), people, smtp.getSmtp().getPort());
    Composer noCases =
        (c, school, recipient, reason, alsoTold) -> {
          throw new IllegalStateException("there is no case");
        };
    Sender sender =
        new Sender(config, register, noCases, new SmtpReceiver(config.mail()), clock, metrics);
    pass(Duration.ofMinutes(30));
    filter.perMinute = any -> 0;
    delivers = false;
    pass(Duration.ofMinutes(20));

    sender.sendDue();
    sender.sendDue();

    MimeMessage[] received = smtp.getReceivedMessages();
    smtp.stop();
    assertThat(received).hasSize(2);
    Set<String> ids = new HashSet<>();
    for (MimeMessage mail : received) {
      assertThat(mail.getHeader("X-Handbell-Reason")).containsExactly("ops");
      assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
      assertThat(mail.getHeader("X-Handbell-Priority")).isNull();
      assertThat(mail.getAllRecipients()).hasSize(1);
      ids.add(mail.getMessageID());
    }
    assertThat(ids).hasSize(2);
  }

  @Test
  void it_reads_what_happened_what_to_check_and_what_handbell_does_meanwhile() {
    pass(Duration.ofMinutes(30));
    filter.perMinute = any -> 0;
    pass(Duration.ofMinutes(20));

    Notification toIt = to("it");
    Notification toDsl = to("dsl");

    assertThat(text(toIt).text())
        .contains(
            "No line has come from elm-fw since 09:29.",
            "Since: Thursday 19 November 2026, 09:29",
            "Look at first:",
            "syslog",
            "It goes on listening");
    assertThat(text(toIt).html())
        .contains("No line has come from elm-fw since 09:29.", "Look at first");
    assertThat(text(toDsl).text())
        .contains(
            "Handbell has read nothing from elm-fw since 09:29.",
            "Alerts may be missing",
            "IT has been told.")
        .doesNotContain("syslog");
  }

  private Notification to(String id) {
    return mails.stream()
        .filter(mail -> mail.recipient().id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void while_another_source_is_read_the_dsl_hears_only_after_a_further_quarter_of_an_hour() {
    sources = List.of(source("elm-fw"), source("elm-proxy"));
    restart();
    device("elm-proxy");
    pass(Duration.ofMinutes(30));
    filter.perMinute = any -> 0;
    pass(Duration.ofMinutes(60));

    assertThat(told())
        .containsExactly(
            "09:46 it [Handbell] Needs you now: a filter has gone silent",
            "10:01 dsl [Handbell] Alerts may be missing");
  }

  @Test
  void a_restart_in_the_midst_neither_repeats_nor_forgets() {
    pass(Duration.ofMinutes(30));
    filter.perMinute = any -> 0;
    pass(Duration.ofMinutes(40));
    int before = mails.size();
    restart();
    filter.restart(clock.instant());
    pass(Duration.ofMinutes(60));
    int during = mails.size();
    filter.perMinute = any -> 40;
    pass(Duration.ofMinutes(20));

    assertThat(List.of(before, during)).containsExactly(2, 2);
    assertThat(told()).hasSize(4).contains("11:21 it [Handbell] Over: a filter has gone silent");
  }

  @Test
  void a_crash_after_each_look_gives_the_same_mails() {
    pass(Duration.ofMinutes(30));
    filter.perMinute = any -> 0;
    for (int minute = 0; minute < 40; minute++) {
      pass(MINUTE);
      register.close();
      start();
    }

    assertThat(told()).isEmpty(); // whoever dies each minute never sees it last
    pass(Duration.ofMinutes(5));
    for (int minute = 0; minute < 10; minute++) {
      pass(MINUTE);
      register.close();
      start();
    }
    assertThat(told()).hasSize(2);
  }

  @Test
  void what_was_written_down_before_a_crash_and_not_told_is_told_once_after_it() {
    Trouble silence =
        new Trouble(
            Kind.SOURCE_SILENT,
            "elm-fw",
            "elm",
            List.of("elm-fw"),
            START,
            "No line has come.",
            List.of());
    register
        .troubleRecord()
        .note(new Changes(List.of(new Opened(silence, 0)), List.of(), List.of()));
    register.close();
    start();
    filter.perMinute = any -> 0;
    pass(Duration.ofMinutes(30));

    assertThat(told())
        .containsExactlyInAnyOrder(
            "09:01 it [Handbell] Needs you now: a filter has gone silent",
            "09:01 dsl [Handbell] Alerts may be missing");
  }

  @Test
  void nothing_is_told_at_night_and_in_the_morning_it_is_on_the_list() {
    filter.expected = any -> 5;
    pass(Duration.ofMinutes(30));
    passUntil("2026-11-19T23:00:00Z");
    filter.perMinute = any -> 0;
    passUntil("2026-11-20T07:44:00Z");
    List<String> byNight = told();
    passUntil("2026-11-20T08:30:00Z");

    assertThat(byNight).isEmpty();
    assertThat(told())
        .containsExactly(
            "07:45 it [Handbell] Technical list, Friday 20 November 2026",
            "08:00 dsl [Handbell] Alerts may be missing");
    assertThat(text(to("it")).text())
        .contains("No line has come from elm-fw since", "Thu 19 Nov, 22:59");
  }

  @Test
  void a_boarding_school_is_told_at_night() {
    SchoolCalendar usual = SchoolCalendar.usual(LONDON);
    calendars =
        new Calendars(
            new SchoolCalendar(
                LONDON, usual.nation(), usual.hours(), List.of(), List.of(), Map.of(), true),
            Map.of());
    restart();
    filter.expected = any -> 5;
    pass(Duration.ofMinutes(30));
    passUntil("2026-11-21T23:00:00Z");
    filter.perMinute = any -> 0;
    passUntil("2026-11-22T00:00:00Z");

    assertThat(told())
        .containsExactlyInAnyOrder(
            "23:16 it [Handbell] Needs you now: a filter has gone silent",
            "23:16 dsl [Handbell] Alerts may be missing");
  }

  @Test
  void a_silence_that_began_on_friday_afternoon_is_told_on_monday_morning() {
    passUntil("2026-11-20T15:50:00Z");
    filter.perMinute = any -> 0;
    passUntil("2026-11-23T09:00:00Z");

    assertThat(told())
        .containsExactlyInAnyOrder(
            "08:16 it [Handbell] Needs you now: a filter has gone silent",
            "08:16 dsl [Handbell] Alerts may be missing");
  }

  private void closed(String from, String to) {
    SchoolCalendar usual = SchoolCalendar.usual(LONDON);
    List<Days> days = List.of(new Days(LocalDate.parse(from), LocalDate.parse(to)));
    calendars =
        new Calendars(
            new SchoolCalendar(
                LONDON, usual.nation(), usual.hours(), List.of(), days, Map.of(), false),
            Map.of());
  }

  @Test
  void in_half_term_silence_is_no_news() {
    closed("2026-11-20", "2026-11-27");
    restart();
    filter.expected = any -> 5;
    passUntil("2026-11-19T15:55:00Z");
    filter.perMinute = any -> 0;
    passUntil("2026-11-19T21:00:00Z");
    filter.perMinute = any -> 1;
    passUntil("2026-11-20T07:00:00Z");
    filter.perMinute = any -> 0;
    passUntil("2026-11-29T12:00:00Z");

    assertThat(told()).isEmpty();
  }

  @Test
  void ingest_that_dies_is_told_within_five_minutes_and_hides_what_is_not_known() {
    sources = List.of(source("elm-fw"), source("elm-proxy"));
    restart();
    device("elm-proxy");
    pass(Duration.ofMinutes(30));
    ingestRuns = false;
    pass(Duration.ofMinutes(30));
    ingestRuns = true;
    pass(Duration.ofMinutes(15));

    assertThat(told())
        .containsExactlyInAnyOrder(
            "09:33 it [Handbell] Needs you now: the intake is not heard of",
            "09:33 dsl [Handbell] Alerts may be missing",
            "10:11 it [Handbell] Over: the intake is not heard of",
            "10:11 dsl [Handbell] Handbell reads again");
  }

  @Test
  void ingest_that_never_reports_is_missed_too() {
    ingestRuns = false;
    pass(Duration.ofMinutes(10));

    assertThat(told())
        .containsExactlyInAnyOrder(
            "09:05 it [Handbell] Needs you now: the intake is not heard of",
            "09:05 dsl [Handbell] Alerts may be missing");
  }

  @Test
  void a_spool_that_fills_is_on_the_list_and_one_that_is_nearly_full_is_told_at_once() {
    pass(Duration.ofMinutes(5));
    filter.spool = new Spool(true, 0.75, Duration.ofSeconds(3));
    pass(Duration.ofMinutes(30));
    filter.spool = new Spool(true, 0.91, Duration.ofSeconds(3));
    pass(Duration.ofMinutes(5));
    filter.spool = new Spool(false, 1, Duration.ofSeconds(3));
    pass(Duration.ofMinutes(2));

    assertThat(told())
        .containsExactlyInAnyOrder(
            "09:36 it [Handbell] Needs you now: room for lines runs out",
            "09:41 it [Handbell] Needs you now: lines cannot be kept",
            "09:41 dsl [Handbell] Alerts may be missing");
  }

  @Test
  void what_can_wait_is_listed_each_school_day_and_its_end_once() {
    filter.rejected = 0.3;
    passUntil("2026-11-20T12:00:00Z");
    filter.rejected = 0;
    passUntil("2026-11-24T12:00:00Z");

    assertThat(told())
        .containsExactly(
            "07:45 it [Handbell] Technical list, Friday 20 November 2026",
            "07:45 it [Handbell] Technical list, Monday 23 November 2026");
    assertThat(text(mails.get(0)).text()).contains("30 % of the lines from elm-fw cannot be read.");
    assertThat(text(mails.get(1)).text()).contains("Over: lines cannot be read (elm-fw)");
  }

  @Test
  void a_certificate_s_end_is_told_in_four_steps_and_then_each_day_until_it_is_renewed() {
    filter.certificateEnds = Instant.parse("2026-12-20T12:00:00Z");
    passUntil("2026-12-22T12:00:00Z");
    filter.certificateEnds = Instant.parse("2027-12-20T12:00:00Z");
    passUntil("2026-12-24T12:00:00Z");

    assertThat(mails)
        .extracting(mail -> text(mail).text().split("\n", -1)[3])
        .containsExactly(
            "The certificate of elm-fw runs out in 31 days.",
            "The certificate of elm-fw runs out in 14 days.",
            "The certificate of elm-fw runs out in 7 days.",
            "The certificate of elm-fw runs out in 3 days.",
            "The certificate of elm-fw has run out.",
            "The certificate of elm-fw has run out.",
            "Over: a certificate has run out (elm-fw), "
                + "Sunday 20 December 2026, 12:00, to Tuesday 22 December 2026, 12:15.");
    assertThat(text(mails.get(0)).text())
        .contains("Ends: Sunday 20 December 2026", "- Put the renewed certificate and its key");
    assertThat(mails).extracting(mail -> mail.recipient().id()).containsOnly("it");
  }

  @Test
  void a_certificate_that_ends_in_the_holidays_is_told_before_them() {
    closed("2026-11-21", "2026-12-04");
    restart();
    filter.certificateEnds = Instant.parse("2026-11-26T12:00:00Z");
    passUntil("2026-11-27T12:00:00Z");

    assertThat(mails).hasSize(1);
    assertThat(text(mails.get(0)).text()).contains("The certificate of elm-fw runs out in 7 days.");
  }

  @Test
  void what_is_as_it_is_is_listed_once_a_week() {
    devices.clear();
    filter = new FilterDevice("elm-fw", START);
    filter.named = 0;
    devices.add(filter);
    passUntil("2026-12-01T12:00:00Z");

    assertThat(told())
        .containsExactly(
            "07:45 it [Handbell] Technical list, Friday 20 November 2026",
            "07:45 it [Handbell] Technical list, Friday 27 November 2026");
  }

  @Test
  void a_source_that_comes_and_goes_is_told_a_few_times_and_not_all_day() {
    passUntil("2026-11-20T08:00:00Z");
    filter.perMinute = now -> now.getEpochSecond() / 60 % 40 < 15 ? 40 : 0;
    filter.expected = any -> 20;
    passUntil("2026-11-20T16:00:00Z");

    assertThat(mails).hasSizeBetween(2, 12);
  }

  @Test
  void without_it_the_head_and_the_dsl_hear_instead_and_nobody_twice() {
    people = List.of(Elm.DSL, Elm.DEPUTY, Elm.HEAD, Elm.CHAIR);
    restart();
    pass(Duration.ofMinutes(30));
    filter.perMinute = any -> 0;
    pass(Duration.ofHours(1));

    assertThat(mails)
        .extracting(mail -> mail.recipient().id())
        .containsExactlyInAnyOrder("dsl", "head");
  }

  @Test
  void a_source_of_three_lines_an_hour_is_given_the_time_it_takes() {
    filter.perMinute = now -> now.getEpochSecond() / 60 % 20 == 0 ? 1 : 0;
    filter.expected = any -> 0.05;
    passUntil("2026-11-19T12:00:00Z");
    List<String> slow = told();
    filter.perMinute = any -> 0;
    passUntil("2026-11-20T09:30:00Z");

    assertThat(slow).isEmpty();
    assertThat(told()).anyMatch(mail -> mail.startsWith("09:01 it"));
  }

  @Test
  void a_source_that_the_configuration_no_longer_names_is_let_go_without_a_word() {
    pass(Duration.ofMinutes(30));
    filter.perMinute = any -> 0;
    pass(Duration.ofMinutes(20));
    sources = List.of(source("elm-new"));
    devices.clear();
    device("elm-new");
    restart();
    pass(Duration.ofHours(1));

    assertThat(mails).hasSize(2);
    assertThat(register.troubleRecord().standings(START)).noneMatch(each -> each.isOpen());
  }

  @Test
  void a_clock_that_is_set_forward_or_back_is_no_silence() {
    SettableClock ingest = new SettableClock(START);
    for (int minute = 0; minute < 180; minute++) {
      clock.pass(MINUTE);
      ingest.pass(minute == 60 ? Duration.ofMinutes(61) : MINUTE);
      ingest.pass(minute == 120 ? Duration.ofMinutes(-5) : Duration.ZERO);
      reports.take(filter.sendUpTo(ingest.instant()));
      watchman.look();
      deliver();
    }

    assertThat(told()).isEmpty();
  }

  @Test
  void how_many_troubles_stand_is_counted_by_category() {
    pass(Duration.ofMinutes(30));
    filter.perMinute = any -> 0;
    pass(Duration.ofMinutes(20));

    assertThat(
            metrics
                .get("handbell.notifier.ops.open")
                .tag("category", "ops.silence")
                .gauge()
                .value())
        .isEqualTo(1);
  }

  @Test
  void a_healthy_week_is_a_quiet_one() {
    long seed = Long.getLong("seed", System.nanoTime());
    Random random = new Random(seed);
    everyMinute = true;
    sources = List.of(source("elm-fw"), source("elm-proxy"), source("elm-lab"));
    restart();
    devices.clear();
    sources.forEach(
        each -> {
          FilterDevice device = device(each.id());
          double busy = each.id().equals("elm-lab") ? 0.2 : 5 + random.nextInt(500);
          device.expected = now -> rhythm(now, busy);
          device.perMinute = now -> poisson(rhythm(now, busy), random);
          device.named = 0.5 + random.nextDouble() / 2;
        });
    passUntil("2026-11-26T09:00:00Z");

    assertThat(told()).as("seed %d", seed).isEmpty();
    assertThat(register.troubleRecord().between("elm", START, clock.instant()))
        .as("seed %d", seed)
        .isEmpty();
  }

  /** Full by day, half at lunch, a little in the evening and next to nothing by night. */
  private static double rhythm(Instant now, double busy) {
    ZonedDateTime local = now.atZone(LONDON);
    LocalTime time = local.toLocalTime();
    boolean weekend = local.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) > 0;
    if (weekend || time.getHour() < 7 || time.getHour() >= 18) {
      return busy / 50;
    }
    return time.getHour() == 12 ? busy / 3 : time.getHour() < 8 ? busy / 5 : busy;
  }

  private static double poisson(double mean, Random random) {
    if (mean > 30) {
      return Math.max(0, Math.round(mean + random.nextGaussian() * Math.sqrt(mean)));
    }
    double limit = Math.exp(-mean);
    int count = -1;
    for (double product = 1; product > limit; count++) {
      product *= random.nextDouble();
    }
    return Math.max(0, count);
  }

  @Test
  void nothing_in_a_mail_is_evidence() {
    filter.perMinute = any -> 0;
    pass(Duration.ofMinutes(40));

    assertThat(mails).isNotEmpty();
    assertThat(Arrays.asList(text(to("it")).subject(), text(to("it")).text()))
        .noneMatch(words -> words.contains("Bloggs"));
  }
}

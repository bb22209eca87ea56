package org.handbell.notifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.handbell.notifier.Elm.NOW;
import static org.handbell.notifier.Elm.PUPIL;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.handbell.model.Incident;
import org.handbell.model.Phase;
import org.handbell.model.Priority;
import org.handbell.notifier.register.Batch;
import org.handbell.notifier.register.Notification;
import org.handbell.notifier.register.OutboxState;
import org.handbell.notifier.register.Outcome;
import org.handbell.notifier.register.Register;
import org.handbell.notifier.register.Settlement;
import org.handbell.notifier.route.Contact;
import org.handbell.notifier.route.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** What a school gets to see of the clocks: who is mailed, when and why. */
@OnEachDatabase
class EscalatorTest {

  private static final String NUMBER = "2026-000001";

  /** A Friday in the holidays of nobody, long after school. */
  private static final Instant EVENING = Instant.parse("2026-11-20T21:40:00Z");

  private static final Contact OFFICE =
      Elm.shared(Elm.contact("office", Role.OFFICE, "O. Ffice", null));

  @Parameter TestDatabase database;
  @TempDir Path folder;
  private final SettableClock clock = new SettableClock(NOW);
  private Register register;
  private Escalator escalator;

  @BeforeEach
  void open() {
    open(Elm.PEOPLE);
  }

  @AfterEach
  void close() {
    register.close();
  }

  private void open(List<Contact> people) {
    register = Register.open(Elm.config(database.at(folder), people, 25), clock);
    escalator = new Escalator(register.clocks(), clock, new SimpleMeterRegistry());
  }

  private void reopen(List<Contact> people) {
    close();
    open(people);
  }

  @Test
  void a_p1_that_nobody_takes_reminds_then_tells_the_head_then_everybody_who_is_left() {
    raise(Elm.p1("i"));

    List<String> mails = play(Duration.ofMinutes(41));

    assertThat(mails)
        .containsExactly(
            "+0 dep new",
            "+0 dsl new",
            "+10 dep reminder",
            "+10 dsl reminder",
            "+20 head escalation",
            "+40 chair escalation",
            "+40 dep reminder",
            "+40 dsl reminder",
            "+40 head reminder");
  }

  @Test
  void reminders_go_on_ever_more_slowly_and_never_at_night_until_somebody_takes_it() {
    raise(Elm.p1("i"));
    play(Duration.ofMinutes(41));

    List<String> later =
        play(Duration.ofDays(9)).stream().filter(m -> m.contains(" dsl ")).toList();

    assertThat(later)
        .containsExactly(
            "+100 dsl reminder", // 1 hour: 11:55
            "+220 dsl reminder", // 2 hours: 13:55
            "+1275 dsl reminder", // 4 hours is out of hours: the next morning, 07:30
            "+2715 dsl reminder", // 8 hours: 15:30 on a Saturday, so Sunday 07:30
            "+4155 dsl reminder", // 16 hours: 23:30, so Monday 07:30
            "+6075 dsl reminder", // 32 hours: Tuesday 15:30
            "+9945 dsl reminder"); // 64 hours: Friday, when school begins
  }

  @Test
  void a_p1_that_is_taken_reminds_nobody_for_four_hours_and_then_again() {
    raise(Elm.p1("i"));
    play(Duration.ofMinutes(5));
    register.desk().acknowledge(NUMBER, Elm.DSL, Elm.DSL);

    List<String> mails = play(Duration.ofHours(4).plusMinutes(35));

    assertThat(mails)
        .containsExactly(
            "+5 dep taken",
            "+245 dep reminder",
            "+245 dsl reminder",
            "+255 head escalation",
            "+275 chair escalation",
            "+275 dep reminder",
            "+275 dsl reminder",
            "+275 head reminder");
  }

  @Test
  void a_case_that_is_closed_is_closed() {
    raise(Elm.p1("i"));
    play(Duration.ofMinutes(5));
    register
        .casework()
        .close(
            NUMBER,
            Elm.DSL,
            new Outcome(Outcome.Kind.FALSE_ALARM, "song text", "", "", "a song", "", ""));

    assertThat(play(Duration.ofDays(10))).isEmpty();
  }

  @Test
  void worse_evidence_about_a_case_in_hand_tells_everybody_anew_and_starts_its_clock() {
    raise(Elm.p2("i"));
    play(Duration.ofMinutes(20));
    register.desk().acknowledge(NUMBER, Elm.DEPUTY, Elm.DEPUTY);
    play(Duration.ofMinutes(1));

    raise(Elm.incident("i", 2, PUPIL, Priority.P1, Phase.PLANNING));
    List<String> mails = play(Duration.ofMinutes(21));

    assertThat(mails)
        .containsExactly(
            "+21 dep new",
            "+21 dsl more-serious",
            "+31 dep reminder",
            "+31 dsl reminder",
            "+41 head escalation");
  }

  @Test
  void out_of_hours_those_in_charge_are_told_once_and_again_in_the_morning() {
    clock.pass(Duration.between(NOW, EVENING));
    raise(Elm.p1("i"));

    List<String> mails = play(Duration.ofHours(11));

    long morning = Duration.between(NOW, Instant.parse("2026-11-21T07:30:00Z")).toMinutes();
    assertThat(mails.subList(0, 2)).allMatch(mail -> mail.contains("new"));
    assertThat(mails.subList(2, 5))
        .containsExactly(
            "+" + morning + " dep reminder",
            "+" + morning + " dsl reminder",
            "+" + (morning + 10) + " head escalation");
  }

  @Test
  void a_concern_about_the_head_never_ends_at_the_head() {
    Contact trust = Elm.contact("trust", Role.TRUST_DSL, "T. Rust", null);
    reopen(Stream.concat(Elm.PEOPLE.stream(), Stream.of(trust)).toList());
    raise(Elm.incident("i", 1, Elm.staff("chead"), Priority.P1, null));

    List<String> mails = play(Duration.ofDays(2));

    assertThat(mails).isNotEmpty().allMatch(m -> m.contains(" chair ") || m.contains(" trust "));
    assertThat(mails).contains("+0 chair new", "+20 trust escalation");
  }

  @Test
  void the_office_is_only_asked_to_fetch_somebody_and_never_about_staff_or_at_night() {
    reopen(Stream.concat(Elm.PEOPLE.stream(), Stream.of(OFFICE)).toList());
    raise(Elm.p1("pupil"), Elm.incident("staff", 1, Elm.TEACHER, Priority.P1, null));
    List<String> byDay = play(Duration.ofMinutes(30));
    clock.pass(Duration.ofHours(12));
    raise(Elm.p1("night"));

    List<String> byNight = play(Duration.ofMinutes(1));

    assertThat(byDay.stream().filter(mail -> mail.contains("office")))
        .containsExactly("+0 office new");
    assertThat(byNight).noneMatch(mail -> mail.contains("office"));
  }

  @Test
  void a_p2_is_for_the_dsl_and_for_the_deputy_when_nobody_takes_it_for_an_hour() {
    raise(Elm.p2("i"));

    List<String> mails = play(Duration.ofMinutes(75));

    assertThat(mails).containsExactly("+10 dsl new", "+70 dep escalation");
  }

  @Test
  void a_p2_waits_for_school_and_reminds_on_school_days() {
    Duration untilClose = Duration.between(NOW, Instant.parse("2026-11-20T15:40:00Z"));
    clock.pass(untilClose);
    raise(Elm.p2("i"));

    List<String> mails = play(Duration.ofDays(4));

    assertThat(mails).filteredOn(mail -> mail.contains("reminder")).isNotEmpty();
    assertThat(mails)
        .allSatisfy(
            mail -> {
              long minutes = Long.parseLong(mail.substring(1, mail.indexOf(' ')));
              Instant at = NOW.plus(Duration.ofMinutes(minutes));
              boolean weekend =
                  at.isAfter(EVENING) && at.isBefore(Instant.parse("2026-11-23T07:00:00Z"));
              assertThat(weekend).as(mail).isFalse();
            });
  }

  @Test
  void lesser_concerns_are_listed_once_after_two_school_days_to_those_who_may_see_them() {
    raise(
        Elm.incident("a", 1, PUPIL, Priority.P3, null),
        Elm.incident("b", 1, PUPIL, Priority.P3, null),
        Elm.incident("c", 1, PUPIL, Priority.P3, null));
    register.desk().acknowledge("2026-000003", Elm.DSL, Elm.DSL);

    List<Notification> mails = new ArrayList<>();
    Instant end = NOW.plus(Duration.ofDays(6));
    while (clock.instant().isBefore(end)) {
      clock.pass(Duration.ofMinutes(30));
      escalator.runDue();
      mails.addAll(sendDue());
    }

    assertThat(mails).extracting(m -> m.recipient().id()).containsExactly("dsl");
    assertThat(mails)
        .extracting(m -> String.valueOf(m.text()))
        .allMatch(t -> t.contains("2026-000001") && t.contains("2026-000002"))
        .noneMatch(t -> t.contains("2026-000003") || t.contains("Bloggs"));
    assertThat(mails.get(0).createdAt())
        .isBetween(Instant.parse("2026-11-24T08:00:00Z"), Instant.parse("2026-11-24T08:30:00Z"));
  }

  @Test
  void so_many_lesser_concerns_are_one_mail_that_counts_those_it_has_no_room_for() {
    raise(
        IntStream.range(0, 300)
            .mapToObj(i -> Elm.incident("i" + i, 1, PUPIL, Priority.P3, null))
            .toArray(Incident[]::new));
    clock.pass(Duration.ofDays(4));

    escalator.runDue();
    List<Notification> mails = sendDue();

    assertThat(mails)
        .singleElement()
        .extracting(mail -> String.valueOf(mail.text()))
        .asString()
        .contains("- case 2026-000001 of ", "- case 2026-000050 of ")
        .contains("- and 250 more, up to case 2026-000300")
        .doesNotContain("- case 2026-000051 of ");
    assertThat(register.clocks().due()).isEmpty();
  }

  @Test
  void however_often_it_dies_each_step_is_done_once() {
    long seed = 20261121;
    Random random = new Random(seed);
    raise(Elm.p1("a"), Elm.p1("b"), Elm.p1("c"));
    List<String> mails = new ArrayList<>();
    for (int minute = 0; minute < 45; minute++) {
      mails.addAll(sent());
      clock.pass(Duration.ofMinutes(1));
      var due = register.clocks().due();
      int until = due.isEmpty() ? 0 : random.nextInt(due.size() + 1);
      register.clocks().run(due.subList(0, until));
      reopen(Elm.PEOPLE);
      register.clocks().run(due);
    }

    assertThat(mails.stream().filter(m -> m.contains("head escalation")))
        .as("seed " + seed)
        .hasSize(3);
    assertThat(mails.stream().filter(m -> m.contains("dsl reminder"))).hasSize(6);
  }

  @Test
  void a_clock_that_is_set_back_repeats_nothing_and_one_set_ahead_skips_nobody() {
    raise(Elm.p1("i"));
    play(Duration.ofMinutes(15));
    clock.pass(Duration.ofHours(-1));
    List<String> back = play(Duration.ofMinutes(30));
    clock.pass(Duration.ofMinutes(90));

    List<String> ahead = play(Duration.ofMinutes(2));

    assertThat(back).isEmpty();
    assertThat(ahead).anyMatch(m -> m.contains("head")).anyMatch(m -> m.contains("chair"));
  }

  /** What is mailed from now on, minute by minute, told from the time of the first case. */
  private List<String> play(Duration length) {
    List<String> mails = new ArrayList<>();
    Instant end = clock.instant().plus(length);
    while (clock.instant().isBefore(end)) {
      escalator.runDue();
      mails.addAll(sent());
      clock.pass(Duration.ofMinutes(1));
    }
    return mails;
  }

  private List<String> sent() {
    long minute = Duration.between(NOW, clock.instant()).toMinutes();
    return sendDue().stream()
        .map(mail -> "+%d %s %s".formatted(minute, mail.recipient().id(), mail.reason().id()))
        .sorted()
        .toList();
  }

  private void raise(Incident... incidents) {
    register.applyBatch(new Batch("cluster", List.of(incidents), List.of(), List.of()));
  }

  /** Leases and settles as sent all that is due. */
  private List<Notification> sendDue() {
    List<Notification> sent = new ArrayList<>();
    for (var next = register.post().lease(); next.isPresent(); next = register.post().lease()) {
      sent.add(next.get());
      String about = next.get().incidentId();
      register
          .post()
          .settle(
              next.get(),
              new Settlement(OutboxState.SENT, clock.instant(), "delivered"),
              about == null ? Optional.empty() : register.caseOf(about));
    }
    return sent;
  }
}

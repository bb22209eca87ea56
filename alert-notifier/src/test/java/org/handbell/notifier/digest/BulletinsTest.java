package org.handbell.notifier.digest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
import org.handbell.notifier.compose.MailText;
import org.handbell.notifier.compose.Reason;
import org.handbell.notifier.look.Names;
import org.handbell.notifier.register.Batch;
import org.handbell.notifier.register.Notification;
import org.handbell.notifier.register.Register;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

@OnEachDatabase
class BulletinsTest {

  /** A Thursday morning; the digest is due on the next day at half past three. */
  private static final Instant THURSDAY = Instant.parse("2026-11-19T10:00:00Z");

  private static final Instant FRIDAY_DUE = Instant.parse("2026-11-20T15:30:00Z");
  private static final Instant SUMMARY_DUE = Instant.parse("2026-11-19T15:45:00Z");

  @Parameter TestDatabase database;
  @TempDir Path folder;
  private final SettableClock clock = new SettableClock(THURSDAY);
  private NotifierConfig config;
  private Register register;
  private Bulletins bulletins;

  @BeforeEach
  void open() {
    config = Elm.config(database.at(folder), Elm.PEOPLE, 2525);
    register = Register.open(config, clock);
    bulletins = restarted();
  }

  @AfterEach
  void close() {
    register.close();
  }

  @Test
  void the_head_gets_each_week_once_when_it_is_due() {
    take(events(THURSDAY, 5_000));
    bulletins.tick();

    itIs(FRIDAY_DUE.minusMillis(1));
    assertThat(bulletins.tick()).isZero();
    itIs(FRIDAY_DUE);
    assertThat(bulletins.tick()).isEqualTo(1);
    itIs(FRIDAY_DUE.plusSeconds(30));
    assertThat(bulletins.tick()).isZero();

    assertThat(sent(Reason.DIGEST))
        .extracting(mail -> mail.recipient().id(), mail -> subject(mail))
        .containsExactly(tuple("head", "[Handbell] Weekly digest, week 47, Elm Primary School"));
  }

  @Test
  void a_week_that_ended_while_handbell_was_off_is_told_once_after_the_start() {
    take(events(THURSDAY, 5_000));
    itIs(FRIDAY_DUE.plus(Duration.ofDays(2)));

    assertThat(restarted().tick()).isEqualTo(1);
    assertThat(restarted().tick()).isZero();

    assertThat(sent(Reason.DIGEST)).hasSize(1);
  }

  @Test
  void a_head_whose_address_changes_is_not_sent_old_weeks_again() {
    take(events(THURSDAY.minus(Duration.ofDays(7)), 5_000));
    take(events(THURSDAY, 5_000));
    itIs(FRIDAY_DUE.plusSeconds(60));
    assertThat(restarted().tick()).isEqualTo(2);
    config =
        Elm.config(
            database.at(folder),
            List.of(Elm.contact("head", Elm.HEAD.role(), "New Head", "nhead", "new@elm.example")),
            2525);

    assertThat(restarted().tick()).isEqualTo(1);
  }

  @Test
  void a_new_installation_tells_nothing_of_the_time_before_it() {
    itIs(FRIDAY_DUE.plus(Duration.ofHours(20)));
    take(events(clock.instant(), 10));

    assertThat(restarted().tick()).isZero();
  }

  @Test
  void a_week_in_which_nothing_arrived_is_told_too() {
    bulletins.tick();
    itIs(FRIDAY_DUE);

    bulletins.tick();

    assertThat(sent(Reason.DIGEST))
        .extracting(mail -> text(mail).text())
        .allMatch(text -> text.startsWith("1 thing needs you"));
  }

  @Test
  void the_chair_hears_of_the_head_and_the_head_does_not() {
    take(events(THURSDAY, 5_000));
    take(Elm.incident("i1", 1, Elm.staff("chead"), Priority.P2, null));
    bulletins.tick();
    itIs(FRIDAY_DUE);

    bulletins.tick();

    List<Notification> digests = sent(Reason.DIGEST);
    assertThat(digests)
        .extracting(mail -> mail.recipient().id(), mail -> text(mail).text().contains("chead"))
        .containsExactlyInAnyOrder(tuple("head", false), tuple("chair", true));
  }

  @Test
  void the_leads_get_the_day_s_lesser_concerns_in_one_mail() {
    take(Elm.incident("i1", 1, Elm.PUPIL, Priority.P3, null));
    take(Elm.incident("i2", 1, Elm.PUPIL, Priority.P3, null));
    take(Elm.p1("i3"));
    bulletins.tick();
    itIs(SUMMARY_DUE);

    bulletins.tick();

    List<Notification> summaries = sent(Reason.SUMMARY);
    assertThat(summaries)
        .extracting(mail -> mail.recipient().id())
        .containsExactlyInAnyOrder("dsl", "dep");
    assertThat(summaries)
        .extracting(mail -> text(mail).text())
        .allSatisfy(
            text ->
                assertThat(text)
                    .startsWith("2 concerns to look at")
                    .contains("Jo Bloggs, 6B", "2026-000001", "2026-000002")
                    .doesNotContain("2026-000003"));
  }

  @Test
  void a_day_without_lesser_concerns_sends_no_summary() {
    take(Elm.p1("i1"));
    take(events(THURSDAY, 5_000));
    bulletins.tick();
    itIs(SUMMARY_DUE);

    assertThat(bulletins.tick()).isZero();
  }

  @Test
  void a_summary_that_was_missed_is_told_after_the_start_and_only_then() {
    take(Elm.incident("i1", 1, Elm.PUPIL, Priority.P3, null));
    itIs(SUMMARY_DUE.plus(Duration.ofHours(15)));

    assertThat(restarted().tick()).isEqualTo(2);
    assertThat(restarted().tick()).isZero();
  }

  @Test
  void the_digest_of_any_week_can_be_asked_for() {
    take(Elm.incident("i1", 1, Elm.TEACHER, Priority.P2, null));

    MailText mail =
        DigestMail.of(WeeklyDigest.of(register, config, "elm", "2026-W47", clock.instant()));

    assertThat(mail.text())
        .contains("(the week is not over)", "User: case 2026-000001", "search[.]example");
    assertThat(mail.html()).startsWith("<!DOCTYPE html>");
  }

  @Test
  void a_school_that_is_not_configured_has_no_digest() {
    assertThatThrownBy(() -> WeeklyDigest.of(register, config, "oak", "2026-W47", clock.instant()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("oak");
  }

  private void itIs(Instant time) {
    clock.pass(Duration.between(clock.instant(), time));
  }

  private Bulletins restarted() {
    return new Bulletins(register, config, Names.ALL, clock);
  }

  private void take(Incident incident) {
    register.applyBatch(new Batch("cluster", List.of(incident), List.of(), List.of()));
  }

  private void take(Activity activity) {
    register.applyBatch(new Batch("cluster", List.of(), List.of(activity), List.of()));
  }

  private static Activity events(Instant hour, long count) {
    return new Activity("elm", hour, 0, hour, Map.of(Counter.EVENTS, count), Map.of());
  }

  private List<Notification> sent(Reason reason) {
    clock.pass(Duration.ofMinutes(20));
    return Stream.generate(register.post()::lease)
        .takeWhile(Optional::isPresent)
        .flatMap(Optional::stream)
        .filter(mail -> mail.reason() == reason)
        .toList();
  }

  private static MailText text(Notification mail) {
    return Optional.ofNullable(mail.text()).orElseThrow();
  }

  private static String subject(Notification mail) {
    return text(mail).subject();
  }
}

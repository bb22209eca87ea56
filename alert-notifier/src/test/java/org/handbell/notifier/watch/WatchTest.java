package org.handbell.notifier.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.handbell.notifier.Elm.LONDON;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.handbell.calendar.Calendars;
import org.handbell.model.SourceReport;
import org.handbell.model.SourceReport.Spool;
import org.handbell.notifier.FilterDevice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WatchTest {

  private static final Instant MONDAY = Instant.parse("2026-11-16T09:00:00Z");
  private static final Duration LONG = Duration.ofHours(10);

  private final Watch watch =
      new Watch(List.of(new WatchedSource("fw", List.of("elm"))), Calendars.usual(LONDON), LONDON);
  private final Map<String, History> histories = new HashMap<>();
  private final Map<String, Instant> open = new HashMap<>();
  private final FilterDevice filter = new FilterDevice("fw", MONDAY.minus(Duration.ofDays(7)));

  /** What is found when the filter was as it is for the last 70 minutes. */
  private List<Trouble> after70Minutes(Instant end) {
    SourceReport last = filter.sendUpTo(end.minus(Duration.ofMinutes(70)));
    for (int left = 69; left >= 0; left--) {
      last = filter.sendUpTo(end.minus(Duration.ofMinutes(left)));
      take(last);
    }
    return look(end, last);
  }

  private void take(SourceReport report) {
    histories.computeIfAbsent(report.key(), any -> new History()).take(report);
  }

  private List<Trouble> look(Instant now, SourceReport... reports) {
    return look(now, Duration.ofSeconds(10), reports);
  }

  private List<Trouble> look(Instant now, Duration age, SourceReport... reports) {
    List<Heard> heard =
        Stream.of(reports)
            .map(
                each ->
                    new Heard(
                        each, age, histories.computeIfAbsent(each.key(), any -> new History())))
            .toList();
    return watch.look(heard, open, LONG, now).troubles();
  }

  private SourceReport silentFor(Duration silent, double perMinute, Instant now) {
    filter.expected = any -> perMinute;
    filter.sendUpTo(now.minus(silent));
    return filter.report(now);
  }

  @Test
  void nothing_is_wrong_with_a_filter_that_sends() {
    assertThat(after70Minutes(MONDAY)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-16T10:00:00Z, 14, 40, false, not yet a quarter of an hour",
    "2026-11-16T10:00:00Z, 16, 40, true, more than that",
    "2026-11-16T12:40:00Z, 30, 0.2, false, a lull at lunch in a slow source",
    "2026-11-16T12:40:00Z, 80, 0.2, true, no lull any more",
    "2026-11-16T10:00:00Z, 115, 0.05, false, three lines an hour",
    "2026-11-20T16:00:00Z, 20, 40, false, Friday at four",
    "2026-11-21T10:00:00Z, 600, 40, false, Saturday",
    "2026-11-16T08:10:00Z, 900, 40, false, Monday morning: too early to tell",
    "2026-11-16T08:16:00Z, 900, 40, true, Monday morning: time to tell",
    "2026-11-17T03:00:00Z, 90, 40, true, a source that speaks all night",
    "2026-11-17T03:00:00Z, 90, 0.1, false, a source that does not",
    "2026-11-17T19:00:00Z, 180, 40, false, an evening",
    "2026-08-11T03:00:00Z, 600, 40, false, a night in August",
    "2026-10-23T07:20:00Z, 600, 40, true, the last school day of summer time",
    "2026-10-26T07:50:00Z, 600, 40, false, the first of winter time: not yet eight",
    "2026-10-26T08:20:00Z, 600, 40, true, the first of winter time",
    "2027-03-29T10:00:00Z, 600, 40, false, Easter Monday",
    "2027-03-30T07:20:00Z, 600, 40, true, the first of summer time",
    "2027-01-01T10:00:00Z, 600, 40, false, New Year",
  })
  void silence(Instant now, int minutes, double perMinute, boolean wrong, String when) {
    SourceReport report = silentFor(Duration.ofMinutes(minutes), perMinute, now);

    List<Trouble> found = look(now, report);

    assertThat(found.stream().anyMatch(each -> each.kind() == Kind.SOURCE_SILENT))
        .as(when)
        .isEqualTo(wrong);
  }

  @Test
  void a_new_source_has_half_an_hour_for_its_first_line() {
    Instant now = MONDAY.plus(Duration.ofMinutes(29));
    FilterDevice fresh = new FilterDevice("fw", MONDAY);

    assertThat(look(now, fresh.report(now))).isEmpty();
    now = now.plus(Duration.ofMinutes(2));
    assertThat(look(now, fresh.report(now)))
        .extracting(Trouble::what)
        .containsExactly("No line has ever come from fw.");
  }

  @Test
  void a_silence_that_stands_is_over_with_the_next_line_and_not_with_the_school_day() {
    Instant evening = Instant.parse("2026-11-16T20:00:00Z");
    open.put("SOURCE_SILENT|fw|elm", MONDAY);
    FilterDevice restarted = new FilterDevice("fw", evening.minusSeconds(60));

    assertThat(look(evening, restarted.report(evening))).hasSize(1);
    assertThat(look(evening, restarted.sendUpTo(evening))).isEmpty();
  }

  @Test
  void two_ingest_processes_share_a_source_and_one_line_is_enough() {
    FilterDevice standby = new FilterDevice("fw", "2", MONDAY.minus(Duration.ofDays(1)));
    Instant now = MONDAY.plus(Duration.ofHours(1));

    assertThat(look(now, filter.sendUpTo(now), standby.report(now))).isEmpty();
  }

  @Test
  void ingest_is_dead_when_it_has_not_been_heard_for_two_minutes() {
    SourceReport last = filter.sendUpTo(MONDAY);

    assertThat(look(MONDAY, Duration.ofMinutes(2), last)).isEmpty();
    assertThat(look(MONDAY, Duration.ofMinutes(3), last))
        .extracting(Trouble::kind)
        .containsExactly(Kind.INGEST_SILENT);
  }

  @Test
  void an_ingest_process_that_another_replaced_long_ago_is_not_missed() {
    SourceReport old = new FilterDevice("fw", "old", MONDAY).sendUpTo(MONDAY);
    Instant now = MONDAY.plus(Duration.ofDays(2));
    SourceReport fresh = filter.sendUpTo(now);

    Look look =
        watch.look(
            List.of(
                new Heard(old, Duration.ofHours(5), new History()),
                new Heard(fresh, Duration.ZERO, new History())),
            Map.of(),
            LONG,
            now);

    assertThat(look.troubles()).isEmpty();
    assertThat(look.unknown()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "0.69, true, 3, ",
    "0.70, true, 3, SPOOL_FILLING",
    "0.89, true, 3, SPOOL_FILLING",
    "0.90, true, 3, SPOOL_FULL",
    "0.10, false, 3, NOT_ACCEPTING",
    "0.10, true, 299, ",
    "0.10, true, 301, LATE",
  })
  void the_spool(double filled, boolean accepting, int seconds, Kind kind) {
    filter.spool = new Spool(accepting, filled, Duration.ofSeconds(seconds));

    List<Trouble> found = look(MONDAY, filter.sendUpTo(MONDAY));

    assertThat(found)
        .extracting(Trouble::kind)
        .containsExactlyElementsOf(Stream.ofNullable(kind).toList());
  }

  @Test
  void a_spool_is_not_taken_for_empty_again_while_it_is_at_the_mark() {
    open.put("SPOOL_FULL|1|elm", MONDAY);
    filter.spool = new Spool(true, 0.88, Duration.ZERO);

    assertThat(look(MONDAY, filter.sendUpTo(MONDAY)))
        .extracting(Trouble::kind)
        .containsExactly(Kind.SPOOL_FULL);
  }

  @Test
  void lines_that_cannot_be_read_are_told_with_their_share() {
    after70Minutes(MONDAY);
    filter.rejected = 0.2;

    assertThat(after70Minutes(MONDAY.plus(Duration.ofMinutes(75))))
        .extracting(Trouble::what)
        .containsExactly("20 % of the lines from fw cannot be read.");
  }

  @Test
  void a_few_bad_lines_are_nobody_s_business() {
    filter.perMinute = any -> 4;
    filter.rejected = 0.25;

    assertThat(after70Minutes(MONDAY)).isEmpty();
  }

  @Test
  void another_format_is_told_and_other_grounds_are_not() {
    after70Minutes(MONDAY);
    filter.decided = "smoothwall, 19 of 20 lines";
    List<Trouble> sameFormat = after70Minutes(MONDAY.plus(Duration.ofMinutes(75)));
    filter.decided = "fortigate (all of 20 lines)";
    List<Trouble> other = after70Minutes(MONDAY.plus(Duration.ofMinutes(150)));

    assertThat(sameFormat).isEmpty();
    assertThat(other).extracting(Trouble::kind).containsExactly(Kind.FORMAT_CHANGED);
    assertThat(other.get(0).facts()).extracting("value").containsExactly("smoothwall", "fortigate");
  }

  @Test
  void lost_lines_are_counted() {
    filter.missed = 2;

    assertThat(after70Minutes(MONDAY)).extracting(Trouble::kind).containsExactly(Kind.LINES_MISSED);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-16T10:00:00Z, PT9M, ",
    "2026-11-16T10:00:00Z, PT-11M, time server",
    "2026-11-16T10:00:00Z, PT1H, did not follow the last change",
    "2026-11-16T10:00:00Z, PT-5H, its time zone is wrong",
    "2026-06-16T10:00:00Z, PT59M, British Summer Time and calls it UTC",
    "2026-06-16T10:00:00Z, PT-1H, did not follow the last change",
  })
  void a_clock_that_is_wrong(Instant now, Duration skew, String reason) {
    filter.skew = skew;

    List<Trouble> found = look(now, filter.sendUpTo(now));

    assertThat(found).hasSize(reason == null ? 0 : 1);
    assertThat(found).allMatch(each -> each.what().contains(String.valueOf(reason)));
  }

  @Test
  void users_that_go_missing_are_told_apart_from_a_filter_that_never_names_any() {
    after70Minutes(MONDAY);
    filter.named = 0.3;
    List<Trouble> fewer = after70Minutes(MONDAY.plus(Duration.ofMinutes(75)));
    FilterDevice nameless = new FilterDevice("fw", "3", MONDAY);
    nameless.named = 0;
    Instant later = MONDAY.plus(Duration.ofMinutes(30));
    take(nameless.sendUpTo(later));
    List<Trouble> none = look(later, nameless.report(later));

    assertThat(fewer).extracting(Trouble::kind).containsExactly(Kind.FEWER_NAMES);
    assertThat(none).extracting(Trouble::kind).containsExactly(Kind.NO_NAMES);
  }

  @Test
  void searches_that_are_never_seen_are_told() {
    filter.searches = 0;

    assertThat(after70Minutes(MONDAY)).extracting(Trouble::kind).containsExactly(Kind.NO_SEARCHES);
  }

  @Test
  void a_way_in_that_is_shut_is_not_told_as_a_silence_too() {
    filter.sendUpTo(MONDAY);
    Instant now = MONDAY.plus(Duration.ofMinutes(40));
    filter.problem = "the port 5514 is in use by another program";

    assertThat(look(now, filter.report(now)))
        .extracting(Trouble::kind, Trouble::what)
        .containsExactly(
            tuple(
                Kind.WAY_IN_SHUT,
                "The way in of fw takes no lines: the port 5514 is in use by another program."));
  }

  @Test
  void a_problem_beside_lines_that_come_can_wait() {
    filter.problem = "the certificate runs out in 7 days";

    assertThat(look(MONDAY, filter.sendUpTo(MONDAY)))
        .extracting(Trouble::kind)
        .containsExactly(Kind.WAY_IN_FAULTY);
  }
}

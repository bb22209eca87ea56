package org.handbell.notifier.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.handbell.notifier.Elm;
import org.handbell.notifier.NotifierConfig;
import org.handbell.notifier.SettableClock;
import org.handbell.notifier.TestDatabase;
import org.handbell.notifier.look.Look;
import org.handbell.notifier.look.Names;
import org.handbell.notifier.look.ReportSettings;
import org.handbell.notifier.register.Batch;
import org.handbell.notifier.register.Register;
import org.handbell.notifier.retention.Kept;
import org.handbell.notifier.retention.Retention;
import org.handbell.notifier.watch.Kind;
import org.handbell.notifier.watch.Rounds.Changes;
import org.handbell.notifier.watch.Rounds.Opened;
import org.handbell.notifier.watch.Trouble;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A time that nobody read is not called a time in which nothing was wrong. */
class UnreadTest {

  /** The evening of the last day of November. */
  private static final Instant NOW = Instant.parse("2026-12-01T00:30:00Z");

  /** A Monday morning before school. */
  private static final Instant SILENT = Instant.parse("2026-10-05T06:30:00Z");

  private static final LocalDate YEAR = LocalDate.parse("2025-12-01");
  private static final LocalDate SPRING = LocalDate.parse("2026-02-23");
  private static final LocalDate TERM = LocalDate.parse("2026-09-01");
  private static final LocalDate LAST = LocalDate.parse("2026-11-30");

  @TempDir Path folder;
  private Register register;
  private NotifierConfig config;

  @BeforeEach
  void open() {
    config = Elm.config(TestDatabase.SQLITE.at(folder), List.of(Elm.HEAD), 25);
    register = Register.open(config, new SettableClock(SILENT.plusSeconds(3_600)));
  }

  @AfterEach
  void close() {
    register.close();
  }

  private void read(LocalDate from, LocalDate to) {
    register.applyBatch(new Batch("cluster", List.of(), Elm.read(from, to), List.of()));
  }

  private void silent(String source) {
    Trouble silence =
        new Trouble(Kind.SOURCE_SILENT, source, "elm", List.of(source), SILENT, "", List.of());
    register
        .troubleRecord()
        .note(new Changes(List.of(new Opened(silence, 0)), List.of(), List.of()));
  }

  private Reports reports() {
    return new Reports(register, config, KeptRegisters.of(register, config));
  }

  private Report evidence() {
    return reports().evidence(Elm.SCHOOL, LAST, NOW);
  }

  private Report governors(Instant now) {
    return reports().governors(Elm.SCHOOL, reports().term("elm", "2026-autumn", now), now);
  }

  private Report trust() {
    return reports().trust("Heron Trust", List.of(Elm.SCHOOL), "2026-autumn", NOW);
  }

  private static String words(Report report) {
    return ReportText.of(report, Look.PLAIN);
  }

  @Test
  void of_a_year_that_nobody_read_the_evidence_cannot_tell() {
    Report pack = evidence();

    assertThat(pack.calm()).isFalse();
    assertThat(pack.lead())
        .isEqualTo(
            "Nothing was read on 229 of 229 school days: Handbell cannot tell whether a review is"
                + " called for");
    assertThat(pack.sight()).startsWith("Read: 0 events, on 0 of 229 school days.");
    assertThat(words(pack))
        .contains(
            "look at the filter's own reports, and ask IT why no log came",
            "nothing at all on 229 of 229 school days",
            "There may have been more concerns than are known.",
            "no urgent concern is known")
        .doesNotContain("never in school time", "there was no", "The data shows none");
  }

  @Test
  void nor_of_one_of_which_only_the_last_term_was_read() {
    read(TERM, LAST);

    assertThat(evidence().calm()).isFalse();
    assertThat(evidence().lead())
        .startsWith("Nothing was read on 164 of 229 school days: Handbell cannot tell");
    assertThat(words(evidence())).contains("the first one read was Tuesday 1 September 2026. What");
  }

  @Test
  void that_a_school_began_in_the_middle_is_a_thing_to_look_at() {
    read(SPRING, LAST);

    assertThat(evidence().calm()).isFalse();
    assertThat(evidence().lead()).isEqualTo("1 thing in the data calls for a review out of turn");
    assertThat(words(evidence()))
        .contains("school days; the first one read was Monday 23 February 2026. What was done");
  }

  @Test
  void a_year_that_was_read_and_brought_nothing_is_quiet() {
    read(YEAR, LAST);

    assertThat(evidence().calm()).isTrue();
    assertThat(evidence().lead()).isEqualTo("Nothing in the data calls for a review out of turn");
    assertThat(words(evidence()))
        .contains("Nothing was read from a source\n    How it stands: never in school time")
        .doesNotContain("more concerns than are known");
  }

  @Test
  void counts_that_were_deleted_in_time_are_no_gap() {
    config = config.with(new Retention(Map.of(Kept.ACTIVITY, 90)));
    read(TERM, LAST);

    assertThat(evidence().calm()).isTrue();
    assertThat(evidence().sight()).contains("events, on 63 of 63 school days.");
  }

  @Test
  void a_source_that_was_silent_all_along_beside_another_is_named() {
    read(YEAR, LAST);
    silent("elm-fw2");
    silent("elm-fw3");

    assertThat(evidence().calm()).isFalse();
    assertThat(words(evidence()))
        .contains("Nothing was read from elm-fw2 from Monday 5 October 2026 on.")
        .contains("328 hours of school time");
    assertThat(governors(NOW).calm()).isFalse();
    assertThat(words(governors(NOW)))
        .contains("At the end of this time nothing was read from elm-fw2, elm-fw3.");
  }

  @Test
  void governors_hear_first_that_nothing_was_read() {
    Report report = governors(NOW);

    assertThat(report.calm()).isFalse();
    assertThat(report.lead())
        .isEqualTo("Nothing was read on 65 of 65 school days: these figures say little");
    assertThat(words(report))
        .contains("Why, and who looks at the filter's own reports", "no urgent concern is known")
        .doesNotContain("never in school time");
    assertThat(trust().calm()).isFalse();
    assertThat(words(trust()))
        .startsWith("To look at: Elm Primary School")
        .contains("nothing at all on 65 of 65 school days", "none is known");
  }

  @Test
  void before_the_first_school_day_there_is_nothing_to_ask() {
    Report report = governors(Instant.parse("2026-09-01T06:30:00Z"));

    assertThat(report.lead()).isEqualTo("No school day of this term is over yet");
    assertThat(words(report)).doesNotContain("Nothing was read on");
  }

  @Test
  void of_staff_none_is_known_where_nothing_was_read() {
    config = config.with(new ReportSettings(Names.NOT_IN_DISTRESS, true, Map.of()));

    Report report = reports().staff(Elm.SCHOOL, reports().term("elm", "", NOW), NOW);

    assertThat(report.calm()).isFalse();
    assertThat(words(report))
        .startsWith("None is known\nNothing was read on 65 of 65 school days.");
  }
}

package org.handbell.notifier.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.handbell.model.Category;
import org.handbell.model.Incident;
import org.handbell.model.Person;
import org.handbell.model.Priority;
import org.handbell.notifier.Elm;
import org.handbell.notifier.NotifierConfig;
import org.handbell.notifier.SettableClock;
import org.handbell.notifier.TestDatabase;
import org.handbell.notifier.look.Look;
import org.handbell.notifier.look.Names;
import org.handbell.notifier.look.ReportSettings;
import org.handbell.notifier.register.Batch;
import org.handbell.notifier.register.Register;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a head may be told of staff: where the policy allows it, of little, and never of the head.
 */
class StaffReportTest {

  private static final LocalDate TERM = LocalDate.parse("2026-09-01");

  @TempDir Path folder;
  private NotifierConfig config;
  private Register register;

  @BeforeEach
  void open() {
    config = Elm.config(TestDatabase.SQLITE.at(folder), Elm.PEOPLE, 25);
    register = Register.open(config, new SettableClock(Elm.NOW));
    register.applyBatch(
        new Batch("cluster", List.of(), Elm.read(TERM, LocalDate.parse("2026-11-20")), List.of()));
  }

  @AfterEach
  void close() {
    register.close();
  }

  @Test
  void without_a_word_in_the_configuration_there_is_none() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> report(false))
        .withMessageContaining("reports.staff");
  }

  @Test
  void where_it_is_allowed_it_tells_of_grave_content_by_the_case_s_number() {
    take("i1", Elm.TEACHER, Category.CONTENT_EXTREMISM);

    assertThat(report(true))
        .startsWith("1 to know of")
        .contains("2026-000001", "open")
        .doesNotContain("tteacher");
  }

  @Test
  void how_somebody_spends_their_day_is_not_in_it() {
    take("i1", Elm.TEACHER, Category.COMMERCE_GAMBLING);

    assertThat(report(true)).startsWith("There were none");
  }

  @Test
  void pupils_are_not_in_it() {
    take("i1", Elm.PUPIL, Category.CONTENT_EXTREMISM);

    assertThat(report(true)).startsWith("There were none").doesNotContain("2026-000001");
  }

  @Test
  void the_head_is_not_told_of_the_head() {
    take("i1", Elm.staff("chead"), Category.CONTENT_EXTREMISM);

    assertThat(report(true)).startsWith("There were none").doesNotContain("2026-000001");
  }

  private String report(boolean allowed) {
    NotifierConfig chosen =
        config.with(new ReportSettings(Names.NOT_IN_DISTRESS, allowed, Map.of()));
    Reports reports = new Reports(register, chosen, KeptRegisters.of(register, chosen));
    Term term = reports.term("elm", "", Elm.NOW);
    return ReportText.of(reports.staff(Elm.SCHOOL, term, Elm.NOW.plusSeconds(60)), Look.PLAIN);
  }

  private void take(String id, Person person, Category category) {
    Incident usual = Elm.incident(id, 1, person, Priority.P2, null);
    Incident incident =
        new Incident(
            id,
            1,
            "elm",
            person,
            category.theme(),
            category,
            Priority.P2,
            null,
            "a sentence",
            Elm.NOW,
            Elm.NOW,
            Elm.NOW,
            Elm.NOW,
            1,
            usual.decisions(),
            usual.evidence(),
            false);
    register.applyBatch(new Batch("cluster", List.of(incident), List.of(), List.of()));
  }
}

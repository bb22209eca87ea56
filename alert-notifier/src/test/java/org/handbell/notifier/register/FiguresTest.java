package org.handbell.notifier.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.handbell.model.Activity;
import org.handbell.model.ListReport;
import org.handbell.notifier.Elm;
import org.handbell.notifier.OnEachDatabase;
import org.handbell.notifier.SettableClock;
import org.handbell.notifier.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

@OnEachDatabase
class FiguresTest {

  /** Three of them, in hours. */
  private static final int WEEKS = 3 * 7 * 24;

  @Parameter TestDatabase database;
  @TempDir Path folder;
  private final SettableClock clock = new SettableClock(Elm.NOW);
  private Register register;

  @BeforeEach
  void open() {
    register = Register.open(Elm.config(database.at(folder), Elm.PEOPLE, 25), clock);
  }

  @AfterEach
  void close() {
    register.close();
  }

  @Test
  void how_long_a_case_waited_counts_from_when_it_was_first_taken() {
    register.applyBatch(new Batch("cluster", List.of(Elm.p2("i1")), List.of(), List.of()));
    clock.pass(Duration.ofMinutes(6));
    register.desk().acknowledge("2026-000001", Elm.DSL, Elm.DSL);
    clock.pass(Duration.ofHours(3));
    register.desk().acknowledge("2026-000001", Elm.DEPUTY, Elm.DEPUTY);

    CaseFigure figure = register.figures().cases("elm", Elm.NOW, clock.instant()).get(0);

    assertThat(figure.untilTaken()).contains(Duration.ofMinutes(6));
    assertThat(register.figures().open("elm", Elm.NOW, clock.instant())).hasSize(1);
  }

  @Test
  void a_tool_is_new_once_whatever_the_order_of_the_hours() {
    tools(WEEKS);
    tools(WEEKS - 24);
    tools(WEEKS + 24);

    assertThat(register.figures().newTools("elm", hour(WEEKS), hour(WEEKS + 48))).isEmpty();
    assertThat(register.figures().newTools("elm", hour(WEEKS - 24), hour(WEEKS)))
        .containsExactly("ai.example");
  }

  @Test
  void what_is_seen_in_the_first_two_weeks_is_learnt_and_no_news() {
    tools(24);
    tools(WEEKS);

    assertThat(register.figures().newTools("elm", hour(0), hour(2 * WEEKS))).isEmpty();
  }

  @Test
  void after_an_upgrade_the_tools_that_it_knows_more_are_learnt_again() {
    clock.pass(Duration.ofHours(WEEKS));
    register.figures().learn(List.of(Elm.SCHOOL), "another version", clock.instant());
    tools(WEEKS + 24);

    assertThat(register.figures().newTools("elm", hour(0), hour(2 * WEEKS))).isEmpty();
  }

  @Test
  void of_each_list_the_newest_report_stands_until_it_is_gone() {
    register.figures().listed(report(3));
    register.figures().listed(report(4));
    assertThat(register.figures().lists()).containsExactly(report(4));

    register.figures().unlisted(report(4).key());

    assertThat(register.figures().lists()).isEmpty();
  }

  private static ListReport report(int entries) {
    return new ListReport("iwf", "1", true, true, "v", entries, Elm.NOW, Elm.NOW, null);
  }

  private void tools(int hours) {
    Activity hour =
        new Activity(
            "elm",
            hour(hours),
            0,
            hour(hours),
            Map.of(Activity.Counter.EVENTS, 9L),
            Map.of(),
            List.of(),
            Map.of(),
            Map.of("ai.example", 2L));
    register.applyBatch(new Batch("cluster", List.of(), List.of(hour), List.of()));
  }

  private static Instant hour(int hours) {
    return Elm.NOW.truncatedTo(ChronoUnit.HOURS).plus(Duration.ofHours(hours));
  }
}

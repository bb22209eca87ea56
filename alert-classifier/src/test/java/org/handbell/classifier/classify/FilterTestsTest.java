package org.handbell.classifier.classify;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.handbell.model.Category;
import org.handbell.model.Event;
import org.handbell.model.Finding;
import org.handbell.model.Priority;
import org.junit.jupiter.api.Test;

/** The event is of a Wednesday at noon, from the device pc-1 at Elm. */
class FilterTestsTest {

  private static final ZoneId LONDON = ZoneId.of("Europe/London");
  private static final Event AT_TEST_PAGE =
      Events.visit("http://www.TestFiltering.com/some/page").event();
  private static final Event ELSEWHERE = Events.visit("http://other.example/page").event();
  private static final Finding LISTED =
      new Finding(
          Category.ILLEGAL_CSAM, Priority.P1, 5, null, "list:iwf", "on the list iwf", null, true);
  private static final Finding ORDINARY =
      new Finding(Category.CONTENT_SEXUAL, Priority.P3, 3, null, "vendor:x", "why", null, false);

  @Test
  void a_registered_device_in_its_hours_tests_the_filter() {
    FilterTests tests = tests("pc-1", DayOfWeek.WEDNESDAY, "12:30");

    assertThat(tests.judged(AT_TEST_PAGE, List.of(LISTED, ORDINARY)))
        .singleElement()
        .satisfies(
            found -> {
              assertThat(found.category()).isEqualTo(Category.OPS_TEST);
              assertThat(found.priority()).isEqualTo(Priority.P4);
              assertThat(found.rule()).isEqualTo("test:library");
            });
  }

  @Test
  void a_line_of_handbells_own_is_a_drill_whatever_else_would_be_said_of_it() {
    Event drill = AT_TEST_PAGE.asDrill("elm-fw/elm/1/2026-11-20");

    assertThat(FilterTests.NONE_REGISTERED.judged(drill, List.of(LISTED, ORDINARY)))
        .singleElement()
        .satisfies(
            found -> {
              assertThat(found.category()).isEqualTo(Category.OPS_TEST);
              assertThat(found.priority()).isEqualTo(Priority.P4);
              assertThat(found.rule()).isEqualTo("drill:elm-fw/elm/1/2026-11-20");
            });
  }

  @Test
  void a_canary_is_known_at_its_own_site_alone_and_opens_no_way_past_the_lists() {
    FilterTests tests = canary("other.example");
    FilterTests atTestPage = canary("www.testfiltering.com");

    assertThat(tests.judged(ELSEWHERE, List.of(ORDINARY)))
        .extracting(Finding::rule)
        .containsExactly("canary:pi/" + ELSEWHERE.observer().name());
    assertThat(tests.judged(ELSEWHERE, List.of(LISTED))).containsExactly(LISTED);
    assertThat(tests.judged(AT_TEST_PAGE, List.of(ORDINARY))).containsExactly(ORDINARY);
    assertThat(atTestPage.judged(AT_TEST_PAGE, List.of(LISTED)))
        .extracting(Finding::category)
        .containsExactly(Category.OPS_TEST);
  }

  private static FilterTests canary(String page) {
    return FilterTests.NONE_REGISTERED.with(List.of(new Canary("pi", "elm", "PC-1", page)));
  }

  @Test
  void another_device_another_day_and_another_hour_are_a_question_for_the_next_day() {
    List<FilterTests> others =
        List.of(
            tests("pc-2", DayOfWeek.WEDNESDAY, "12:30"),
            tests("pc-1", DayOfWeek.TUESDAY, "12:30"),
            tests("pc-1", DayOfWeek.WEDNESDAY, "12:00"),
            FilterTests.NONE_REGISTERED);

    assertThat(others)
        .allSatisfy(
            tests ->
                assertThat(tests.judged(AT_TEST_PAGE, List.of(LISTED)))
                    .singleElement()
                    .satisfies(
                        found -> {
                          assertThat(found.rule()).isEqualTo("test:unregistered");
                          assertThat(found.priority()).isEqualTo(Priority.P3);
                        }));
  }

  @Test
  void what_else_an_unregistered_device_did_there_is_judged_as_ever() {
    assertThat(FilterTests.NONE_REGISTERED.judged(AT_TEST_PAGE, List.of(LISTED, ORDINARY)))
        .contains(ORDINARY)
        .hasSize(2);
  }

  @Test
  void any_other_listed_address_stays_what_it_is_on_a_registered_device_too() {
    FilterTests tests = tests("pc-1", DayOfWeek.WEDNESDAY, "12:30");

    assertThat(tests.judged(ELSEWHERE, List.of(LISTED))).containsExactly(LISTED);
    Event poser = Events.visit("http://testfiltering.com.evil.example/").event();
    assertThat(tests.judged(poser, List.of(LISTED))).containsExactly(LISTED);
  }

  @Test
  void a_school_may_name_further_pages_and_a_single_moment() {
    Instant noon = AT_TEST_PAGE.occurred();
    RegisteredTest once =
        new RegisteredTest(
            "visit",
            "elm",
            null,
            null,
            "ELM\\JO",
            new RegisteredTest.Window.Once(noon, noon.plusSeconds(1)));
    FilterTests tests = new FilterTests(List.of(once), Set.of("Other.Example"));

    assertThat(tests.judged(ELSEWHERE, List.of(LISTED)))
        .extracting(Finding::rule)
        .containsExactly("test:visit");
  }

  @Test
  void an_ordinary_page_of_the_test_is_judged_as_ever() {
    assertThat(tests("pc-1", DayOfWeek.WEDNESDAY, "12:30").judged(AT_TEST_PAGE, List.of(ORDINARY)))
        .containsExactly(ORDINARY);
  }

  private static FilterTests tests(String device, DayOfWeek day, String until) {
    return new FilterTests(
        List.of(
            new RegisteredTest(
                "library",
                "elm",
                device,
                null,
                null,
                new RegisteredTest.Window.Weekly(
                    Set.of(day), LocalTime.parse("11:00"), LocalTime.parse(until), LONDON))),
        Set.of());
  }
}

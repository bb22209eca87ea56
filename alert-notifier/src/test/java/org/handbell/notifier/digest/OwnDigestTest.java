package org.handbell.notifier.digest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.handbell.model.Activity;
import org.handbell.model.Activity.Counter;
import org.handbell.model.Category;
import org.handbell.model.Decision;
import org.handbell.model.Incident;
import org.handbell.model.Person;
import org.handbell.model.Priority;
import org.handbell.notifier.compose.Samples;
import org.handbell.notifier.look.Names;
import org.handbell.notifier.register.Case;
import org.handbell.notifier.route.Contact;
import org.handbell.notifier.route.Role;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the week brought, nobody can tell from their own digest that it was about them. */
class OwnDigestTest {

  private static final ZoneId LONDON = ZoneId.of("Europe/London");
  private static final Schedule SCHEDULE =
      new Schedule(DayOfWeek.FRIDAY, LocalTime.of(15, 30), Schedule.DEFAULT_SUMMARY_TIME, LONDON);
  private static final List<Contact> PEOPLE =
      List.of(
          Samples.contact(Role.HEAD, "ELM\\CHead"),
          Samples.contact(Role.CHAIR, "dchair@elm.example"),
          Samples.contact(Role.DSL, "alead"),
          Samples.contact(Role.DEPUTY_DSL, "bdeputy"),
          Samples.contact(Role.IT, "etech"));
  private static final List<Category> CATEGORIES =
      List.of(
          Category.CONTENT_SEXUAL,
          Category.CONTENT_DRUGS,
          Category.CONDUCT_BYPASS,
          Category.CONTENT_EXTREMISM);

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89, 144, 233})
  void no_digest_changes_by_what_its_reader_may_not_know(long seed) {
    List<Case> all = cases(new Random(seed));
    for (Contact reader : PEOPLE) {
      List<Case> others = all.stream().filter(c -> !isWithheld(reader, c)).toList();

      String told = DigestMail.of(DigestContent.of(facts(reader, all))).html();

      assertThat(told).isEqualTo(DigestMail.of(DigestContent.of(facts(reader, others))).html());
      assertThat(told).doesNotContain("Name of " + reader.bareUsername());
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34})
  void no_summary_names_its_reader_or_other_staff(long seed) {
    List<Case> all = cases(new Random(seed));
    SummaryDay day =
        SCHEDULE.summariesDue(Samples.MONDAY, Samples.MONDAY.plusSeconds(86_400)).get(0);
    for (Contact reader : PEOPLE.subList(2, 4)) {

      Summary summary = Summary.of(Samples.ELM, day, LONDON, all, reader, PEOPLE);

      assertThat(summary.entries())
          .extracting(Summary.Entry::who)
          .allMatch(who -> who.startsWith("Name of pupil"));
    }
  }

  /** As people at a school would put it: about oneself, or, for the head, about the head. */
  private static boolean isWithheld(Contact reader, Case c) {
    String subject = c.incident().person().username();
    return reader.bareUsername().equals(subject)
        || (reader.role() != Role.CHAIR && "chead".equals(subject));
  }

  private static List<Case> cases(Random random) {
    List<String> staff = List.of("chead", "dchair", "alead", "bdeputy", "etech", "atutor");
    List<Case> cases = new ArrayList<>();
    for (int i = 0; i < 25; i++) {
      String username = staff.get(random.nextInt(staff.size()));
      Person person =
          random.nextBoolean()
              ? Samples.pupil("pupil" + i % 4, "Name of pupil" + i % 4)
              : Samples.staff(username, "Name of " + username);
      Category category = CATEGORIES.get(random.nextInt(CATEGORIES.size()));
      Priority priority = List.of(Priority.P1, Priority.P2, Priority.P3).get(random.nextInt(3));
      cases.add(Samples.open("2026-0000" + i, incident(person, category, priority)));
    }
    return cases;
  }

  private static Incident incident(Person person, Category category, Priority priority) {
    return Samples.incident(
        person,
        category,
        priority,
        null,
        List.of(
            Samples.site("a.example", category, priority),
            Samples.site("b.example", category, priority)),
        Samples.MONDAY);
  }

  /** The hour's counts are what the cases add up to, on top of what nobody was told of. */
  private static DigestFacts facts(Contact reader, List<Case> cases) {
    Map<Category, Long> found = new EnumMap<>(Category.class);
    CATEGORIES.forEach(category -> found.put(category, 100L));
    long blocked = 1_000;
    for (Case c : cases) {
      found.merge(c.incident().category(), (long) c.incident().events(), Long::sum);
      blocked += c.incident().decisions().getOrDefault(Decision.BLOCKED, 0);
    }
    Activity activity =
        new Activity(
            "elm",
            Samples.MONDAY,
            0,
            Samples.MONDAY,
            Map.of(Counter.EVENTS, 9_000L, Counter.ACTS, 900L, Counter.BLOCKED, blocked),
            found);
    DigestWeek week = SCHEDULE.week("2026-W47");
    return new DigestFacts(
        Samples.ELM,
        week,
        LONDON,
        cases,
        cases,
        List.of(),
        List.of(activity),
        List.of(),
        reader,
        PEOPLE,
        Names.ALL,
        week.end(),
        "5f2a",
        List.of());
  }
}

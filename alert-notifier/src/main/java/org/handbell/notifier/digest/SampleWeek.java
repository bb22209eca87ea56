package org.handbell.notifier.digest;

import static java.util.stream.Collectors.toSet;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.handbell.model.Activity;
import org.handbell.model.Activity.Counter;
import org.handbell.model.Category;
import org.handbell.model.Decision;
import org.handbell.model.Evidence;
import org.handbell.model.Finding;
import org.handbell.model.Incident;
import org.handbell.model.Person;
import org.handbell.model.PersonKind;
import org.handbell.model.Priority;
import org.handbell.model.School;
import org.handbell.model.Visibility;
import org.handbell.notifier.look.Names;
import org.handbell.notifier.register.Case;
import org.handbell.notifier.route.Contact;
import org.handbell.notifier.route.Mailbox;
import org.handbell.notifier.route.Role;

/** A made-up week, with names and sites as somebody who means harm would choose them. */
public final class SampleWeek {

  private static final Instant END = Instant.parse("2026-11-20T15:30:00Z");
  private static final Instant START = Instant.parse("2026-11-13T15:30:00Z");
  private static final Instant MONDAY = Instant.parse("2026-11-16T10:42:00Z");

  private static final List<String> NAMES =
      List.of(
          "<script>alert(1)</script>",
          "Robert'); DROP TABLE cases;--",
          "\u202Egnp.elpmaxe",
          "A name of one word that goes on and on and on ".repeat(3),
          "Łukasz Żółć-Öztürk",
          "https://evil.example/?a=b&c=\"d\"");

  private static final List<String> SITES =
      List.of(
          "www.evil.example",
          "\"><img src=x onerror=alert(1)>.example",
          "a".repeat(120) + ".example",
          "xn--e1afmkfd.example",
          "evil.example\nSubject: another",
          "${secret}.example");

  private SampleWeek() {}

  /** The week of that school, as a head gets it. */
  public static Digest digest(School school, ZoneId zone) {
    Contact head = reader(Role.HEAD);
    return DigestContent.of(
        new DigestFacts(
            school,
            new DigestWeek(2026, 47, START, END),
            zone,
            cases(school),
            List.of(),
            List.of(),
            List.of(hour(school, MONDAY, 48_000)),
            List.of(hour(school, MONDAY.minus(Duration.ofDays(7)), 51_000)),
            head,
            List.of(head),
            Names.ALL,
            END,
            "0000",
            List.of()));
  }

  /** A day's list of that school, as a safeguarding lead gets it. */
  static Summary list(School school, ZoneId zone) {
    Contact lead = reader(Role.DSL);
    Set<String> all = cases(school).stream().map(Case::number).collect(toSet());
    SummaryLines lines =
        new SummaryLines(
            new ReadableCases(lead, List.of(lead)), new Summary.Terms(all, Set.of()), zone);
    cases(school).forEach(lines::add);
    SummaryDay day = new SummaryDay(LocalDate.of(2026, 11, 16), START, END);
    return Summary.of(school, day, zone, lines, List.of());
  }

  static Contact reader(Role role) {
    return new Contact(
        role.id(), null, role, "S. Sample", "s@x.example", null, Mailbox.PERSONAL, List.of());
  }

  static List<Case> cases(School school) {
    return IntStream.range(0, NAMES.size()).mapToObj(i -> sample(school, i)).toList();
  }

  private static Activity hour(School school, Instant at, long read) {
    return new Activity(
        school.id(),
        at.truncatedTo(ChronoUnit.HOURS),
        0,
        at,
        Map.of(
            Counter.EVENTS, read,
            Counter.ACTS, read / 4,
            Counter.NAMED, read / 5,
            Counter.SEARCHED, read / 20,
            Counter.SEARCHES, read / 25,
            Counter.SEEN_WHOLE, read / 9,
            Counter.BLOCKED, read / 50),
        Map.of(Category.CONDUCT_GAMES, read / 60),
        List.of(),
        Map.of(Category.CONDUCT_GAMES, read / 90, Category.CONTENT_SEXUAL, read / 300),
        Map.of());
  }

  private static Case sample(School school, int i) {
    Category category = i % 2 == 0 ? Category.CONTENT_HATE : Category.CONTENT_DRUGS;
    Priority priority = i < 2 ? Priority.P2 : Priority.P3;
    Instant at = MONDAY.plusSeconds(3_600L * i);
    Evidence evidence =
        new Evidence(
            "sample-" + i,
            at,
            at,
            Evidence.Kind.SITE,
            null,
            SITES.get(i),
            null,
            null,
            null,
            "10.1.2.3",
            Decision.BLOCKED,
            Visibility.HOST,
            List.of(
                new Finding(category, priority, 4, null, "sample", "a made-up why", null, false)));
    Incident incident =
        new Incident(
            "sample-" + i,
            1,
            school.id(),
            new Person(
                school.id() + "/sample" + i,
                PersonKind.PUPIL,
                "sample" + i,
                NAMES.get(i),
                "6",
                "6B"),
            category.theme(),
            category,
            priority,
            null,
            "a made-up sentence",
            at,
            at,
            at,
            at,
            1,
            Map.of(Decision.BLOCKED, 1),
            List.of(evidence),
            true);
    return new Case("2026-00000" + i, incident, at, null, null);
  }
}

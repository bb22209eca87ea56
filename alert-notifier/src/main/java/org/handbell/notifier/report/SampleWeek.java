package org.handbell.notifier.report;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
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
import org.handbell.notifier.digest.DigestContent;
import org.handbell.notifier.digest.DigestFacts;
import org.handbell.notifier.digest.DigestWeek;
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
  public static Report of(School school, ZoneId zone) {
    Contact head =
        new Contact(
            "head", null, Role.HEAD, "H. Sample", "h@x.example", null, Mailbox.PERSONAL, List.of());
    DigestFacts facts =
        new DigestFacts(
            school,
            new DigestWeek(2026, 47, START, END),
            zone,
            NAMES.stream().map(name -> sample(school, NAMES.indexOf(name))).toList(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            head,
            List.of(head),
            Names.ALL,
            END,
            "0000",
            List.of());
    return DigestReport.of(DigestContent.of(facts));
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

package org.handbell.notifier.report;

import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.handbell.calendar.Calendars;
import org.handbell.calendar.Days;
import org.handbell.calendar.SchoolCalendar;
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
import org.handbell.model.SchoolPhase;
import org.handbell.model.Visibility;
import org.handbell.notifier.DatabaseSettings;
import org.handbell.notifier.Elm;
import org.handbell.notifier.NotifierConfig;
import org.handbell.notifier.SettableClock;
import org.handbell.notifier.digest.Bulletins;
import org.handbell.notifier.look.Names;
import org.handbell.notifier.register.Batch;
import org.handbell.notifier.register.Case;
import org.handbell.notifier.register.Outcome;
import org.handbell.notifier.register.Register;
import org.handbell.notifier.route.Contact;
import org.handbell.notifier.route.Mailbox;
import org.handbell.notifier.route.Role;
import org.jspecify.annotations.Nullable;

/** An invented trust that lives through a school year, and its own account of what happened. */
final class TrustYear implements AutoCloseable {

  static final int SCHOOLS = 5;
  static final LocalDate FIRST = LocalDate.of(2026, 9, 1);
  static final LocalDate LAST = LocalDate.parse(System.getProperty("reports.until", "2026-11-20"));

  private static final List<Category> CATEGORIES =
      List.of(
          Category.CONTENT_HATE,
          Category.CONTENT_SUICIDE,
          Category.CONTENT_DRUGS,
          Category.CONDUCT_BULLYING,
          Category.COMMERCE_GAMBLING,
          Category.CONTACT_STRANGER_CHAT);

  /** One thing that happened, told by nobody but us. */
  record Happened(String school, Instant at, Category category, Priority priority, boolean head) {}

  final List<Happened> ledger = new ArrayList<>();
  private final Map<Instant, Long> events = new TreeMap<>();
  final SettableClock clock = new SettableClock(FIRST.atTime(7, 0).atZone(Elm.LONDON).toInstant());
  final NotifierConfig config;
  final Register register;
  private final Random random;
  private Bulletins bulletins;

  TrustYear(DatabaseSettings database, long seed) {
    this.random = new Random(seed);
    this.config = config(database);
    this.register = Register.open(config, clock);
    this.bulletins = bulletins();
  }

  static String id(int school) {
    return "s" + school;
  }

  static List<Contact> people() {
    List<Contact> people = new ArrayList<>();
    for (int i = 1; i <= SCHOOLS; i++) {
      for (Role role : List.of(Role.DSL, Role.HEAD, Role.CHAIR, Role.GOVERNOR)) {
        people.add(contact(role, id(i)));
      }
    }
    people.add(contact(Role.TRUST_DSL, null));
    return people;
  }

  static Contact contact(Role role, @Nullable String school) {
    String id = role.id() + (school == null ? "" : "-" + school);
    return new Contact(
        id,
        school,
        role,
        "Name of " + id,
        id + "@heron.example",
        "u" + id,
        Mailbox.PERSONAL,
        List.of());
  }

  private static NotifierConfig config(DatabaseSettings database) {
    NotifierConfig elm = Elm.config(database, people(), 25);
    SchoolCalendar usual = SchoolCalendar.usual(Elm.LONDON);
    SchoolCalendar own =
        new SchoolCalendar(
            Elm.LONDON,
            usual.nation(),
            usual.hours(),
            List.of(
                days("2026-09-02", "2026-10-23"),
                days("2026-11-02", "2026-12-18"),
                days("2027-01-04", "2027-02-12"),
                days("2027-02-22", "2027-03-25"),
                days("2027-04-12", "2027-05-28"),
                days("2027-06-07", "2027-07-20")),
            List.of(),
            Map.of(),
            false);
    return elm.toBuilder()
        .schools(
            IntStream.rangeClosed(1, SCHOOLS)
                .mapToObj(i -> new School(id(i), "School number " + i, SchoolPhase.PRIMARY))
                .toList())
        .calendars(new Calendars(own, Map.of()))
        .build();
  }

  private static Days days(String from, String to) {
    return new Days(LocalDate.parse(from), LocalDate.parse(to));
  }

  /** How many events all schools had by then, by our own account. */
  long eventsBefore(Instant end) {
    return events.entrySet().stream()
        .filter(each -> each.getKey().isBefore(end))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  SchoolCalendar calendar() {
    return config.calendars().of(id(1));
  }

  /** Lives through the days up to that one; Handbell is started anew now and then. */
  void liveUntil(LocalDate last, int each) {
    for (LocalDate day = FIRST; !day.isAfter(last); day = day.plusDays(1)) {
      itIs(day.atTime(10, 5).atZone(Elm.LONDON).toInstant());
      if (day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0) {
        happen(day, each);
      }
      if (day.getDayOfWeek() == DayOfWeek.FRIDAY) {
        itIs(day.atTime(15, 31).atZone(Elm.LONDON).toInstant());
        bulletins.tick();
        if (day.getDayOfMonth() < 8) {
          bulletins = bulletins();
        }
        bulletins.tick();
      }
    }
  }

  private void happen(LocalDate day, int each) {
    List<Incident> incidents = new ArrayList<>();
    List<Activity> hours = new ArrayList<>();
    boolean school = calendar().schoolDay(day);
    for (int i = 1; i <= SCHOOLS; i++) {
      int count = school ? random.nextInt(each + 1) : random.nextInt(40) == 0 ? 1 : 0;
      for (int n = 0; n < count; n++) {
        incidents.add(incident(id(i), day + "-" + n));
      }
      if (school) {
        hours.add(hour(id(i)));
      }
    }
    register.applyBatch(new Batch("cluster", incidents, hours, List.of()));
    incidents.stream().map(one -> register.caseOf(one.id()).orElseThrow()).forEach(this::deal);
  }

  private Activity hour(String school) {
    long read = 500L + random.nextInt(9_000);
    Instant hour = clock.instant().truncatedTo(ChronoUnit.HOURS);
    events.merge(hour, read, Long::sum);
    return new Activity(
        school,
        hour,
        0,
        hour.plusSeconds(60),
        Map.of(
            Counter.EVENTS, read,
            Counter.ACTS, read / 4,
            Counter.NAMED, read / 4 * 9 / 10,
            Counter.SEARCHED, read / 20,
            Counter.SEARCHES, read / 30,
            Counter.BLOCKED, read / 50),
        Map.of(
            Category.CONDUCT_BYPASS,
            (long) random.nextInt(random.nextInt(60) == 0 ? 160 : 4),
            Category.CONDUCT_GAMES,
            read / 40),
        List.of(),
        Map.of(Category.CONDUCT_GAMES, read / 60, Category.CONTENT_SEXUAL, read / 300),
        random.nextInt(30) == 0 ? Map.of("ai" + random.nextInt(40) + ".example", 3L) : Map.of());
  }

  /** Most cases are taken within the hour and closed; some stay open. */
  private void deal(Case c) {
    Contact by =
        config.contacts().stream()
            .filter(each -> register.desk().against(c, each).isEmpty())
            .filter(each -> each.role().mayReadContent())
            .findFirst()
            .orElseThrow();
    if (random.nextInt(30) > 0) {
      register.desk().acknowledge(c.number(), by, by);
    }
    if (random.nextInt(12) > 0) {
      Outcome.Kind[] kinds = {
        Outcome.Kind.NO_CONCERN, Outcome.Kind.SPOKEN, Outcome.Kind.SUPPORT, Outcome.Kind.FAMILY
      };
      Outcome.Kind kind = kinds[random.nextInt(kinds.length)];
      register
          .casework()
          .close(c.number(), by, new Outcome(kind, "a sum", "an act", "a decision", "so", "", ""));
    }
  }

  private Incident incident(String school, String suffix) {
    Category category = CATEGORIES.get(random.nextInt(CATEGORIES.size()));
    Priority priority =
        random.nextInt(40) == 0 ? Priority.P1 : random.nextInt(5) == 0 ? Priority.P2 : Priority.P3;
    boolean head = random.nextInt(50) == 0;
    Instant at = clock.instant();
    ledger.add(new Happened(school, at, category, priority, head));
    Person person =
        head
            ? new Person(
                school + "/uhead-" + school,
                PersonKind.STAFF,
                "uhead-" + school,
                "Head of " + school,
                null,
                null)
            : pupil(school);
    String id = school + "-" + suffix;
    Evidence evidence =
        new Evidence(
            id,
            at,
            at,
            Evidence.Kind.SITE,
            null,
            "site" + random.nextInt(90) + ".example",
            null,
            null,
            random.nextInt(5) == 0 ? null : "pc-12",
            "10.1.2.3",
            Decision.BLOCKED,
            Visibility.HOST,
            List.of(new Finding(category, priority, 4, null, "R-1", "a why", null, false)));
    return new Incident(
        id,
        1,
        school,
        person,
        category.theme(),
        category,
        priority,
        null,
        "a sentence",
        at,
        at,
        at,
        at,
        1,
        Map.of(Decision.BLOCKED, 1),
        List.of(evidence),
        true);
  }

  private Person pupil(String school) {
    int n = random.nextInt(400);
    String name = "Pupil" + n + " Ofschool" + school;
    return new Person(school + "/p" + n, PersonKind.PUPIL, "p" + n, name, "5", "5C");
  }

  private Bulletins bulletins() {
    return new Bulletins(register, config, Names.NOT_IN_DISTRESS, clock);
  }

  private void itIs(Instant time) {
    clock.pass(Duration.between(clock.instant(), time));
  }

  static DatabaseSettings in(Path folder) {
    return DatabaseSettings.sqlite(folder.resolve("register.db"));
  }

  @Override
  public void close() {
    register.close();
  }
}

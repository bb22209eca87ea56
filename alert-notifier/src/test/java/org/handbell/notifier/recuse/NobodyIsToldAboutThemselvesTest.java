package org.handbell.notifier.recuse;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.handbell.notifier.Elm.NOW;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.handbell.model.Incident;
import org.handbell.model.Person;
import org.handbell.model.PersonKind;
import org.handbell.model.Phase;
import org.handbell.model.Priority;
import org.handbell.model.SchoolPhase;
import org.handbell.notifier.Elm;
import org.handbell.notifier.digest.Digest;
import org.handbell.notifier.digest.DigestContent;
import org.handbell.notifier.digest.DigestFacts;
import org.handbell.notifier.digest.DigestWeek;
import org.handbell.notifier.digest.Summary;
import org.handbell.notifier.digest.SummaryDay;
import org.handbell.notifier.escalate.Chain;
import org.handbell.notifier.escalate.Chain.Call;
import org.handbell.notifier.escalate.Step;
import org.handbell.notifier.escalate.Wait;
import org.handbell.notifier.look.Names;
import org.handbell.notifier.register.Case;
import org.handbell.notifier.route.Absence;
import org.handbell.notifier.route.Contact;
import org.handbell.notifier.route.Delivery;
import org.handbell.notifier.route.Mailbox;
import org.handbell.notifier.route.Match;
import org.handbell.notifier.route.Presence;
import org.handbell.notifier.route.Role;
import org.handbell.notifier.route.Route;
import org.handbell.notifier.route.Router;
import org.handbell.notifier.route.Tell;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Whoever is in whatever roles under whatever spelling, on whatever routes and in whatever absence,
 * no mail reaches its own subject, and nothing that tells of several concerns shows its reader one
 * that they may not see. {@code -Drecusal.cases=1000000} tries a million.
 */
class NobodyIsToldAboutThemselvesTest {

  private static final long SEED = 20261120;
  private static final int CASES = Integer.getInteger("recusal.cases", 20_000);
  private static final List<String> NAMES = List.of("ann", "bob", "cat", "dan", "eve");

  /** How many concerns one reader's week has. */
  private static final int WEEK = 40;

  private final Random random = new Random(SEED);

  private static final int LAYOUTS = 50;

  /** How a school is staffed and what it has chosen. */
  private record Layout(
      List<Contact> people,
      List<Route> routes,
      List<Absence> absences,
      Map<String, Set<Contact>> selves) {

    Layout(List<Contact> people, List<Route> routes, List<Absence> absences) {
      this(
          people,
          routes,
          absences,
          NAMES.stream()
              .collect(
                  toMap(
                      name -> name,
                      name ->
                          people.stream()
                              .filter(contact -> isAboutThem(name, contact, people))
                              .collect(toSet()))));
    }

    /** True where a mail to that reader would reach the subject. */
    boolean reaches(String subject, Contact reader) {
      return selves.getOrDefault(subject, Set.of()).contains(reader);
    }

    Router router(Instant now) {
      Map<String, SchoolPhase> phases = Map.of("elm", SchoolPhase.PRIMARY);
      return new Router(people, phases, routes, presence(now));
    }

    Presence presence(Instant now) {
      return Presence.at(now, people, absences);
    }
  }

  /** A concern and who it is about, by the name that the people have here. */
  private record Told(String subject, Incident incident) {}

  @Test
  void in_fifty_random_schools_with_random_concerns() {
    int told = 0;
    for (int i = 0; i < LAYOUTS; i++) {
      Layout layout = layout();
      for (int j = 0; j < CASES / LAYOUTS; j++) {
        Told about = concern("i" + j, Priority.P1);

        for (Delivery delivery : deliveries(about.incident(), layout)) {
          if (layout.reaches(about.subject(), delivery.contact())) {
            throw new AssertionError(
                "seed %d school %d case %d: %s told of %s in %s"
                    .formatted(SEED, i, j, delivery, about.incident().person(), layout));
          }
          told++;
        }
      }
    }
    assertThat(told).as("the property is about mails that are sent").isGreaterThan(CASES / 2);
  }

  @Test
  void in_fifty_random_schools_nobody_reads_of_a_part_that_is_not_for_them() {
    int read = 0;
    for (int i = 0; i < LAYOUTS; i++) {
      Layout layout = layout();
      for (int week = 0; week < Math.max(1, CASES / LAYOUTS / WEEK); week++) {
        List<Told> concerns = new ArrayList<>();
        for (int j = 0; j < WEEK; j++) {
          concerns.add(concern("i" + j, pick(List.of(Priority.P1, Priority.P2, Priority.P3))));
        }
        for (Contact reader : layout.people()) {
          read += readWhole(reader, concerns, layout);
        }
      }
    }
    assertThat(read).as("the property is about what is read").isGreaterThan(CASES / 10);
  }

  /** Counts the concerns that the reader's summary and digest of the week tell of. */
  private static int readWhole(Contact reader, List<Told> concerns, Layout layout) {
    List<Case> cases = new ArrayList<>();
    for (int i = 0; i < concerns.size(); i++) {
      cases.add(new Case("2026-%06d".formatted(i), concerns.get(i).incident(), NOW, null, null));
    }
    SummaryDay day = new SummaryDay(LocalDate.EPOCH, NOW, NOW.plusSeconds(1));
    String text =
        Summary.of(Elm.SCHOOL, day, Elm.LONDON, cases, reader, layout.people()).toString()
            + digest(reader, cases, layout);
    int read = 0;
    for (int i = 0; i < concerns.size(); i++) {
      if (text.contains(cases.get(i).number())) {
        String subject = concerns.get(i).subject();
        boolean staff = concerns.get(i).incident().person().kind() == PersonKind.STAFF;
        boolean lead = reader.role() == Role.DSL || reader.role() == Role.DEPUTY_DSL;
        if (layout.reaches(subject, reader) || (staff && lead)) {
          throw new AssertionError(
              "seed %d: %s reads of %s among %s".formatted(SEED, reader, subject, layout.people()));
        }
        read++;
      }
    }
    return read;
  }

  private static Digest digest(Contact reader, List<Case> cases, Layout layout) {
    return DigestContent.of(
        new DigestFacts(
            Elm.SCHOOL,
            new DigestWeek(2026, 47, NOW, NOW.plusSeconds(1)),
            Elm.LONDON,
            cases,
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            reader,
            layout.people(),
            Names.NONE,
            NOW.plusSeconds(1),
            null,
            List.of()));
  }

  private Told concern(String id, Priority priority) {
    String subject = pick(NAMES);
    String year = pick(List.of("6", "Year 9", "R"));
    Person person = new Person("elm/x", pick(kinds()), spelling(subject), null, year, null);
    return new Told(subject, Elm.incident(id, 1, person, priority, Phase.PLANNING));
  }

  private Layout layout() {
    List<Contact> people = people();
    List<Absence> absences = new ArrayList<>();
    for (Contact contact : people) {
      if (random.nextInt(4) == 0) {
        absences.add(
            new Absence(
                contact.id(),
                NOW.minusSeconds(random.nextInt(3)),
                NOW.plusSeconds(random.nextInt(3) + 1),
                people.stream()
                    .map(Contact::id)
                    .filter(id -> !id.equals(contact.id()) && random.nextBoolean())
                    .toList()));
      }
    }
    return new Layout(people, routes(people, 2), absences);
  }

  private List<Route> routes(List<Contact> people, int depth) {
    List<Route> routes = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0 && depth > 0; i--) {
      Tell tell =
          random.nextInt(4) == 0
              ? Tell.USUAL
              : new Tell(
                  random.nextInt(4) == 0,
                  Set.of(pick(List.of(Role.values()))),
                  Set.of(pick(people).id()));
      routes.add(
          new Route("r" + i, match(), tell, random.nextBoolean(), routes(people, depth - 1)));
    }
    return routes;
  }

  private Match match() {
    return new Match(
        random.nextInt(4) == 0 ? Set.of("oak") : Set.of(),
        Set.of(),
        random.nextBoolean() ? Set.of("6") : Set.of(),
        Set.of(),
        Set.of(),
        random.nextBoolean() ? Set.of(Priority.P1) : Set.of(),
        random.nextBoolean() ? Set.of(pick(kinds())) : Set.of(),
        Set.of());
  }

  /**
   * Whom the router names at first, all whom escalation adds or reminds, those who are sent to
   * fetch somebody, and all whom the router would name in another's place.
   */
  private List<Delivery> deliveries(Incident incident, Layout layout) {
    Router router = layout.router(NOW);
    List<Delivery> all = new ArrayList<>(router.route(incident).deliveries());
    Chain chain =
        new Chain(
            layout.people(),
            random.nextBoolean() ? List.of() : List.of("c0", "c1", "c2"),
            layout.presence(NOW));
    chain.runners(incident).forEach(each -> all.add(new Delivery(each, "runs")));
    for (int i = 0; i < 4; i++) {
      List<Contact> told = all.stream().map(Delivery::contact).toList();
      Call call =
          chain.call(incident, step(), told, told.stream().map(Contact::address).collect(toSet()));
      all.addAll(call.added());
      call.reminded().forEach(each -> all.add(new Delivery(each, "again")));
      Set<String> before = told.stream().map(Contact::address).collect(toSet());
      if (call.added().stream().anyMatch(each -> before.contains(each.contact().address()))) {
        throw new AssertionError("told twice: " + call.added());
      }
    }
    Set<String> addresses = new HashSet<>();
    all.forEach(each -> addresses.add(each.contact().address()));
    var more = router.instead(incident, addresses);
    while (more.isPresent()) {
      all.add(more.get());
      addresses.add(more.get().contact().address());
      more = router.instead(incident, addresses);
    }
    return all;
  }

  private Step step() {
    Role role = pick(List.of(Role.DEPUTY_DSL, Role.HEAD, Role.CHAIR, Role.TRUST_DSL));
    return switch (random.nextInt(3)) {
      case 0 -> new Step(Wait.of("10m"), Set.of(), true, true);
      case 1 -> new Step(Wait.of("10m"), Set.of(role), false, random.nextBoolean());
      default -> Step.REMIND_AT_ONCE;
    };
  }

  /** Told independently of the code under test: by account, by address, by who reads what. */
  private static boolean isAboutThem(String subject, Contact told, List<Contact> people) {
    Set<String> known = new HashSet<>(Set.of("account " + subject));
    Set<String> ids = new HashSet<>();
    for (int i = 0; i < people.size(); i++) { // as often as a chain of names can be long
      for (Contact contact : people) {
        if (namesOf(contact).stream().anyMatch(known::contains)) {
          known.addAll(namesOf(contact));
          known.add("mail to " + contact.address());
          ids.add(contact.id());
        }
      }
    }
    return namesOf(told).stream().anyMatch(known::contains)
        || known.contains("mail to " + told.address())
        || people.stream()
            .filter(box -> box.address().equals(told.address()))
            .flatMap(box -> box.readBy().stream())
            .anyMatch(ids::contains);
  }

  private static Set<String> namesOf(Contact contact) {
    Set<String> names = new HashSet<>();
    if (accountOf(contact) != null) {
      names.add("account " + accountOf(contact));
    }
    if (contact.mailbox() == Mailbox.PERSONAL) {
      names.add("own address " + contact.address());
    }
    return names;
  }

  private static @Nullable String accountOf(Contact contact) {
    String username = contact.username();
    return username == null
        ? null
        : username.toLowerCase(Locale.ROOT).replaceAll("^.*\\\\", "").replaceAll("@.*$", "");
  }

  private List<Contact> people() {
    List<Contact> people = new ArrayList<>();
    int count = 1 + random.nextInt(8);
    for (int i = 0; i < count; i++) {
      String who = pick(NAMES);
      people.add(
          new Contact(
              "c" + i,
              school(),
              pick(List.of(Role.values())),
              who,
              address(who),
              random.nextInt(4) == 0 ? null : spelling(who),
              random.nextInt(4) == 0 ? Mailbox.SHARED : Mailbox.PERSONAL,
              random.nextInt(4) == 0 ? List.of("c" + random.nextInt(count)) : List.of()));
    }
    return people;
  }

  private @Nullable String school() {
    return switch (random.nextInt(5)) {
      case 0 -> null;
      case 1 -> "oak";
      default -> "elm";
    };
  }

  private String address(String who) {
    String name = random.nextInt(4) == 0 ? pick(NAMES) : who;
    String address = name + pick(List.of("@elm.example", "@home.example", ".x@elm.example"));
    return random.nextBoolean() ? address : address.toUpperCase(Locale.ROOT);
  }

  private String spelling(String name) {
    return switch (random.nextInt(5)) {
      case 0 -> name;
      case 1 -> name.toUpperCase(Locale.ROOT);
      case 2 -> "ELM\\" + name;
      case 3 -> name + "@elm.example";
      default -> "Curric\\" + name.toUpperCase(Locale.ROOT);
    };
  }

  private static List<PersonKind> kinds() {
    return List.of(PersonKind.PUPIL, PersonKind.STAFF, PersonKind.UNKNOWN);
  }

  private <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }
}

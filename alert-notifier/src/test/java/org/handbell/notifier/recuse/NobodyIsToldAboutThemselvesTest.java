package org.handbell.notifier.recuse;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import org.handbell.model.Incident;
import org.handbell.model.Person;
import org.handbell.model.PersonKind;
import org.handbell.model.Phase;
import org.handbell.model.Priority;
import org.handbell.notifier.Elm;
import org.handbell.notifier.escalate.Chain;
import org.handbell.notifier.escalate.Chain.Call;
import org.handbell.notifier.escalate.Step;
import org.handbell.notifier.escalate.Wait;
import org.handbell.notifier.route.Contact;
import org.handbell.notifier.route.Delivery;
import org.handbell.notifier.route.Mailbox;
import org.handbell.notifier.route.Role;
import org.handbell.notifier.route.Router;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Whoever is in whatever roles under whatever spelling, no mail reaches its own subject. */
class NobodyIsToldAboutThemselvesTest {

  private static final long SEED = 20261120;
  private static final int CASES = Integer.getInteger("recusal.cases", 20_000);
  private static final List<String> NAMES = List.of("ann", "bob", "cat", "dan", "eve");

  private final Random random = new Random(SEED);

  @Test
  void in_random_schools_with_random_concerns() {
    int told = 0;
    for (int i = 0; i < CASES; i++) {
      List<Contact> people = people();
      String subject = pick(NAMES);
      Person person = new Person("elm/x", pick(kinds()), spelling(subject), null, null, null);
      Incident incident = Elm.incident("i" + i, 1, person, Priority.P1, Phase.PLANNING);

      List<Delivery> deliveries = deliveries(incident, people);

      for (Delivery delivery : deliveries) {
        assertThat(isAboutThem(subject, delivery.contact(), people))
            .as("seed %d case %d: %s told of %s among %s", SEED, i, delivery, person, people)
            .isFalse();
        told++;
      }
    }
    assertThat(told).as("the property is about mails that are sent").isGreaterThan(CASES / 2);
  }

  /**
   * Whom the router names at first, all whom escalation adds or reminds, those who are sent to
   * fetch somebody, and all whom the router would name in another's place.
   */
  private List<Delivery> deliveries(Incident incident, List<Contact> people) {
    List<Delivery> all = new ArrayList<>(Router.usual(people).route(incident).deliveries());
    Chain chain = new Chain(people, random.nextBoolean() ? List.of() : List.of("c0", "c1", "c2"));
    chain.runners(incident).forEach(each -> all.add(new Delivery(each, "runs")));
    for (int i = 0; i < 4; i++) {
      List<Contact> told = all.stream().map(Delivery::contact).toList();
      Call call =
          chain.call(incident, step(), told, told.stream().map(Contact::address).collect(toSet()));
      all.addAll(call.added());
      call.reminded().forEach(each -> all.add(new Delivery(each, "again")));
      Set<String> before = told.stream().map(Contact::address).collect(toSet());
      assertThat(call.added()).noneMatch(each -> before.contains(each.contact().address()));
    }
    Set<String> addresses = new HashSet<>();
    all.forEach(each -> addresses.add(each.contact().address()));
    var more = Router.usual(people).instead(incident, addresses);
    while (more.isPresent()) {
      all.add(more.get());
      addresses.add(more.get().contact().address());
      more = Router.usual(people).instead(incident, addresses);
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

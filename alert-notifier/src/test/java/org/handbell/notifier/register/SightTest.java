package org.handbell.notifier.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.handbell.notifier.Elm.NOW;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.TreeSet;
import org.handbell.model.Incident;
import org.handbell.model.Person;
import org.handbell.model.PersonKind;
import org.handbell.model.Priority;
import org.handbell.notifier.Elm;
import org.handbell.notifier.OnEachDatabase;
import org.handbell.notifier.TestDatabase;
import org.handbell.notifier.route.Contact;
import org.handbell.notifier.route.Mailbox;
import org.handbell.notifier.route.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** Who sees which case in a list and on its page: the same as may be told of it. */
@OnEachDatabase
class SightTest {

  private static final List<String> NAMES =
      List.of("alead", "ALEAD", "bdeputy", "chead", "dchair", "etech", "mailbox", "jbloggs", "ı");

  @Parameter TestDatabase database;
  @TempDir Path folder;

  @Test
  void each_reader_sees_what_is_for_them_and_nothing_else() {
    List<Contact> people = new ArrayList<>(Elm.PEOPLE);
    people.add(Elm.contact("gov", Role.GOVERNOR, "F. Governor", null));
    people.add(Elm.contact("off", Role.OFFICE, "G. Office", null));
    Contact elsewhere =
        new Contact(
            "oak", "oak", Role.DSL, "O. Oak", "oak@oak.example", null, Mailbox.PERSONAL, List.of());
    people.add(elsewhere);
    try (Register register = open(people)) {
      raise(
          register,
          Elm.p1("pupil"),
          Elm.incident("teacher", 1, Elm.TEACHER, Priority.P1, null),
          Elm.incident("lead", 1, Elm.staff("alead"), Priority.P2, null),
          Elm.incident("head", 1, Elm.staff("CHead"), Priority.P1, null),
          Elm.incident("device", 1, Person.device("elm", "10.1.2.3"), Priority.P3, null));

      assertThat(seen(register, people, Elm.DSL)).containsExactly("device", "pupil");
      assertThat(seen(register, people, Elm.DEPUTY)).containsExactly("device", "pupil");
      assertThat(seen(register, people, Elm.HEAD))
          .containsExactly("device", "lead", "pupil", "teacher");
      assertThat(seen(register, people, Elm.CHAIR))
          .containsExactly("device", "head", "lead", "pupil", "teacher");
      assertThat(seen(register, people, Elm.IT)).isEmpty();
      assertThat(seen(register, people, people.get(5))).isEmpty();
      assertThat(seen(register, people, people.get(6))).isEmpty();
      assertThat(seen(register, people, elsewhere)).isEmpty();
    }
  }

  @Test
  void the_lists_and_the_desk_never_differ_whatever_people_are_called() {
    long seed = Long.getLong("seed", new Random().nextLong());
    Random random = new Random(seed);
    for (int i = 0; i < 2; i++) {
      List<Contact> people = people(random);
      try (Register register = open(people)) {
        raise(register, incidents(random, i));
        for (Contact reader : people) {
          TreeSet<String> may = new TreeSet<>();
          register.desk().openOrSince(NOW.minusSeconds(1)).stream()
              .filter(c -> register.desk().against(c, reader).isEmpty())
              .forEach(c -> may.add(c.incident().id()));

          List<String> sees = seen(register, people, reader);

          assertThat(sees)
              .as("seed %d, %s of %s", seed, reader, people)
              .containsExactlyElementsOf(may);
        }
      }
    }
  }

  private static List<Contact> people(Random random) {
    List<Contact> people = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      String school = random.nextInt(5) == 0 ? null : random.nextInt(4) == 0 ? "oak" : "elm";
      people.add(
          new Contact(
              "c" + i,
              school,
              List.of(Role.values()).get(random.nextInt(Role.values().length)),
              "Name " + i,
              one(random).toLowerCase(Locale.ROOT) + "@elm.example",
              random.nextBoolean() ? "ELM\\" + one(random) : null,
              random.nextInt(4) == 0 ? Mailbox.SHARED : Mailbox.PERSONAL,
              random.nextInt(4) == 0 ? List.of("c" + random.nextInt(7)) : List.of()));
    }
    return people;
  }

  private static Incident[] incidents(Random random, int round) {
    List<Incident> all = new ArrayList<>();
    for (PersonKind kind : PersonKind.values()) {
      for (String name : NAMES) {
        Person person = new Person("elm/" + name, kind, name, null, null, null);
        Priority priority = List.of(Priority.values()).get(random.nextInt(3));
        all.add(Elm.incident(round + kind.id() + all.size(), 1, person, priority, null));
      }
    }
    return all.toArray(Incident[]::new);
  }

  private static String one(Random random) {
    return NAMES.get(random.nextInt(NAMES.size() - 1));
  }

  private Register open(List<Contact> people) {
    return Register.open(Elm.config(database.at(folder), people, 25), () -> NOW);
  }

  private static void raise(Register register, Incident... incidents) {
    register.applyBatch(new Batch("cluster", List.of(incidents), List.of(), List.of()));
  }

  /** What the list and the pages of the cases show alike. */
  private static List<String> seen(Register register, List<Contact> people, Contact reader) {
    Sight sight = Sight.of(List.of(reader), people, List.of("elm", "oak"));
    List<String> listed =
        register.inbox().page(sight, Wanted.OPEN, null, 200).cases().stream()
            .map(each -> each.about().incident().id())
            .sorted()
            .toList();
    int counted = register.inbox().open(sight).values().stream().mapToInt(Integer::intValue).sum();
    assertThat(counted).isEqualTo(listed.size());
    List<String> opened =
        register.desk().openOrSince(NOW.minusSeconds(1)).stream()
            .filter(c -> register.reading().open(c.number(), sight, reader.id()).isPresent())
            .map(c -> c.incident().id())
            .sorted()
            .toList();
    assertThat(opened).isEqualTo(listed);
    return listed;
  }
}

package org.handbell.notifier.route;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
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
import org.jspecify.annotations.Nullable;

/**
 * A concern that nobody had, to see where it would end.
 *
 * @param what in a few words: {@code a P1 about a pupil}
 */
public record Probe(String what, Incident incident) {

  private static final String NAME = "probe";

  /** What may happen at a school: with a pupil, with each of the people, and on each route. */
  public static List<Probe> of(School school, List<Contact> people, List<Route> routes) {
    List<Probe> probes = new ArrayList<>();
    Person pupil = person(school, PersonKind.PUPIL, null, null);
    probes.add(suicide("a P1 about a pupil", school, pupil, Priority.P1));
    probes.add(suicide("a P2 about a pupil", school, pupil, Priority.P2));
    Person teacher = person(school, PersonKind.STAFF, null, null);
    probes.add(suicide("a concern about staff", school, teacher, Priority.P1));
    for (Contact contact : people) {
      if (contact.serves(school.id())) {
        String account =
            contact.bareUsername().isEmpty() ? contact.email() : contact.bareUsername();
        String what = "a concern about " + contact.id() + " (" + contact.role().id() + ")";
        Person subject = person(school, PersonKind.STAFF, account, null);
        probes.add(suicide(what, school, subject, Priority.P1));
      }
    }
    routes.forEach(route -> add(route, new Draft(), school, probes));
    return probes;
  }

  /** A concern of one event that shows no more than these. */
  public static Incident incident(
      String schoolId,
      Person person,
      Category category,
      Priority priority,
      Visibility visibility,
      Instant at) {
    Finding finding = new Finding(category, priority, 5, null, NAME, NAME, null, false);
    Evidence evidence =
        new Evidence(
            NAME,
            at,
            at,
            Evidence.Kind.SITE,
            null,
            null,
            null,
            null,
            null,
            null,
            Decision.UNKNOWN,
            visibility,
            List.of(finding));
    return new Incident(
        NAME,
        1,
        schoolId,
        person,
        category.theme(),
        category,
        priority,
        null,
        NAME,
        at,
        at,
        at,
        at,
        1,
        Map.of(),
        List.of(evidence),
        true);
  }

  private static Probe suicide(String what, School school, Person person, Priority priority) {
    return new Probe(
        what,
        incident(
            school.id(),
            person,
            Category.CONTENT_SUICIDE,
            priority,
            Visibility.FULL,
            Instant.EPOCH));
  }

  private static Person person(
      School school, PersonKind kind, @Nullable String username, @Nullable String year) {
    return new Person(school.id() + "/" + NAME, kind, username, null, year, null);
  }

  private static void add(Route route, Draft above, School school, List<Probe> probes) {
    Match match = route.match();
    if (match.mayFit(school.id(), school.phase())) {
      Draft draft = above.under(match);
      probes.add(draft.probe("what goes by route " + route.name(), school));
      route.routes().forEach(below -> add(below, draft, school, probes));
    }
  }

  /** What fits a branch and all that it grows on. */
  private record Draft(
      PersonKind kind,
      @Nullable String year,
      Category category,
      Priority priority,
      Visibility visibility) {

    Draft() {
      this(PersonKind.PUPIL, null, Category.CONTENT_SUICIDE, Priority.P1, Visibility.FULL);
    }

    Draft under(Match match) {
      return new Draft(
          any(match.persons(), kind),
          match.years().stream().sorted().findFirst().orElse(year),
          any(categories(match), category),
          any(match.priorities(), priority),
          any(match.visibilities(), visibility));
    }

    Probe probe(String what, School school) {
      return new Probe(
          what,
          incident(
              school.id(),
              person(school, kind, null, year),
              category,
              priority,
              visibility,
              Instant.EPOCH));
    }

    private static List<Category> categories(Match match) {
      return Arrays.stream(Category.values())
          .filter(
              each -> match.categories().contains(each) || match.themes().contains(each.theme()))
          .toList();
    }

    private static <T extends Comparable<T>> T any(Iterable<T> wanted, T otherwise) {
      @Nullable T first = null;
      for (T each : wanted) {
        first = first == null || each.compareTo(first) < 0 ? each : first;
      }
      return first == null ? otherwise : first;
    }
  }
}

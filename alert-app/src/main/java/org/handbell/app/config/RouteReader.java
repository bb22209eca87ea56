package org.handbell.app.config;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.handbell.document.Fields;
import org.handbell.model.Category;
import org.handbell.model.PersonKind;
import org.handbell.model.Priority;
import org.handbell.model.Risk;
import org.handbell.model.School;
import org.handbell.model.SchoolPhase;
import org.handbell.model.Theme;
import org.handbell.model.Visibility;
import org.handbell.notifier.route.Contact;
import org.handbell.notifier.route.Match;
import org.handbell.notifier.route.Role;
import org.handbell.notifier.route.Route;
import org.handbell.notifier.route.Tell;

/** Reads {@code routes}: who is told of what, where that is not as usual. */
final class RouteReader {

  private static final String USUAL = "usual";
  private static final String DEAF =
      "reads nothing about people; name a DSL, deputy, head, chair or trust-dsl";
  private static final String UNKNOWN =
      "is no role and no id under people; use usual, a role such as dsl, or an id";

  private final List<School> schools;
  private final List<Contact> people;
  private int read;

  RouteReader(List<School> schools, List<Contact> people) {
    this.schools = schools;
    this.people = people;
  }

  Route read(Fields f) {
    return read(f, Tell.USUAL, schools);
  }

  /**
   * @param above whom the branch names on which this one grows
   * @param reach the schools that can come this far
   */
  private Route read(Fields f, Tell above, List<School> reach) {
    String name = f.optionalText("name").orElse(String.valueOf(++read));
    Match match = match(f.object("match"));
    Tell tell = f.has("tell") ? tell(f, above) : above;
    List<School> here =
        reach.stream().filter(school -> match.mayFit(school.id(), school.phase())).toList();
    if (here.isEmpty()) {
      f.fault("match", "no school can come here; mend school or phase, or take the route away");
    }
    here.forEach(school -> checkSomebodyIsLeft(f, match, tell, school));
    return new Route(
        name,
        match,
        tell,
        f.parsed("continue", false, Values::yesOrNo),
        f.objects("routes", below -> read(below, tell, here)));
  }

  private void checkSomebodyIsLeft(Fields f, Match match, Tell tell, School school) {
    Set<Role> deaf = match.isAboutStaffAlone() ? EnumSet.of(Role.DSL, Role.DEPUTY_DSL) : Set.of();
    boolean somebody =
        people.stream()
            .filter(contact -> contact.serves(school.id()) && tell.names(contact))
            .anyMatch(contact -> contact.role().mayReadContent() && !deaf.contains(contact.role()));
    if (!tell.usual() && !somebody) {
      f.fault(
          f.has("tell") ? "tell" : "match",
          "leaves a P1 of school %s with nobody%s; name a role or a person of that school, or usual"
              .formatted(
                  school.id(),
                  deaf.isEmpty() ? "" : ", as a concern about staff is never told to a DSL"));
    }
  }

  private Match match(Fields f) {
    Set<Theme> themes = EnumSet.noneOf(Theme.class);
    Set<Category> categories = EnumSet.noneOf(Category.class);
    for (String word : f.oneOrMore("theme")) {
      if (!addTheme(word, themes, categories)) {
        f.fault(
            "theme",
            "\"%s\" is no theme and no category; use one such as suicide-and-self-harm,"
                    .formatted(word)
                + " content.suicide or illegal");
      }
    }
    Match read =
        new Match(
            words(f, "school", schools, School::id, School::id),
            words(f, "phase", List.of(SchoolPhase.values()), SchoolPhase::id, each -> each),
            new HashSet<>(f.oneOrMore("year")),
            themes,
            categories,
            words(f, "priority", List.of(Priority.values()), Priority::name, each -> each),
            words(f, "person", List.of(PersonKind.values()), PersonKind::id, each -> each),
            words(f, "visibility", List.of(Visibility.values()), Visibility::id, each -> each));
    f.done();
    return read;
  }

  private static boolean addTheme(String word, Set<Theme> themes, Set<Category> categories) {
    for (Theme theme : Theme.values()) {
      if (Values.theme(theme).equals(word)) {
        themes.add(theme);
        return true;
      }
    }
    for (Risk risk : Risk.values()) {
      if (risk.id().equals(word)) {
        List.of(Category.values()).stream()
            .filter(category -> category.risk() == risk)
            .forEach(categories::add);
        return true;
      }
    }
    Optional<Category> category = Category.find(word);
    category.ifPresent(categories::add);
    return category.isPresent();
  }

  private static <T, R> Set<R> words(
      Fields f, String key, List<T> all, Function<T, String> word, Function<T, R> value) {
    Set<R> read = new HashSet<>();
    for (String given : f.oneOrMore(key)) {
      Optional<T> found = all.stream().filter(each -> word.apply(each).equals(given)).findFirst();
      found.map(value).ifPresent(read::add);
      if (found.isEmpty()) {
        f.fault(
            key,
            "\"%s\" is not known; use %s"
                .formatted(given, String.join(", ", all.stream().map(word).toList())));
      }
    }
    return read;
  }

  /** A word that is a role and somebody's id as well means the role: it is that one and more. */
  private Tell tell(Fields f, Tell standIn) {
    Set<Role> roles = EnumSet.noneOf(Role.class);
    Set<String> ids = new TreeSet<>();
    boolean usual = false;
    for (String word : f.oneOrMore("tell")) {
      Optional<Role> role =
          List.of(Role.values()).stream().filter(each -> each.id().equals(word)).findFirst();
      Optional<Contact> person =
          people.stream().filter(contact -> contact.id().equals(word)).findFirst();
      Optional<Role> reader = role.or(() -> person.map(Contact::role));
      usual |= word.equals(USUAL);
      if (reader.isEmpty() && !word.equals(USUAL)) {
        f.fault("tell", "\"" + word + "\" " + UNKNOWN);
      } else if (reader.isPresent() && !reader.get().mayReadContent()) {
        f.fault("tell", "\"" + word + "\" " + DEAF);
      } else if (role.isPresent()) {
        roles.add(role.get());
      } else {
        person.map(Contact::id).ifPresent(ids::add);
      }
    }
    boolean nobody = !usual && roles.isEmpty() && ids.isEmpty();
    return nobody ? standIn : new Tell(usual, roles, ids);
  }
}

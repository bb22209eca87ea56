package org.handbell.notifier.console.registers;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongFunction;
import org.handbell.model.School;
import org.handbell.notifier.NotifierConfig;
import org.handbell.notifier.access.Area;
import org.handbell.notifier.access.Viewer;
import org.handbell.notifier.compose.Shown;
import org.handbell.notifier.console.registers.Field.Choice;
import org.handbell.notifier.console.web.Answer;
import org.handbell.notifier.console.web.Visit;
import org.handbell.notifier.register.Noted;
import org.handbell.notifier.route.Contact;
import org.handbell.notifier.route.Role;

/** What the pages of all registers need: whose schools, in which role, and what was filled in. */
final class Desks {

  /** Those who answer for safeguarding. */
  static final Set<Role> LEADS = Set.of(Role.DSL, Role.DEPUTY_DSL, Role.HEAD, Role.TRUST_DSL);

  /** Those and the technicians. */
  static final Set<Role> LEADS_AND_IT =
      Set.of(Role.DSL, Role.DEPUTY_DSL, Role.HEAD, Role.TRUST_DSL, Role.IT);

  private final NotifierConfig config;

  Desks(NotifierConfig config) {
    this.config = config;
  }

  ZoneId zone() {
    return config.zone();
  }

  /** The ids of the schools for which somebody may enter an area. */
  List<String> schools(Viewer viewer, Area area) {
    return config.schools().stream()
        .map(School::id)
        .filter(school -> viewer.mayEnter(area, school))
        .toList();
  }

  String name(String schoolId) {
    return Shown.name(config.school(schoolId).name());
  }

  /** In which of those roles somebody acts for a school, if in any. */
  static Optional<Contact> acting(Viewer viewer, Set<Role> roles, String schoolId) {
    return viewer.contacts().stream()
        .filter(contact -> contact.serves(schoolId) && roles.contains(contact.role()))
        .findFirst();
  }

  static boolean isAny(Viewer viewer, Set<Role> roles) {
    return viewer.roles().stream().anyMatch(roles::contains);
  }

  /** Which school it is about; to be chosen only where there are several. */
  Field school(Viewer viewer, Area area) {
    return Field.choice(
        "school", "School", "", schools(viewer, area).stream().map(id -> new Choice(id, name(id))));
  }

  /** The school that was chosen, where the visitor has to do with it. */
  Optional<String> school(Visit visit, Area area) {
    return visit.form("school").filter(schools(visit.viewer(), area)::contains);
  }

  /** The moment that was filled in, by the clocks of the school. */
  Optional<Instant> moment(Visit visit, String name) {
    try {
      return visit
          .form(name)
          .map(LocalDateTime::parse)
          .filter(at -> at.getYear() > 1970 && at.getYear() < 3000)
          .map(at -> at.atZone(config.zone()).toInstant());
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /** What was chosen of an enum. */
  static <E extends Enum<E>> Optional<E> chosen(Visit visit, String name, Class<E> all) {
    return visit
        .form(name)
        .flatMap(
            wanted ->
                List.of(all.getEnumConstants()).stream()
                    .filter(each -> each.name().equals(wanted))
                    .findFirst());
  }

  /** A text, empty where nothing was filled in. */
  static String text(Visit visit, String name) {
    return visit.form(name).orElse("");
  }

  static Answer show(EntryPage page) {
    return page.wrong() == null
        ? Answer.show(page.title(), "console/entry.jte", Map.of("page", page))
        : Answer.again(page.title(), "console/entry.jte", Map.of("page", page));
  }

  /** On to where it can be seen, or the page again with what is wrong. */
  static Answer answer(Noted noted, LongFunction<String> to, Function<String, Answer> again) {
    return noted instanceof Noted.Refused refused
        ? again.apply(refused.reason())
        : Answer.moveTo(to.apply(((Noted.Kept) noted).id()));
  }

  /** The number in a path, where it is one. */
  static Optional<Long> id(Visit visit) {
    return Optional.of(visit.path("id"))
        .filter(text -> text.matches("\\d{1,15}"))
        .map(Long::valueOf);
  }
}

package org.handbell.notifier.route;

import java.util.Comparator;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.handbell.model.Category;
import org.handbell.model.Evidence;
import org.handbell.model.Incident;
import org.handbell.model.PersonKind;
import org.handbell.model.Priority;
import org.handbell.model.SchoolPhase;
import org.handbell.model.Theme;
import org.handbell.model.Visibility;

/**
 * Which concerns a route is about: those that fit all that it names. What it leaves empty fits any.
 *
 * @param schools ids
 * @param years in the form of {@link #year}
 * @param themes or categories, of which one must fit
 * @param visibilities how much could be seen of what was seen best
 */
public record Match(
    Set<String> schools,
    Set<SchoolPhase> phases,
    Set<String> years,
    Set<Theme> themes,
    Set<Category> categories,
    Set<Priority> priorities,
    Set<PersonKind> persons,
    Set<Visibility> visibilities) {

  /** Fits every concern. */
  public static final Match ANY =
      new Match(Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of());

  public Match {
    schools = Set.copyOf(schools);
    phases = Set.copyOf(phases);
    years = years.stream().map(Match::year).collect(Collectors.toUnmodifiableSet());
    themes = Set.copyOf(themes);
    categories = Set.copyOf(categories);
    priorities = Set.copyOf(priorities);
    persons = Set.copyOf(persons);
    visibilities = Set.copyOf(visibilities);
  }

  /** A year group however it is written: {@code Year 9}, {@code Y9}, {@code 09} and {@code 9}. */
  public static String year(String given) {
    String folded = given.strip().toLowerCase(Locale.ROOT);
    String bare = folded.startsWith("year") ? folded.substring(4).strip() : folded;
    String number = bare.length() > 1 && bare.charAt(0) == 'y' ? bare.substring(1) : bare;
    return number.length() == 2 && number.charAt(0) == '0' ? number.substring(1) : number;
  }

  /** True where a concern at that school can fit at all. */
  public boolean mayFit(String school, SchoolPhase phase) {
    return fits(schools, school) && fits(phases, phase);
  }

  /** True where it is about staff and about nobody else. */
  public boolean isAboutStaffAlone() {
    return persons.equals(Set.of(PersonKind.STAFF));
  }

  boolean fits(Incident incident, SchoolPhase phase, boolean concernsStaff) {
    return mayFit(incident.schoolId(), phase)
        && fits(years, year(Objects.requireNonNullElse(incident.person().year(), "")))
        && fitsTheme(incident)
        && fits(priorities, incident.priority())
        && fits(persons, concernsStaff ? PersonKind.STAFF : incident.person().kind())
        && (visibilities.isEmpty() || visibilities.contains(best(incident)));
  }

  private boolean fitsTheme(Incident incident) {
    return (themes.isEmpty() && categories.isEmpty())
        || themes.contains(incident.theme())
        || categories.contains(incident.category());
  }

  /** A class topic shows none of its evidence: its members' would be as visible as any. */
  private static Visibility best(Incident incident) {
    return incident.evidence().stream()
        .map(Evidence::visibility)
        .min(Comparator.naturalOrder())
        .orElse(Visibility.FULL);
  }

  private static <T> boolean fits(Set<T> wanted, T given) {
    return wanted.isEmpty() || wanted.contains(given);
  }
}

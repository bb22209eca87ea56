package org.handbell.classifier.ruling;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.handbell.document.Fields;
import org.handbell.model.Ruling;
import org.handbell.model.Theme;
import org.jspecify.annotations.Nullable;

/** What every ruling in a file says in the same way: its id, whom it is about, who decided it. */
final class SignedFields {

  private static final String STAND_IN = "missing";

  private final RulingTerms terms;
  private final Set<String> seen = new HashSet<>();

  SignedFields(RulingTerms terms) {
    this.terms = terms;
  }

  String id(String kind, Fields f) {
    String id = f.text("id");
    if (!id.isEmpty() && !seen.add(kind + id)) {
      f.fault("id", "another of the " + kind + " has this id; give each its own");
    }
    return id.isEmpty() ? STAND_IN : id;
  }

  /** The flagged person; no fault repeats the id. */
  String person(Fields f) {
    String id = f.text("person");
    checkPerson(f, id);
    if (!id.isEmpty() && !seen.add("person " + id)) {
      f.fault("person", "is flagged twice; keep one");
    }
    return id.isEmpty() ? STAND_IN : id;
  }

  Ruling.Scope scope(Fields f) {
    Set<String> schools = Set.copyOf(f.oneOrMore("school"));
    for (String school : schools) {
      if (!terms.schools().contains(school)) {
        f.fault(
            "school",
            "no school has the id \"%s\"; schools names: %s"
                .formatted(school, String.join(", ", new TreeSet<>(terms.schools()))));
      }
    }
    Set<String> years = Set.copyOf(f.oneOrMore("year"));
    if (years.stream().anyMatch(year -> !year.matches("[0-9]|1[0-4]"))) {
      f.fault("year", "write the year's number alone: 9");
    }
    Set<String> persons = Set.copyOf(f.oneOrMore("person"));
    persons.forEach(person -> checkPerson(f, person));
    return new Ruling.Scope(schools, years, Set.copyOf(f.oneOrMore("form")), persons);
  }

  private void checkPerson(Fields f, String id) {
    int slash = id.indexOf('/');
    if (!id.isEmpty() && (slash < 1 || !terms.schools().contains(id.substring(0, slash)))) {
      f.fault("person", "a person is a school's id, a slash and the user name: elm/jbloggs");
    }
  }

  /**
   * Who decided it, why and for how long.
   *
   * @param otherwise why, where that need not be said; empty where it must
   */
  Ruling.Signature signature(Fields f, String otherwise) {
    String by = f.text("by");
    String why = otherwise.isEmpty() ? f.text("why") : f.optionalText("why").orElse(otherwise);
    return new Ruling.Signature(
        Ruling.Origin.FILE,
        by.isBlank() ? STAND_IN : by,
        why.isBlank() ? STAND_IN : why,
        day(f, "from", 0),
        day(f, "until", 1),
        null);
  }

  /** The beginning of a day, or of the one after it where that day still counts. */
  private @Nullable Instant day(Fields f, String key, int later) {
    if (!f.has(key)) {
      return null;
    }
    return f.parsed(
        key,
        Instant.EPOCH,
        given -> {
          try {
            return LocalDate.parse(given).plusDays(later).atStartOfDay(terms.zone()).toInstant();
          } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                "\"%s\" is no day; write it so: 2026-11-27".formatted(given), e);
          }
        });
  }

  static String word(Theme theme) {
    return theme.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}

package org.handbell.ingest.profile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Names columns that have none by what stands in them; {@code -} is one that nobody needs. */
final class Columns {

  private static final int LONGEST_TIME = 5;
  private static final Pattern ZONE = Pattern.compile("[+-]\\d{2}:?\\d{2}|UTC|GMT|BST|AM|PM|am|pm");
  private static final Pattern PERSON =
      Pattern.compile("[\\p{L}\\p{N}._'$-]+([\\\\@/][\\p{L}\\p{N}._'$-]+)?");

  private final List<List<String>> columns;
  private final String[] names;

  private Columns(List<List<String>> columns) {
    this.columns = columns;
    this.names = new String[columns.size()];
  }

  /** A name for each column, given by its values; names of several for one time end in a number. */
  static List<String> named(List<List<String>> columns) {
    return new Columns(columns).name();
  }

  /** The time that stands in several of such columns, such as {@code {time1} {time2}}. */
  static List<String> times(List<String> names) {
    List<String> parts = names.stream().filter(name -> name.matches("time\\d")).toList();
    return parts.isEmpty() ? List.of() : List.of("{" + String.join("} {", parts) + "}");
  }

  private List<String> name() {
    Arrays.fill(names, "-");
    time();
    for (int i = 0; i < names.length; i++) {
      if (names[i].equals("-")) {
        name(i, Content.of(columns.get(i)));
      }
    }
    first("action", i -> Content.holdsDecisions(columns.get(i)));
    if (!taken("user")) {
      first("user", i -> isPerson(columns.get(i), true));
    }
    if (!taken("user")) {
      first("user", i -> isPerson(columns.get(i), false));
    }
    first("category", i -> Content.WORD.fits(columns.get(i)) && variety(i) > 1);
    return List.of(names);
  }

  private void name(int column, Content content) {
    switch (content) {
      case TIME -> {
        // one is enough
      }
      case ADDRESS -> take(column, taken("client") ? "dstip" : "client");
      case URL -> take(column, taken("url") ? "referrer" : "url");
      case HOST -> host(column);
      default -> take(column, content.field());
    }
  }

  /** What looks like a host's name may be a person's: a host stands in the address too. */
  private void host(int column) {
    List<String> values = columns.get(column);
    boolean url = columns.stream().anyMatch(one -> Content.of(one) == Content.URL);
    boolean inUrl =
        columns.stream()
            .filter(one -> Content.of(one) == Content.URL)
            .anyMatch(one -> one.toString().contains(values.get(0)));
    take(column, url && !inUrl ? "user" : "hostname");
  }

  private void take(int column, String name) {
    if (!taken(name)) {
      names[column] = name;
    }
  }

  private boolean taken(String name) {
    return Arrays.asList(names).contains(name);
  }

  private void first(String name, Predicate<Integer> fits) {
    for (int i = 0; i < names.length && !taken(name); i++) {
      if (names[i].equals("-") && fits.test(i)) {
        names[i] = name;
      }
    }
  }

  private long variety(int column) {
    return columns.get(column).stream().distinct().count();
  }

  /**
   * Most people are written in small letters, or with a domain; what begins large is a category.
   */
  private boolean isPerson(List<String> values, boolean sure) {
    if (Content.of(values) != Content.WORD) {
      return false;
    }
    List<String> said = values.stream().filter(text -> text.length() > 1).toList();
    return said.stream().allMatch(text -> PERSON.matcher(text).matches())
        && said.stream()
            .anyMatch(
                text ->
                    text.indexOf('\\') > 0
                        || text.indexOf('@') > 0
                        || (!sure && text.equals(text.toLowerCase(Locale.ROOT))));
  }

  private void time() {
    for (int width = 1; width <= LONGEST_TIME; width++) {
      for (int i = 0; i + width <= names.length; i++) {
        if (Content.TIME.fits(joined(i, width))) {
          int whole = i + width < names.length && isZone(i + width) ? width + 1 : width;
          for (int part = 0; part < whole; part++) {
            names[i + part] = whole == 1 ? "time" : "time" + (part + 1);
          }
          return;
        }
      }
    }
  }

  private boolean isZone(int column) {
    return columns.get(column).stream().allMatch(text -> ZONE.matcher(text).matches());
  }

  private List<String> joined(int from, int width) {
    List<String> joined = new ArrayList<>(columns.get(from));
    for (int i = from + 1; i < from + width; i++) {
      List<String> next = columns.get(i);
      for (int row = 0; row < joined.size(); row++) {
        joined.set(row, joined.get(row) + " " + next.get(row));
      }
    }
    return Collections.unmodifiableList(joined);
  }
}

package org.handbell.notifier.compose;

import java.util.ArrayList;
import java.util.List;
import org.handbell.model.Person;
import org.handbell.model.PersonKind;
import org.jspecify.annotations.Nullable;

/** How a mail names the person, or the device, that a concern is about. */
public final class People {

  private People() {}

  /** {@code Jo Bloggs (jbloggs), pupil, Year 9, form 9B}. */
  public static String inFull(Person person) {
    if (person.kind() == PersonKind.DEVICE) {
      return "Nobody was signed in, as far as the filter's log shows";
    }
    if (person.kind() == PersonKind.GROUP) {
      return inShort(person) + ", none of whom is named here";
    }
    if (person.username() == null && person.name() == null && person.kind() == PersonKind.STAFF) {
      return "Somebody who was not signed in, on a device or network of staff";
    }
    List<String> parts = new ArrayList<>();
    parts.add(nameAndAccount(person));
    parts.add(
        switch (person.kind()) {
          case STAFF -> "member of staff";
          case UNKNOWN ->
              person.shared()
                  ? "an account that several people use"
                  : "an account that the school's directory does not list";
          default -> "pupil";
        });
    addYear(parts, person.year());
    if (person.form() != null) {
      parts.add("form " + Shown.name(person.form()));
    }
    return String.join(", ", parts);
  }

  /** {@code Jo Bloggs}, where a table has no room for more; a device by its address. */
  public static String inShort(Person person) {
    if (person.kind() == PersonKind.GROUP && person.year() != null) {
      return "Several pupils of " + year(person.year());
    }
    if (person.name() != null) {
      return Shown.name(person.name());
    }
    if (person.username() != null) {
      return Shown.name(person.username());
    }
    return Shown.name("device " + person.id().substring(person.id().indexOf(':') + 1));
  }

  private static String nameAndAccount(Person person) {
    String account = person.username() == null ? "" : Shown.name(person.username());
    if (person.name() == null) {
      return account.isEmpty() ? "An account without a name" : account;
    }
    String name = Shown.name(person.name());
    return account.isEmpty() ? name : name + " (" + account + ")";
  }

  private static void addYear(List<String> parts, @Nullable String year) {
    if (year != null) {
      parts.add(year(year));
    }
  }

  /** {@code Year 9}. */
  public static String year(String year) {
    String shown = Shown.name(year);
    return shown.matches("\\d{1,2}") ? "Year " + shown : shown;
  }
}

package org.handbell.notifier.console.records;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.handbell.notifier.route.Contact;

/**
 * Takes the names of others out of what a person receives about themselves: those that Handbell
 * knows. A name that it does not know is for whoever hands it over to find.
 */
final class Redaction {

  private static final int SHORTEST = 3;
  private static final String STAFF = "[a member of staff]";
  private static final String OTHER = "[another person]";

  private record Name(String lower, String instead) {}

  private final List<Name> names;

  Redaction(Collection<Contact> staff, Collection<String> others) {
    Stream<Name> ofStaff =
        staff.stream()
            .flatMap(
                each ->
                    Stream.of(each.name(), each.bareUsername(), each.email(), afterInitial(each)))
            .map(name -> new Name(lower(name), STAFF));
    Stream<Name> ofOthers = others.stream().map(name -> new Name(lower(name), OTHER));
    this.names =
        Stream.concat(ofStaff, ofOthers)
            .filter(name -> name.lower().length() >= SHORTEST)
            .distinct()
            .sorted(Comparator.comparingInt(name -> -name.lower().length()))
            .toList();
  }

  private static String afterInitial(Contact contact) {
    return contact.name().substring(contact.name().lastIndexOf(' ') + 1);
  }

  /** The text without them; they count as names only where they are whole words. */
  String of(String text) {
    String redacted = text;
    String lower = lower(text);
    for (Name name : names) {
      if (lower.contains(name.lower())) {
        redacted = without(redacted, lower, name);
        lower = lower(redacted);
      }
    }
    return redacted;
  }

  private static String without(String text, String lower, Name name) {
    int at = lower.indexOf(name.lower());
    StringBuilder kept = new StringBuilder();
    int from = 0;
    while (at >= 0) {
      int end = at + name.lower().length();
      boolean whole = !isLetter(lower, at - 1) && !isLetter(lower, end);
      kept.append(text, from, at).append(whole ? name.instead() : text.substring(at, end));
      from = end;
      at = lower.indexOf(name.lower(), from);
    }
    return kept.append(text, from, text.length()).toString();
  }

  /** Letter by letter, so that each place is where it was: an İ is two letters to a string. */
  private static String lower(String text) {
    StringBuilder lower = new StringBuilder(text);
    for (int i = 0; i < lower.length(); i++) {
      lower.setCharAt(i, Character.toLowerCase(lower.charAt(i)));
    }
    return lower.toString();
  }

  private static boolean isLetter(String text, int at) {
    return at >= 0 && at < text.length() && Character.isLetterOrDigit(text.charAt(at));
  }
}

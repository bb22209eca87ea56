package org.handbell.notifier.settle;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.handbell.model.Theme;
import org.handbell.notifier.route.Role;

/**
 * A mail of its own that a reader would have had but for the settling in.
 *
 * @param number of the case
 */
public record Spared(String number, Theme theme, Role role) {

  /** What the defaults would have sent, in one sentence. */
  public static String sentence(List<Spared> mails) {
    if (mails.isEmpty()) {
      return "The usual settings would have sent no other mail.";
    }
    return "The usual settings would have sent %s at once, one mail a case: %s (%s)."
        .formatted(
            number(mails.size(), "further mail"),
            counts(mails, each -> "to role " + each.role().id()),
            counts(mails, each -> each.theme().title().toLowerCase(Locale.UK)));
  }

  /** {@code 3 mails}. */
  static String number(long n, String what) {
    return String.format(Locale.UK, "%,d %s%s", n, what, n == 1 ? "" : "s");
  }

  private static String counts(List<Spared> mails, Function<Spared, String> by) {
    Map<String, Long> counts = mails.stream().collect(groupingBy(by, TreeMap::new, counting()));
    return counts.entrySet().stream()
        .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
        .map(each -> String.format(Locale.UK, "%s %,d", each.getKey(), each.getValue()))
        .collect(joining(", "));
  }
}

package org.handbell.notifier.compose;

import java.util.List;
import org.handbell.model.Priority;
import org.jspecify.annotations.Nullable;

/**
 * What one reader is told about one case, in the order in which it is read. Everything in it is fit
 * to be shown; it is still to be escaped for HTML.
 *
 * @param lead why this mail comes now, when that is not for the first time
 * @param what happened, in a sentence
 * @param wordsNote where the words are, or how many are not shown
 * @param card what to do; absent for those who are only to fetch somebody
 * @param told who else knows
 * @param link to the case
 * @param take to the page on which this reader takes the case
 */
public record Alert(
    String school,
    String number,
    Priority priority,
    @Nullable String lead,
    String what,
    List<Fact> facts,
    List<Quote> quotes,
    @Nullable String wordsNote,
    @Nullable Card card,
    String told,
    @Nullable String link,
    @Nullable String take) {

  public Alert {
    facts = List.copyOf(facts);
    quotes = List.copyOf(quotes);
  }

  /** {@code P1: act now}. */
  public String urgency() {
    return urgency(priority);
  }

  static String urgency(Priority priority) {
    return priority
        + switch (priority) {
          case P1 -> ": act now";
          case P2 -> ": act today";
          case P3 -> ": look at it by the next school day";
          case P4 -> ": for information";
        };
  }

  /** A background on which white words can be read, darker the more urgent. */
  public String colour() {
    return switch (priority) {
      case P1 -> "#a11212";
      case P2 -> "#9a4a00";
      case P3, P4 -> "#1f4e79";
    };
  }
}

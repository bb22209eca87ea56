package org.handbell.notifier.report;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import org.handbell.model.Priority;
import org.handbell.notifier.compose.Shown;
import org.handbell.notifier.compose.When;
import org.handbell.notifier.register.FilterCheck;
import org.handbell.notifier.register.FilterCheck.Result;
import org.handbell.notifier.watch.Kind;
import org.handbell.notifier.watch.Standing;

/** What in the data calls for a review before the yearly one is due. */
final class Triggers {

  private static final int MOST = 12;

  private Triggers() {}

  /** In sentences, none where nothing was noticed. */
  static List<String> of(PeriodFacts facts) {
    List<String> found = new ArrayList<>();
    if (facts.days().hasGaps()) {
      found.add(
          facts.days().missed()
              + ". What was done then is not in here: look at the filter's own reports, and ask IT"
              + " why no log came.");
    }
    new BlindTimes(facts).lasting().stream().limit(MOST).forEach(found::add);
    if (facts.cases().stream().anyMatch(each -> each.priority() == Priority.P1)) {
      found.add("There was at least one concern of the highest priority (P1).");
    }
    if (!facts.newTools().isEmpty()) {
      found.add(
          "AI tools were first seen: %s%s."
              .formatted(
                  facts.newTools().stream().limit(MOST).map(Shown::plain).collect(joining(", ")),
                  facts.newTools().size() > MOST ? " and more" : ""));
    }
    troubles(
            facts,
            Kind.FORMAT_CHANGED,
            "The form of the log changed on %s: new software or a new device?")
        .forEach(found::add);
    troubles(
            facts,
            Kind.NAME_UNMAPPED,
            "The filter used a category that Handbell does not know, from %s on.")
        .forEach(found::add);
    facts.checks().stream()
        .filter(each -> each.result() == Result.NOT_BLOCKED)
        .limit(MOST)
        .map(each -> notBlocked(facts, each))
        .forEach(found::add);
    return found;
  }

  private static String notBlocked(PeriodFacts facts, FilterCheck check) {
    return "A test page was not blocked on %s (%s)."
        .formatted(When.day(check.at(), facts.calendar().zone()), Shown.name(check.test()));
  }

  private static List<String> troubles(PeriodFacts facts, Kind kind, String sentence) {
    return facts.troubles().stream()
        .map(Standing::trouble)
        .filter(each -> each.kind() == kind)
        .limit(MOST)
        .map(each -> sentence.formatted(When.day(each.since(), facts.calendar().zone())))
        .distinct()
        .toList();
  }

  /** What no log shows, so that somebody must think of it. */
  static String unseen() {
    return "Handbell cannot notice: new networks that send it no log, work from home, pupils' own"
        + " devices and phones, and plans of the school. Any of these is a reason for a review.";
  }
}

package org.handbell.notifier.digest;

import static java.util.stream.Collectors.joining;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.handbell.notifier.compose.Shown;
import org.handbell.notifier.compose.When;
import org.handbell.notifier.digest.Digest.Need;
import org.handbell.notifier.watch.Standing;

/** What was not read in a week: a quiet one may have been a deaf one. */
record Unread(DigestFacts facts, WeekCounts counts) {

  private static final int MOST = 5;

  /** What the head must see to. */
  List<Need> needs() {
    DaysRead days = facts.background().days();
    if (counts.events() == 0) {
      return days.due() == 0
          ? List.of()
          : List.of(
              new Need(
                  "Handbell received nothing from the filter in this week.",
                  "If school was open, ask IT to look into it today."));
    }
    List<Need> needs = new ArrayList<>();
    if (days.unread() > 0) {
      needs.add(
          new Need(days.missing() + ".", "If school was open then, ask IT what is wrong, today."));
    }
    String silent =
        silences().stream()
            .filter(this::isUnended)
            .map(Unread::sources)
            .distinct()
            .collect(joining(", "));
    if (!silent.isEmpty()) {
      needs.add(
          new Need(
              "At the end of the week nothing was read from " + silent + ".",
              "Ask IT when it is mended."));
    }
    return needs;
  }

  /** What is said where no concern is known. */
  String none() {
    return counts.events() == 0
        ? "None is known, for nothing was read."
        : "There were none. What is below shows that Handbell was at work.";
  }

  /** When nothing was read from a source, in sentences. */
  List<String> times() {
    List<Standing> silent = silences();
    List<String> sentences = new ArrayList<>();
    silent.stream().limit(MOST).map(this::time).forEach(sentences::add);
    if (silent.size() > MOST) {
      sentences.add("So it was " + (silent.size() - MOST) + " more times.");
    }
    return sentences;
  }

  private String time(Standing each) {
    Instant since = each.trouble().since();
    Instant until = each.closedAt();
    return "Nothing was read from %s %s. Alerts of that time may be missing."
        .formatted(
            sources(each),
            until == null
                ? "since " + When.at(since, facts.zone())
                : "on " + When.between(since, until, facts.zone()));
  }

  private List<Standing> silences() {
    return facts.troubles().stream().filter(each -> each.trouble().kind().blinds()).toList();
  }

  private boolean isUnended(Standing each) {
    Instant until = each.closedAt();
    return until == null || !until.isBefore(facts.week().end());
  }

  private static String sources(Standing each) {
    return Shown.name(String.join(", ", each.trouble().sources()));
  }
}

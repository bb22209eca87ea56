package org.handbell.notifier.settle;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.handbell.model.Evidence;
import org.handbell.model.Finding;
import org.handbell.model.Incident;
import org.handbell.model.Priority;
import org.handbell.notifier.compose.Shown;

/**
 * What the first weeks taught, for those who may set Handbell up: what there was, what will be
 * mailed from now on, and what might be set otherwise.
 *
 * @param days of logs
 * @param incidents of that time, as far as the reader may know of them
 * @param mails that went out, by how urgent they were
 * @param spared mails that did not
 */
public record Proposal(
    int days, List<Incident> incidents, Map<Priority, Long> mails, List<Spared> spared) {

  private static final int SCHOOL_WEEK = 5;
  private static final int MOST = 5;

  /** What one rule makes by chance is no pattern. */
  private static final int A_PATTERN = 3;

  public Proposal {
    incidents = List.copyOf(incidents);
    mails = Map.copyOf(mails);
    spared = List.copyOf(spared);
  }

  /** For who may read of people: with the rules and the topics. */
  public List<String> forTheLead() {
    List<String> lines = new ArrayList<>(counts());
    Map<String, Long> byRule = byRule();
    List<String> rules = top(byRule, A_PATTERN);
    lines.add("");
    if (rules.isEmpty()) {
      lines.add("No single rule made many of them: nothing speaks for an exception.");
    } else {
      lines.add("What made most of the P2 and P3:");
      rules.forEach(rule -> lines.add("- " + rule));
      lines.add(
          "Look at some cases of each. Where they were innocent, ask IT to write an exception for"
              + " that rule and those words, with your name and an end, into the file of rulings.");
    }
    List<String> topics = top(classTopics(), 1);
    if (!topics.isEmpty()) {
      lines.add("");
      lines.add("Whole classes looked for the same:");
      topics.forEach(topic -> lines.add("- " + topic));
      lines.add("Where that was a lesson, name it as a lesson topic there.");
    }
    lines.add("");
    lines.add(
        "If it suits you, nothing needs to be done: the usual settings hold from now on. A topic that"
            + " is too much for a while may be silenced, with a reason and an end.");
    return lines;
  }

  /** For IT: figures and nothing about anybody. */
  public List<String> forIt() {
    List<String> lines = new ArrayList<>(counts());
    long unnamed = incidents.stream().filter(each -> each.person().username() == null).count();
    lines.add(
        "%d of %s no user name. The filter's sign-in, or the directory, may need mending."
            .formatted(unnamed, Spared.number(incidents.size(), "concern") + " had"));
    lines.add("");
    lines.add(
        "The safeguarding lead has had a proposal and may ask for exceptions or lesson topics: they"
            + " stand in the file that the setting rulings names; try them with ./handbell rulings"
            + " check.");
    return lines;
  }

  private List<String> counts() {
    Map<Priority, Long> by =
        incidents.stream()
            .collect(
                groupingBy(Incident::priority, () -> new EnumMap<>(Priority.class), counting()));
    long sent = mails.values().stream().mapToLong(Long::longValue).sum();
    return List.of(
        "In %s of logs there were %s: %s."
            .formatted(
                Spared.number(days, "day"),
                Spared.number(incidents.size(), "concern"),
                by.isEmpty() ? "none" : join(by)),
        "%s about single cases went out%s."
            .formatted(
                Spared.number(sent, "mail"),
                mails.getOrDefault(Priority.P1, 0L) > 0
                    ? ", %d of them immediate alerts".formatted(mails.get(Priority.P1))
                    : ""),
        Spared.sentence(spared),
        "From now on, expect about %s a week beside the immediate alerts and the daily list."
            .formatted(
                Spared.number(
                    Math.round((double) spared.size() * SCHOOL_WEEK / Math.max(1, days)), "mail")));
  }

  private static String join(Map<Priority, Long> by) {
    StringBuilder text = new StringBuilder();
    by.forEach(
        (priority, n) ->
            text.append(text.isEmpty() ? "" : ", ").append(priority).append(' ').append(n));
    return text.toString();
  }

  /** Each rule that gave an incident its priority, with what it is about. */
  private Map<String, Long> byRule() {
    return incidents.stream()
        .filter(each -> each.priority() == Priority.P2 || each.priority() == Priority.P3)
        .flatMap(Proposal::rules)
        .collect(groupingBy(Function.identity(), TreeMap::new, counting()));
  }

  private static Stream<String> rules(Incident incident) {
    return incident.evidence().stream()
        .map(Evidence::findings)
        .flatMap(List::stream)
        .filter(finding -> finding.priority() == incident.priority())
        .map(Proposal::rule)
        .distinct();
  }

  private static String rule(Finding finding) {
    return "rule " + Shown.name(finding.rule()) + ", " + finding.category().title();
  }

  private Map<String, Long> classTopics() {
    return incidents.stream()
        .filter(Incident::aboutClass)
        .map(each -> each.theme().title())
        .collect(groupingBy(Function.identity(), TreeMap::new, counting()));
  }

  private static List<String> top(Map<String, Long> counts, int atLeast) {
    return counts.entrySet().stream()
        .filter(each -> each.getValue() >= atLeast)
        .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
        .limit(MOST)
        .map(each -> String.format(Locale.UK, "%s: %,d", each.getKey(), each.getValue()))
        .toList();
  }
}

package org.handbell.notifier.compose;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.handbell.model.Decision;
import org.handbell.model.Evidence;
import org.handbell.model.Finding;
import org.handbell.model.Incident;
import org.handbell.model.Theme;

/**
 * What happened, where an address was on a list of illegal content: which list, and whether the
 * filter stopped it. Nothing else is known of the address, and nothing else is said.
 */
final class SealedText {

  private static final Set<Decision> UNCLEAR =
      Set.of(Decision.BLOCKED, Decision.UNKNOWN, Decision.ERROR);

  private SealedText() {}

  static String what(Incident incident) {
    if (incident.theme() == Theme.FILTER_TEST) {
      return "A device opened a page that exists to test filters, and no test was expected there. "
          + outcome(incident);
    }
    return "A device tried to reach a web address on a list of illegal content: "
        + incident.theme().title()
        + " ("
        + lists(incident)
        + "). "
        + outcome(incident);
  }

  private static String lists(Incident incident) {
    return incident.evidence().stream()
        .filter(evidence -> evidence.seal() != null)
        .flatMap(evidence -> evidence.findings().stream())
        .map(Finding::rule)
        .filter(rule -> !rule.equals("sealed"))
        .map(SealedText::list)
        .distinct()
        .limit(3)
        .collect(Collectors.collectingAndThen(Collectors.toList(), SealedText::joined));
  }

  private static String joined(List<String> lists) {
    return lists.isEmpty() ? "the list is not named" : String.join(", ", lists);
  }

  private static String list(String rule) {
    if (rule.startsWith("list:")) {
      return "list " + Shown.name(rule.substring("list:".length()));
    }
    return rule.startsWith("vendor:")
        ? "the filter's own list " + Shown.name(rule.substring("vendor:".length()))
        : "rule " + Shown.name(rule);
  }

  private static String outcome(Incident incident) {
    List<Decision> decisions =
        incident.evidence().stream()
            .filter(evidence -> evidence.seal() != null)
            .map(Evidence::decision)
            .toList();
    if (decisions.stream().allMatch(each -> each == Decision.BLOCKED)) {
      return decisions.size() > 1 ? "It was blocked every time." : "It was blocked.";
    }
    return decisions.stream().allMatch(UNCLEAR::contains)
        ? "The log does not say whether it was blocked."
        : "It was NOT blocked.";
  }
}

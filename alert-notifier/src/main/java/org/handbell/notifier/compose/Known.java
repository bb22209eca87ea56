package org.handbell.notifier.compose;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.handbell.model.Decision;
import org.handbell.model.Evidence;
import org.handbell.model.Finding;
import org.handbell.model.Incident;
import org.handbell.model.PersonKind;
import org.handbell.model.Step;
import org.handbell.model.Visibility;
import org.jspecify.annotations.Nullable;

/** What is known about an incident, as lines that a person reads in thirty seconds. */
final class Known {

  private static final int DEVICES = 3;

  private Known() {}

  /** Everything a DSL is told beside the sentence and the words. */
  static List<Fact> toSafeguarding(Incident incident, ZoneId zone) {
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact("Who", People.inFull(incident.person())));
    facts.addAll(toTechnician(incident, zone));
    facts.add(
        2,
        new Fact(
            "About", incident.theme().title() + " (" + incident.category().risk().title() + ")"));
    facts.addAll(weighed(incident));
    incident.reasons().forEach(reason -> facts.add(new Fact("Also", Shown.plain(reason))));
    String unseen = unseen(incident);
    if (unseen != null) {
      facts.add(new Fact("Not seen", unseen));
    }
    return facts;
  }

  /** What moved the gravest finding, and what else it may mean: never the words themselves. */
  private static List<Fact> weighed(Incident incident) {
    if (Sealed.is(incident) || incident.aboutClass()) {
      return List.of();
    }
    Finding lead =
        incident.evidence().stream()
            .map(evidence -> evidence.findings().get(0))
            .min(Comparator.comparing(Finding::priority))
            .orElseThrow();
    List<Fact> facts = new ArrayList<>();
    if (!lead.steps().isEmpty()) {
      String steps = lead.steps().stream().map(Step::told).collect(Collectors.joining("; "));
      facts.add(new Fact("Weighed", capital(Shown.plain(steps))));
    }
    if (lead.alsoContains() != null) {
      facts.add(
          new Fact("Another reading", "Words of study stand beside it: it may be for a lesson."));
    }
    return facts;
  }

  /** Where, when and whether it was blocked: what may be told without saying who or what. */
  static List<Fact> toTechnician(Incident incident, ZoneId zone) {
    List<Fact> facts = new ArrayList<>();
    facts.add(
        new Fact("When", When.between(incident.firstOccurred(), incident.lastOccurred(), zone)));
    if (isReported(incident)) {
      facts.add(new Fact("Known from", "A report by a member of staff, not from the filter"));
      return facts;
    }
    facts.add(new Fact("Device", device(incident)));
    facts.add(new Fact("Filter", blocked(incident.decisions())));
    facts.add(new Fact("How often", When.times(incident.events())));
    return facts;
  }

  /** True where somebody at the school said so, and no filter. */
  static boolean isReported(Incident incident) {
    return incident.evidence().stream().anyMatch(each -> each.kind() == Evidence.Kind.REPORTED);
  }

  private static String device(Incident incident) {
    String names = some(incident, Evidence::device);
    String addresses = some(incident, Evidence::ip);
    if (names.isEmpty() && addresses.isEmpty()) {
      return incident.person().kind() == PersonKind.DEVICE
          ? People.inShort(incident.person())
          : "the filter's log does not say";
    }
    return names.isEmpty()
        ? "address " + addresses
        : names + (addresses.isEmpty() ? "" : " (address " + addresses + ")");
  }

  private static String some(Incident incident, Function<Evidence, @Nullable String> part) {
    List<String> all =
        incident.evidence().stream()
            .map(part)
            .filter(Objects::nonNull)
            .map(Shown::name)
            .distinct()
            .toList();
    String first = all.stream().limit(DEVICES).collect(Collectors.joining(", "));
    return all.size() > DEVICES ? first + " and " + (all.size() - DEVICES) + " more" : first;
  }

  private static String blocked(Map<Decision, Integer> decisions) {
    int blocked = decisions.getOrDefault(Decision.BLOCKED, 0);
    int all = decisions.values().stream().mapToInt(Integer::intValue).sum();
    int warned = decisions.getOrDefault(Decision.WARNED, 0);
    int unclear =
        decisions.getOrDefault(Decision.UNKNOWN, 0)
            + decisions.getOrDefault(Decision.ERROR, 0)
            + decisions.getOrDefault(Decision.CHALLENGED, 0);
    int through = all - blocked - warned - unclear;
    if (all == blocked && all > 0) {
      return "Blocked" + (all > 1 ? " every time" : "");
    }
    if (all == through && all > 0) {
      return "NOT blocked: the filter let it through";
    }
    List<String> parts = new ArrayList<>();
    addCount(parts, "NOT blocked ", through);
    addCount(parts, "warned ", warned);
    addCount(parts, "blocked ", blocked);
    addCount(parts, "not known ", unclear);
    return parts.isEmpty() ? "The log does not say whether it was blocked" : join(parts);
  }

  private static void addCount(List<String> parts, String what, int count) {
    if (count > 0) {
      parts.add(what + When.times(count));
    }
  }

  private static String join(List<String> parts) {
    return capital(String.join(", ", parts));
  }

  private static String capital(String text) {
    return Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }

  static @Nullable String unseen(Incident incident) {
    Set<Visibility> seen =
        incident.evidence().stream().map(Evidence::visibility).collect(Collectors.toSet());
    for (Visibility least : List.of(Visibility.HOST, Visibility.DNS, Visibility.IP)) {
      String unseen = least.unseen();
      if (unseen != null && seen.contains(least)) {
        return seen.size() > 1 ? "For some of it, " + unseen : capital(unseen);
      }
    }
    return null;
  }
}

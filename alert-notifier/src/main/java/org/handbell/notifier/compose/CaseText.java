package org.handbell.notifier.compose;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.handbell.model.Basis;
import org.handbell.model.Category;
import org.handbell.model.Decision;
import org.handbell.model.Evidence;
import org.handbell.model.Finding;
import org.handbell.model.Incident;
import org.handbell.model.PersonKind;
import org.handbell.model.Priority;
import org.handbell.model.Step;
import org.jspecify.annotations.Nullable;

/**
 * All that a case says, in the words of its mails, for somebody who may read the evidence.
 *
 * @param what happened, in a sentence
 * @param why how it came to its priority, step by step
 * @param unknown what it does not show, and other ways to read it
 * @param basis what it was judged by
 * @param exhibits in order of time; none of what is sealed
 * @param more how many events were joined that are not among them
 */
public record CaseText(
    String what,
    List<Fact> facts,
    List<String> why,
    List<String> unknown,
    @Nullable String basis,
    List<Exhibit> exhibits,
    int more,
    Card card) {

  /** Of an incident, with times of that zone. */
  public static CaseText of(Incident incident, ZoneId zone, boolean linesKept) {
    boolean sealed = Sealed.is(incident);
    List<Fact> facts = new ArrayList<>(Known.toTechnician(incident, zone));
    facts.add(0, new Fact("Who", People.inFull(incident.person())));
    facts.add(
        2, new Fact("About", capital(incident.theme().title()) + " (" + risk(incident) + ")"));
    return new CaseText(
        AlertMail.what(incident),
        facts,
        why(incident, sealed),
        unknown(incident, sealed),
        basis(incident),
        sealed
            ? List.of()
            : incident.evidence().stream().map(each -> Exhibit.of(each, zone)).toList(),
        sealed ? 0 : Math.max(0, incident.events() - incident.evidence().size()),
        Cards.of(incident, linesKept));
  }

  private static String risk(Incident incident) {
    return incident.category().risk().title();
  }

  private static List<String> why(Incident incident, boolean sealed) {
    List<String> why = new ArrayList<>();
    Category category = incident.category();
    if (Known.isReported(incident)) {
      return List.of("Whoever reported it called it %s.".formatted(lead(incident).priority()));
    }
    why.add("%s usually is %s.".formatted(capital(category.title()), category.defaultPriority()));
    if (!incident.evidence().isEmpty()) {
      Finding lead = lead(incident);
      why.add(
          (sealed
                  ? "An address was on a list, which is never weighed: %s."
                  : "What was found comes to %s by itself.")
              .formatted(lead.steps().isEmpty() ? lead.priority() : lead.steps().get(0).from()));
      lead.steps().stream()
          .map(Step::told)
          .map(Shown::plain)
          .map(CaseText::sentence)
          .forEach(why::add);
    }
    incident.reasons().stream().map(Shown::plain).map(CaseText::sentence).forEach(why::add);
    if (incident.aboutClass()) {
      why.add(
          "%d pupils of one year did the same in the same lesson, so it is one case and not as"
                  .formatted(incident.members().size())
              + " many. None of them is named here.");
    }
    return why;
  }

  private static Finding lead(Incident incident) {
    return incident.evidence().stream()
        .map(evidence -> evidence.findings().get(0))
        .min(Comparator.comparing(Finding::priority))
        .orElseThrow();
  }

  private static List<String> unknown(Incident incident, boolean sealed) {
    if (Known.isReported(incident)) {
      return List.of(
          "What the filter saw, if it saw anything. This is what somebody at the school saw or"
              + " heard; nobody has weighed it yet.");
    }
    List<String> unknown = new ArrayList<>();
    who(incident, unknown);
    String unseen = Known.unseen(incident);
    if (unseen != null) {
      unknown.add(sentence(unseen));
    }
    if (!sealed) {
      how(incident.evidence(), unknown);
    }
    if (incident.decisions().keySet().stream().anyMatch(CaseText::isUnclear)) {
      unknown.add("For some of it the log does not say whether it was blocked.");
    }
    unknown.add(
        "A web filter's log shows web addresses. It shows no app, no conversation, nothing that was"
            + " done on another device, and not why.");
    return unknown;
  }

  private static void who(Incident incident, List<String> unknown) {
    if (incident.person().kind() == PersonKind.DEVICE) {
      unknown.add("Who it was: nobody was signed in. Ask whoever had the device then.");
    } else if (incident.person().shared()) {
      unknown.add("Who it was: several people use this account.");
    } else if (!incident.aboutClass()) {
      unknown.add("Whether it was them: somebody else may have sat at the device.");
    }
  }

  private static void how(List<Evidence> evidence, List<String> unknown) {
    if (evidence.stream().anyMatch(Evidence::nobodyTyped)) {
      unknown.add("Whether anybody typed it: for some of it a link opened the search.");
    }
    if (evidence.stream().anyMatch(each -> each.kind() == Evidence.Kind.TYPED)) {
      unknown.add(
          "Whether it was sent: some of it was typed into a search box and may have been"
              + " deleted again.");
    }
    if (evidence.stream()
        .flatMap(each -> each.findings().stream())
        .anyMatch(finding -> finding.alsoContains() != null)) {
      unknown.add("Another reading: words of study stand beside it. It may be for a lesson.");
    }
  }

  private static boolean isUnclear(Decision decision) {
    return decision == Decision.UNKNOWN || decision == Decision.ERROR;
  }

  private static @Nullable String basis(Incident incident) {
    List<String> all =
        incident.evidence().stream()
            .map(Evidence::basis)
            .filter(basis -> basis != null && !basis.equals(Basis.UNKNOWN))
            .map(CaseText::versions)
            .distinct()
            .toList();
    return all.isEmpty() ? null : Shown.name(String.join("; then ", all));
  }

  private static String versions(@Nullable Basis basis) {
    return basis == null
        ? ""
        : "rules "
            + basis.rules()
            + basis.lists().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(list -> ", list " + list.getKey() + " " + list.getValue())
                .collect(Collectors.joining());
  }

  private static String sentence(String text) {
    String capital = capital(text.strip());
    return capital.endsWith(".") || capital.endsWith("…") ? capital : capital + ".";
  }

  private static String capital(String text) {
    return text.isEmpty()
        ? text
        : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }

  /** What happened, in a sentence; nothing of an address that is sealed. */
  public static String sentenceOf(Incident incident) {
    return AlertMail.what(incident);
  }

  /** True where no address may be shown. */
  public static boolean isSealed(Incident incident) {
    return Sealed.is(incident);
  }

  /** {@code P1: act now}, as on a mail. */
  public static String urgencyOf(Priority priority) {
    return Alert.urgency(priority);
  }
}

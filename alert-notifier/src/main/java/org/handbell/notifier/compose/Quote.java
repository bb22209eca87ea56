package org.handbell.notifier.compose;

import java.time.ZoneId;
import java.util.List;
import org.handbell.model.Evidence;
import org.handbell.model.Finding;
import org.handbell.model.Incident;
import org.handbell.model.Priority;
import org.handbell.model.Span;
import org.jspecify.annotations.Nullable;

/**
 * One thing that was typed or visited, fit to be shown.
 *
 * @param act what was done: "Searched for"
 * @param why what a rule saw in it
 */
public record Quote(String time, String act, Shown words, @Nullable String site, String why) {

  static final int MOST = 5;

  /** The most telling, at most {@link #MOST}, in order of time; none of what is sealed. */
  static List<Quote> from(Incident incident, ZoneId zone) {
    if (Sealed.is(incident)) {
      return List.of();
    }
    return incident.evidence().stream()
        .sorted((a, b) -> priority(a).compareTo(priority(b)))
        .limit(MOST)
        .sorted((a, b) -> a.occurred().compareTo(b.occurred()))
        .map(evidence -> of(evidence, zone))
        .toList();
  }

  private static Priority priority(Evidence evidence) {
    return evidence.findings().get(0).priority();
  }

  static Quote of(Evidence evidence, ZoneId zone) {
    Span span = evidence.findings().get(0).span();
    String site = evidence.site();
    String words = evidence.text() == null ? site : evidence.text();
    return new Quote(
        When.time(evidence.occurred(), zone),
        evidence.nobodyTyped()
            ? "A link opened a search, nobody was seen typing"
            : switch (evidence.kind()) {
              case SEARCH -> "Searched for";
              case TYPED -> "Typed, perhaps not sent";
              case PAGE, SITE -> "Went to";
              case REPORTED -> "Reported by a member of staff";
            },
        Shown.quote(
            words == null ? "(not in the log)" : words, evidence.text() == null ? null : span),
        site == null || site.equals(words) ? null : Shown.plain(site),
        Shown.plain(why(evidence.findings().get(0))));
  }

  static String why(Finding finding) {
    StringBuilder why = new StringBuilder(finding.why());
    finding.views().forEach(view -> why.append("; ").append(view.told()));
    if (finding.alsoContains() != null) {
      why.append("; it also contains \"").append(finding.alsoContains()).append('"');
    }
    return why.toString();
  }
}

package org.handbell.notifier.compose;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.handbell.model.Decision;
import org.handbell.model.Evidence;
import org.handbell.model.Finding;
import org.jspecify.annotations.Nullable;

/**
 * One thing that was typed or visited, in full, fit to be shown.
 *
 * @param site where it was, unless the words say so
 * @param device on which
 * @param filter what the filter did
 * @param findings what rules saw in it, most urgent first
 * @param doubt what the line leaves open; absent where it leaves nothing open
 */
public record Exhibit(
    String when,
    String act,
    Shown words,
    @Nullable String site,
    @Nullable String device,
    String filter,
    List<Seen> findings,
    @Nullable String doubt) {

  public Exhibit {
    findings = List.copyOf(findings);
  }

  /**
   * What one rule saw.
   *
   * @param words in which it saw it; empty where it was not in the words
   * @param rule the rule's name
   */
  public record Seen(String why, String words, String rule) {}

  static Exhibit of(Evidence evidence, ZoneId zone) {
    Quote quote = Quote.of(evidence, zone);
    String text = evidence.text();
    List<Seen> findings = new ArrayList<>();
    for (Finding finding : evidence.findings()) {
      boolean marked = text != null && finding.span() != null;
      findings.add(
          new Seen(
              Shown.plain(Quote.why(finding)),
              marked ? Shown.quote(String.valueOf(text), finding.span()).match() : "",
              Shown.name(finding.rule())));
    }
    return new Exhibit(
        When.shortly(evidence.occurred(), zone),
        quote.act(),
        quote.words(),
        quote.site(),
        evidence.device() == null ? null : Shown.name(evidence.device()),
        evidence.kind() == Evidence.Kind.REPORTED
            ? "Not from the filter's log"
            : filter(evidence.decision()),
        findings,
        evidence.visibility().unseen());
  }

  private static String filter(Decision decision) {
    return switch (decision) {
      case BLOCKED -> "Blocked";
      case WARNED -> "Warned";
      case OVERRIDDEN -> "Blocked first, then let through";
      case ALLOWED, OBSERVED -> "Not blocked";
      case CHALLENGED, ERROR, UNKNOWN -> "Not known whether it was blocked";
    };
  }
}

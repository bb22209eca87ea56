package org.handbell.notifier.register;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.handbell.model.Priority;

/**
 * What came of a case, as it has to be recorded in writing (KCSIE part two: concerns, discussions,
 * decisions, and the reasons for those decisions).
 *
 * @param summary of the concern
 * @param action what was done
 * @param decision what was decided
 * @param reason why so
 * @param referral to whom it was referred, if to anybody
 * @param reference of the record in MyConcern, CPOMS or with the body it was referred to
 */
public record Outcome(
    Kind kind,
    String summary,
    String action,
    String decision,
    String reason,
    String referral,
    String reference) {

  private static final int LONGEST = 4_000;

  /** The kinds of outcome that are counted. */
  public enum Kind {
    NO_CONCERN("No concern after a look"),
    SPOKEN("Spoken with the child"),
    SUPPORT("Support in school"),
    FAMILY("Family told"),
    REFERRED("Referred outside school"),
    STAFF_CONDUCT("Dealt with under the staff conduct policy"),
    FALSE_ALARM("False alarm");

    private final String title;

    Kind(String title) {
      this.title = title;
    }

    public String title() {
      return title;
    }
  }

  public Outcome {
    for (String text : List.of(summary, action, decision, reason, referral, reference)) {
      if (text.length() > LONGEST) {
        throw new IllegalArgumentException("longer than an outcome may be");
      }
    }
  }

  /** An outcome of which only the kind is told. */
  public static Outcome of(Kind kind) {
    return new Outcome(kind, "", "", "", "", "", "");
  }

  /** What must still be written before a case of that priority is closed, or nothing. */
  public Optional<String> missing(Priority priority) {
    if (priority.compareTo(Priority.P2) > 0 && kind != Kind.REFERRED) {
      return Optional.empty();
    }
    List<String> missing = new ArrayList<>();
    need(missing, "a summary", summary);
    if (kind != Kind.FALSE_ALARM) {
      need(missing, "the action", action);
      need(missing, "the decision", decision);
    }
    need(missing, "the reason", reason);
    if (kind == Kind.REFERRED) {
      need(missing, "to whom it was referred", referral);
    }
    return missing.isEmpty()
        ? Optional.empty()
        : Optional.of("still to be written: " + String.join(", ", missing));
  }

  private static void need(List<String> missing, String what, String text) {
    if (text.isBlank()) {
      missing.add(what);
    }
  }
}

package org.handbell.notifier.console.cases;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import org.handbell.model.LessonTopic;
import org.handbell.model.RuleException;
import org.handbell.model.Ruling;
import org.handbell.notifier.access.Viewer;
import org.handbell.notifier.compose.Shown;
import org.handbell.notifier.compose.When;
import org.handbell.notifier.console.cases.CasePage.Ruled;
import org.handbell.notifier.register.Case;
import org.handbell.notifier.register.Register;
import org.handbell.notifier.register.Verdict;

/** Says which exceptions people made of a case, and how each stands. */
final class RuledView {

  private final Register register;
  private final ZoneId zone;
  private final InstantSource clock;

  RuledView(Register register, ZoneId zone, InstantSource clock) {
    this.register = register;
    this.zone = zone;
    this.clock = clock;
  }

  List<Ruled> of(Case about, Viewer viewer) {
    return register.verdicts().of(about).stream().map(each -> ruled(each, viewer)).toList();
  }

  private Ruled ruled(Verdict verdict, Viewer viewer) {
    boolean own = viewer.contacts().stream().anyMatch(contact -> contact.id().equals(verdict.by()));
    return new Ruled(
        verdict.id(),
        line(verdict.ruling()),
        verdict.shown().stream().map(Shown::plain).toList(),
        state(verdict),
        verdict.state() == Verdict.State.WAITING && !own,
        verdict.state() != Verdict.State.WITHDRAWN);
  }

  /** What a ruling does, in a sentence. */
  static String line(Ruling ruling) {
    if (ruling instanceof LessonTopic lesson) {
      String themes =
          String.join(", ", lesson.themes().stream().map(theme -> theme.title()).toList());
      return "Less urgent while a class learns about it: " + themes + whom(lesson.scope());
    }
    if (ruling instanceof RuleException exception) {
      String site = exception.site();
      String what =
          site == null
              ? "the words \"" + Shown.plain(String.join("\", \"", exception.match())) + "\""
              : "the site " + Shown.plain(site);
      return "Not heard by rule "
          + Shown.name(exception.rule())
          + ": "
          + what
          + whom(exception.scope());
    }
    return "A ruling of another kind";
  }

  private static String whom(Ruling.Scope scope) {
    String years = scope.years().isEmpty() ? "" : ", year " + String.join(", ", scope.years());
    return years + (scope.groups().isEmpty() ? "" : ", class " + String.join(", ", scope.groups()));
  }

  private String state(Verdict verdict) {
    Instant until = verdict.ruling().signature().until();
    String signed =
        Shown.name(verdict.name())
            + ", "
            + When.shortly(verdict.at(), zone)
            + ": "
            + Shown.plain(verdict.ruling().signature().why().replaceFirst("[.\\s]+$", ""))
            + ". ";
    Instant ended = verdict.endedAt();
    return signed
        + switch (verdict.state()) {
          case WAITING -> "It waits for a second person to agree.";
          case WITHDRAWN ->
              "Withdrawn by "
                  + name(verdict.endedBy())
                  + (ended == null ? "." : ", " + When.shortly(ended, zone) + ".");
          case IN_FORCE ->
              (verdict.second() == null ? "" : name(verdict.second()) + " agreed. ")
                  + (verdict.holds(clock.instant()) ? "In force until " : "It ended ")
                  + (until == null ? "further notice" : When.shortly(until, zone))
                  + ".";
        };
  }

  private static String name(@org.jspecify.annotations.Nullable String name) {
    return name == null ? "somebody" : Shown.name(name);
  }
}

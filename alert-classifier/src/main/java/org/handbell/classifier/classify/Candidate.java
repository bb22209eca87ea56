package org.handbell.classifier.classify;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.handbell.classifier.classify.ContextWords.Wording;
import org.handbell.model.Category;
import org.handbell.model.Finding;
import org.handbell.model.Phase;
import org.handbell.model.Priority;
import org.handbell.model.ReadAs;
import org.handbell.model.Risk;
import org.handbell.model.Span;
import org.handbell.model.Step;
import org.jspecify.annotations.Nullable;

/** A finding in the making: its priority moves, at most one level up and one down by modifiers. */
final class Candidate {

  /** Most urgent first, then what tells most. */
  static final Comparator<Candidate> ORDER =
      Comparator.comparing((Candidate c) -> c.priority)
          .thenComparing(c -> !c.core)
          .thenComparing(c -> c.source)
          .thenComparing(c -> -c.confidence)
          .thenComparing(c -> c.category)
          .thenComparing(c -> c.rule);

  final Source source;
  final Category category;
  final int confidence;
  final @Nullable Phase phase;
  final String rule;
  final boolean core;
  final Wording wording;

  private final String why;
  private final @Nullable Span span;
  private final List<ReadAs> views;
  private final List<Step> steps = new ArrayList<>();
  private final Priority first;
  private Priority priority;
  private boolean raised;
  private boolean lowered;

  private Candidate(
      Source source,
      Category category,
      Priority priority,
      int confidence,
      @Nullable Phase phase,
      String rule,
      String why,
      @Nullable Span span,
      boolean core,
      List<ReadAs> views,
      Wording wording) {
    this.source = source;
    this.category = category;
    this.first = priority;
    this.priority = priority;
    this.confidence = confidence;
    this.phase = phase;
    this.rule = rule;
    this.why = why;
    this.span = category.isSealed() ? null : span;
    this.core = core;
    this.views = category.isSealed() ? List.of() : views;
    this.wording = wording;
  }

  /** Of what somebody else holds the site to be. */
  static Candidate verdict(
      Source source,
      Category category,
      Priority priority,
      int confidence,
      String rule,
      String why,
      boolean core) {
    return new Candidate(
        source,
        category,
        priority,
        confidence,
        null,
        rule,
        why,
        null,
        core,
        List.of(),
        Wording.PLAIN);
  }

  /** Of words that a rule of ours found. */
  static Candidate words(Words words, Score score, String why) {
    Candidate candidate =
        new Candidate(
            words.source(),
            words.hit().entry().category(),
            score.priority(),
            score.confidence(),
            words.hit().entry().phase(),
            words.hit().entry().id(),
            why,
            words.span(),
            words.hit().entry().core(),
            words.views(),
            words.wording());
    score.notes().forEach(candidate::note);
    return candidate;
  }

  Priority priority() {
    return priority;
  }

  boolean isIllegal() {
    return category.risk() == Risk.ILLEGAL;
  }

  /** True where the rule itself is graver than what is ordinary in its category. */
  boolean isGraverVariant() {
    return first.isMoreUrgentThan(category.defaultPriority());
  }

  /** True for what no modifier ever lowers (taxonomy section 9). */
  boolean isNeverLowered() {
    return core || category.isNeverLowered(phase);
  }

  /** One level up, by at most one modifier, never to P1. */
  void raise(String because) {
    if (priority == Priority.P1) {
      return;
    }
    if (raised) {
      note(because + ", but nothing raises twice");
    } else if (priority == Priority.P2) {
      note(because + ", but circumstances alone never make a P1");
    } else {
      raised = true;
      set(priority.raised(), because);
    }
  }

  /** One level down, by at most one modifier, where anything may lower it. */
  void lower(String because) {
    if (isNeverLowered()) {
      note(because + ", but nothing lowers this");
    } else if (!lowered) {
      lowered = true;
      set(priority.lowered(), because);
    }
  }

  void set(Priority to, String because) {
    if (to != priority) {
      steps.add(new Step(priority, to, because));
      priority = to;
    }
  }

  void atMost(Priority most, String because) {
    if (priority.isMoreUrgentThan(most)) {
      set(most, because);
    }
  }

  void atLeast(Priority least, String because) {
    set(Priority.mostUrgent(priority, least), because);
  }

  void note(String what) {
    steps.add(new Step(priority, priority, what));
  }

  Finding finding() {
    return new Finding(
        category,
        priority,
        confidence,
        phase,
        rule,
        why,
        span,
        core,
        steps,
        views,
        category.isSealed() ? null : wording.study());
  }
}

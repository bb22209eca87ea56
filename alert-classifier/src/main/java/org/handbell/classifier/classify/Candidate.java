package org.handbell.classifier.classify;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.handbell.model.Category;
import org.handbell.model.Finding;
import org.handbell.model.Phase;
import org.handbell.model.Priority;
import org.handbell.model.Risk;
import org.handbell.model.Span;
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
  final List<Step> steps = new ArrayList<>();

  private final String why;
  private final @Nullable Span span;
  private Priority priority;
  private boolean raised;

  Candidate(
      Source source,
      Category category,
      Priority priority,
      int confidence,
      @Nullable Phase phase,
      String rule,
      String why,
      @Nullable Span span,
      boolean core) {
    this.source = source;
    this.category = category;
    this.priority = priority;
    this.confidence = confidence;
    this.phase = phase;
    this.rule = rule;
    this.why = why;
    this.span = category.isSealed() ? null : span;
    this.core = core;
  }

  Priority priority() {
    return priority;
  }

  boolean isIllegal() {
    return category.risk() == Risk.ILLEGAL;
  }

  /** One level up, by at most one modifier, never to P1. */
  void raise(String because) {
    if (!raised) {
      set(priority.raised(), because);
      raised = true;
    }
  }

  void set(Priority to, String because) {
    if (to != priority) {
      steps.add(new Step(rule, priority, to, because));
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
    steps.add(new Step(rule, priority, priority, what));
  }

  Finding finding() {
    return new Finding(category, priority, confidence, phase, rule, why, span, core);
  }
}

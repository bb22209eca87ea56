package org.handbell.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One reason to think that an event belongs to a category, with what it takes to explain it.
 *
 * @param priority after the modifiers
 * @param confidence 1–5: how sure the rule is that the category fits
 * @param phase absent where the category has none
 * @param rule the rule's id ({@code SUI-014}), or {@code vendor:<name>} or {@code list:<id>}
 * @param why one clause a DSL can read: "first-person wish to die"
 * @param span where in the search term, or else in the URL, it was found; absent for a vendor's
 *     category and for what is sealed
 * @param core a first-person or illegal-list finding that nothing lowers or silences
 * @param steps what raised or lowered it, in order; at most {@value #MOST_STEPS}
 * @param views what had to be read otherwise than it was written; at most {@value #MOST_VIEWS}
 * @param alsoContains words of study beside it, as typed, which make another reading likely
 */
public record Finding(
    Category category,
    Priority priority,
    int confidence,
    @Nullable Phase phase,
    String rule,
    String why,
    @Nullable Span span,
    boolean core,
    List<Step> steps,
    List<ReadAs> views,
    @Nullable String alsoContains) {

  public static final int MOST_STEPS = 16;
  public static final int MOST_VIEWS = 8;

  /** A finding of which only the outcome is known. */
  public Finding(
      Category category,
      Priority priority,
      int confidence,
      @Nullable Phase phase,
      String rule,
      String why,
      @Nullable Span span,
      boolean core) {
    this(category, priority, confidence, phase, rule, why, span, core, List.of(), List.of(), null);
  }

  public Finding {
    steps = first(steps, MOST_STEPS);
    views = first(views, MOST_VIEWS);
    if (confidence < 1 || confidence > 5) {
      throw new IllegalArgumentException("confidence is 1 to 5, not " + confidence);
    }
    boolean showsText = span != null || !views.isEmpty() || alsoContains != null;
    if (category.isSealed() && showsText) {
      throw new IllegalArgumentException("a finding of illegal content points at no text");
    }
  }

  /** The same finding without anything of the text it was found in. */
  public Finding withoutText() {
    return new Finding(
        category, priority, confidence, phase, rule, why, null, core, steps, List.of(), null);
  }

  /** Absent in what was written before there were any. */
  private static <T> List<T> first(@Nullable List<T> all, int most) {
    return all == null ? List.of() : List.copyOf(all.subList(0, Math.min(all.size(), most)));
  }
}

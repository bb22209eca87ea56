package org.handbell.model;

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
 */
public record Finding(
    Category category,
    Priority priority,
    int confidence,
    @Nullable Phase phase,
    String rule,
    String why,
    @Nullable Span span,
    boolean core) {

  public Finding {
    if (confidence < 1 || confidence > 5) {
      throw new IllegalArgumentException("confidence is 1 to 5, not " + confidence);
    }
    if (category.isSealed() && span != null) {
      throw new IllegalArgumentException("a finding of illegal content points at no text");
    }
  }
}

package org.handbell.classifier.lexicon;

import org.handbell.model.Span;
import org.jspecify.annotations.Nullable;

/**
 * A hit that an exception of the same rule silenced.
 *
 * @param exception the pattern, as its author wrote it
 * @param exceptionSpan where the exception was found in the original text
 * @param ruling the id of the school's exception; absent where it is the rule's own
 */
public record Silenced(Hit hit, String exception, Span exceptionSpan, @Nullable String ruling) {

  /** By an exception that the rule came with. */
  public Silenced(Hit hit, String exception, Span exceptionSpan) {
    this(hit, exception, exceptionSpan, null);
  }
}

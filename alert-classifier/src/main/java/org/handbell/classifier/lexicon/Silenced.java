package org.handbell.classifier.lexicon;

import org.handbell.model.Span;

/**
 * A hit that an exception of the same rule silenced.
 *
 * @param exception the pattern, as its author wrote it
 * @param exceptionSpan where the exception was found in the original text
 */
public record Silenced(Hit hit, String exception, Span exceptionSpan) {}

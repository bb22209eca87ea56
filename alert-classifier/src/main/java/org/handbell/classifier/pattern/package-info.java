/**
 * Patterns: what several findings about one person mean together, in minutes, on different days and
 * in which order. {@link org.handbell.classifier.pattern.Signs} is the little that is remembered of
 * a person's findings, never their words; {@link org.handbell.classifier.pattern.Patterns} decides
 * what it amounts to and says why.
 */
@NullMarked
package org.handbell.classifier.pattern;

import org.jspecify.annotations.NullMarked;

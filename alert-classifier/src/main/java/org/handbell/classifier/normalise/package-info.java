/**
 * How Handbell reads what somebody typed: the text as it stands (view V1) and, where that says
 * nothing, the words it may stand for: look-alike letters, digits for letters, drawn-out letters,
 * spaced letters, text-speak, misspellings, words run together or divided. Each reading remembers
 * which view it came from and where in the original text it stood. Nothing here knows what a word
 * means.
 */
@NullMarked
package org.handbell.classifier.normalise;

import org.jspecify.annotations.NullMarked;

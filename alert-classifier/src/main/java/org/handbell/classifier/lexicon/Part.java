package org.handbell.classifier.lexicon;

import java.util.List;

/** A piece of a pattern, as its author wrote it. */
sealed interface Part {

  /** A literal word, normalised. */
  record Word(String text) implements Part {}

  /** {@code {class}}. */
  record ClassRef(String name) implements Part {}

  /** {@code (a|b c)}: one of several; with {@code optional}, {@code [a|b c]}: or none of them. */
  record Choice(List<List<Part>> alternatives, boolean optional) implements Part {}

  /** {@code !x}: none of these may follow; takes up no words itself. */
  record NotFollowedBy(Choice what) implements Part {}

  /** {@code ~}: up to two words of any kind. */
  record Filler() implements Part {}

  /** {@code ^}: only at the start of the text. */
  record First() implements Part {}

  /** {@code $}: only at the end of the text. */
  record Last() implements Part {}
}

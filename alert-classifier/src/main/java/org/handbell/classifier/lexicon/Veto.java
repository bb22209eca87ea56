package org.handbell.classifier.lexicon;

import org.jspecify.annotations.Nullable;

/** Exceptions that were made elsewhere than in the lexicon: asked about each hit that is left. */
@FunctionalInterface
public interface Veto {

  /** Nobody made any. */
  Veto NONE = hit -> null;

  /** What silences that very hit, or null. */
  @Nullable Silenced silence(Hit hit);
}

package org.handbell.classifier.lexicon;

/** A pattern that cannot be read or compiled; the message says why, without the place. */
final class PatternException extends RuntimeException {

  PatternException(String what) {
    super(what);
  }
}

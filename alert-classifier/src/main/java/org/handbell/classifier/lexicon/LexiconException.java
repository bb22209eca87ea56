package org.handbell.classifier.lexicon;

import java.util.List;

/** Data files that are not as they must be. Each fault names file and line and how to mend it. */
public final class LexiconException extends RuntimeException {

  private final transient List<String> faults;

  public LexiconException(List<String> faults) {
    super(String.join(System.lineSeparator(), faults));
    this.faults = List.copyOf(faults);
  }

  /** Every fault found, {@code file:line: what}. */
  public List<String> faults() {
    return faults;
  }
}

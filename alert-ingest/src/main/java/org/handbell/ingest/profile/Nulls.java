package org.handbell.ingest.profile;

import java.util.List;
import org.handbell.recent.Recent;

/** The words that a product writes where it knows nothing. */
final class Nulls {

  static final List<String> USUAL = List.of("-", "N/A", "NA", "None", "null", "(null)", "unknown");

  private static final int LONGEST = 24;

  private final List<String> words;
  private final Recent<Boolean> recent = new Recent<>(10, this::says);

  Nulls(List<String> words) {
    this.words = words;
  }

  boolean isNothing(String text) {
    return text.length() > LONGEST ? text.isBlank() : recent.of(text);
  }

  private boolean says(String text) {
    return text.isBlank() || words.stream().anyMatch(text::equalsIgnoreCase);
  }
}

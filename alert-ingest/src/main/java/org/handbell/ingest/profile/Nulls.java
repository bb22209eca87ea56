package org.handbell.ingest.profile;

import java.util.List;

/** The words that a product writes where it knows nothing. */
record Nulls(List<String> words) {

  static final List<String> USUAL = List.of("-", "N/A", "NA", "None", "null", "(null)", "unknown");

  boolean isNothing(String text) {
    if (text.isBlank()) {
      return true;
    }
    if (text.length() > 24) {
      return false;
    }
    for (String word : words) {
      if (word.equalsIgnoreCase(text)) {
        return true;
      }
    }
    return false;
  }
}

package org.handbell.ingest.profile;

import java.util.List;

/** The words that a product writes where it knows nothing. */
record Nulls(List<String> words) {

  static final List<String> USUAL = List.of("-", "N/A", "NA", "None", "null", "(null)", "unknown");

  private static final int LONGEST = 24;

  boolean isNothing(String text) {
    if (text.isBlank()) {
      return true;
    }
    if (text.length() > LONGEST) {
      return false;
    }
    for (int i = 0; i < words.size(); i++) {
      if (words.get(i).equalsIgnoreCase(text)) {
        return true;
      }
    }
    return false;
  }
}

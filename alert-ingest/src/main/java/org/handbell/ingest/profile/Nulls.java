package org.handbell.ingest.profile;

import java.util.List;

/** The words that a product writes where it knows nothing. */
final class Nulls {

  static final List<String> USUAL = List.of("-", "N/A", "NA", "None", "null", "(null)", "unknown");

  private static final int LONGEST = 24;

  private final List<String> words;

  /** A bit for each length that one of them has: nearly every value has another. */
  private final int lengths;

  Nulls(List<String> words) {
    this.words = List.copyOf(words);
    int bits = 0;
    for (String word : words) {
      bits |= word.length() > LONGEST ? 0 : 1 << word.length();
    }
    this.lengths = bits;
  }

  boolean isNothing(String text) {
    if (text.isBlank()) {
      return true;
    }
    if (!mayBeNothing(text.length())) {
      return false;
    }
    for (int i = 0; i < words.size(); i++) {
      if (words.get(i).equalsIgnoreCase(text)) {
        return true;
      }
    }
    return false;
  }

  /** False where no text of that length is one of them. */
  boolean mayBeNothing(int length) {
    return length <= LONGEST && (lengths >>> length & 1) != 0;
  }
}

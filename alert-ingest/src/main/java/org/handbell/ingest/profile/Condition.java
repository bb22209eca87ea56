package org.handbell.ingest.profile;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When a line is of a kind: each of these fields has one of its words, and the fields that must be
 * there are there. A word may end in {@code *}.
 */
record Condition(List<Choice> words, List<Integer> present) {

  /** One of these words stands in that field. */
  record Choice(int field, List<String> words) {}

  boolean holds(Values values, Nulls nulls) {
    for (int i = 0; i < present.size(); i++) {
      String value = values.get(present.get(i));
      if (value == null || nulls.isNothing(value)) {
        return false;
      }
    }
    for (int i = 0; i < words.size(); i++) {
      Choice choice = words.get(i);
      if (!isOne(values.get(choice.field), choice.words)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isOne(@Nullable String value, List<String> words) {
    if (value == null) {
      return false;
    }
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      int stem = word.length() - 1;
      boolean fits =
          word.endsWith("*")
              ? value.regionMatches(true, 0, word, 0, stem)
              : value.equalsIgnoreCase(word);
      if (fits) {
        return true;
      }
    }
    return false;
  }
}

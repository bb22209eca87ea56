package org.handbell.ingest.profile;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * When a line is of a kind: each of these fields has one of its words, and the fields that must be
 * there are there. A word may end in {@code *}.
 */
record Condition(Map<Integer, List<String>> words, List<Integer> present) {

  boolean holds(Values values, Nulls nulls) {
    for (int field : present) {
      String value = values.get(field);
      if (value == null || nulls.isNothing(value)) {
        return false;
      }
    }
    for (Map.Entry<Integer, List<String>> one : words.entrySet()) {
      if (!isOne(values.get(one.getKey()), one.getValue())) {
        return false;
      }
    }
    return true;
  }

  private static boolean isOne(@Nullable String value, List<String> words) {
    if (value == null) {
      return false;
    }
    for (String word : words) {
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

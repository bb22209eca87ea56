package org.handbell.ingest.profile;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.handbell.model.Decision;
import org.handbell.recent.Recent;

/**
 * What a product's words for its decisions mean; {@code block-*} stands for all that begin so; of
 * several the longest counts.
 */
final class Actions {

  private final Map<String, Decision> words = new HashMap<>();
  private final Map<String, Decision> beginnings = new LinkedHashMap<>();
  private final Recent<Decision> recent = new Recent<>(6, this::meant);

  Actions(Map<Decision, List<String>> given) {
    given.forEach((decision, list) -> list.forEach(word -> add(word, decision)));
  }

  private void add(String given, Decision decision) {
    String word = given.toLowerCase(Locale.ROOT);
    if (word.endsWith("*")) {
      beginnings.put(word.substring(0, word.length() - 1), decision);
    } else {
      words.put(word, decision);
    }
  }

  Decision of(String written) {
    return recent.of(written);
  }

  private Decision meant(String written) {
    String word = written.strip().toLowerCase(Locale.ROOT);
    Decision decision = words.get(word);
    if (decision != null) {
      return decision;
    }
    int longest = -1;
    for (Map.Entry<String, Decision> one : beginnings.entrySet()) {
      if (one.getKey().length() > longest && word.startsWith(one.getKey())) {
        longest = one.getKey().length();
        decision = one.getValue();
      }
    }
    return decision == null ? Decision.UNKNOWN : decision;
  }
}

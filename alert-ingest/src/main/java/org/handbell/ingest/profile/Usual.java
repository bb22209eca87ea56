package org.handbell.ingest.profile;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.handbell.document.Document;
import org.handbell.document.Fields;
import org.handbell.model.Decision;

/** What the generic profiles know: the names that products use, and their words for decisions. */
final class Usual {

  /** The names of each field of ours, in the order in which they count. */
  static final Map<String, List<String>> FIELDS = lists("fields");

  /** The words for each decision, by its id. */
  static final Map<String, List<String>> ACTIONS = lists("actions");

  static final List<String> TIMES = top().oneOrMore("time");

  private static final Actions WORDS = actions();

  private Usual() {}

  /** What a product's word for a decision usually means. */
  static Decision decision(String word) {
    return WORDS.of(word);
  }

  private static Fields top() {
    return Document.ofText("json.yaml", Bundled.text("json.yaml")).read();
  }

  private static Map<String, List<String>> lists(String key) {
    Fields fields = top().object(key);
    Map<String, List<String>> lists = new LinkedHashMap<>();
    fields.names().forEach(name -> lists.put(name, fields.oneOrMore(name)));
    return lists;
  }

  private static Actions actions() {
    Map<Decision, List<String>> words = new LinkedHashMap<>();
    for (Decision decision : Decision.values()) {
      words.put(decision, ACTIONS.getOrDefault(decision.id(), List.of()));
    }
    return new Actions(words);
  }
}

package org.handbell.model;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The clauses by which a decision is told, the same wherever it is told: never the words that were
 * typed, never an address.
 */
public final class Clause {

  /** What searches are filed under that no engine of the list asked for. */
  private static final String OTHER = "other";

  private static final Pattern ENGINE = Pattern.compile("[a-z0-9-]{2,20}");

  /** Names that a capital letter alone does not make right. */
  private static final Map<String, String> SPELT =
      Map.of(
          "chatgpt",
          "ChatGPT",
          "duckduckgo",
          "DuckDuckGo",
          "ebay",
          "eBay",
          "tiktok",
          "TikTok",
          "youtube",
          "YouTube");

  private Clause() {}

  /** What was done with an address that is shown to nobody. */
  public static String didUnseen(Decision decision) {
    return decision == Decision.BLOCKED ? "Tried to reach an address" : "Asked for an address";
  }

  /** What somebody did: "Searched Google". */
  public static String did(
      Evidence.Kind kind, Decision decision, @Nullable String engine, boolean nobodyTyped) {
    if (nobodyTyped) {
      return "A link opened a search of " + engine(engine) + ", and nobody was seen typing it";
    }
    boolean blocked = decision == Decision.BLOCKED;
    return switch (kind) {
      case SEARCH -> isKnown(engine) ? "Searched " + engine(engine) : "Searched the web";
      case TYPED -> "Typed into " + engine(engine);
      case PAGE -> blocked ? "Tried to open a page" : "Opened a page";
      case SITE -> blocked ? "Tried to visit a site" : "Visited a site";
      case REPORTED -> "Was reported by a member of staff";
    };
  }

  /**
   * What was found in it: "first-person wish to die (rule SUI-014)". Lists and the filter name
   * themselves in their reasons; a rule of ours has a number.
   */
  public static String found(Finding finding) {
    String rule = finding.rule();
    boolean ours = !rule.startsWith("list:") && !rule.startsWith("vendor:");
    return finding.why() + (ours ? " (rule " + rule + ")" : "");
  }

  private static boolean isKnown(@Nullable String id) {
    return id != null && ENGINE.matcher(id).matches() && !id.equals(OTHER);
  }

  /** An id in an unexpected form is not shown: it might be an address. */
  private static String engine(@Nullable String id) {
    if (id == null || !isKnown(id)) {
      return "a search engine";
    }
    String spelt = SPELT.get(id);
    return spelt != null ? spelt : id.substring(0, 1).toUpperCase(Locale.ROOT) + id.substring(1);
  }
}

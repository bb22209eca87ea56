package org.handbell.ingest.search;

import java.util.List;

/**
 * A search engine, or any site with a search box, and where its addresses carry what was typed.
 *
 * @param hosts {@code bing.com} means that name and all below it; {@code google.*} any country's
 *     domain and all below it
 * @param starts pages of others with a box that searches here
 * @param places tried in order; the first whose path fits decides
 * @param examples addresses with what they must give, run as tests
 */
record SearchEngine(
    String id,
    List<String> hosts,
    List<String> starts,
    List<SearchPlace> places,
    List<Example> examples) {

  /** True where the engine is this one, or sends its suggestions: {@code youtube-suggest}. */
  boolean isPartOf(String engine) {
    return engine.startsWith(id)
        && (engine.length() == id.length() || engine.charAt(id.length()) == '-');
  }

  /**
   * An address and the term it carries.
   *
   * @param term empty where the address is not a search
   */
  record Example(String url, String term, boolean autocomplete) {}
}

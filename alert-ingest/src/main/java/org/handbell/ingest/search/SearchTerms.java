package org.handbell.ingest.search;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.handbell.model.Event;
import org.handbell.recent.Recent;
import org.jspecify.annotations.Nullable;

/** Finds what somebody typed in the address that their browser asked for. */
public final class SearchTerms {

  /** The engine of a search box on a site that the data file does not know. */
  public static final String OTHER = "other";

  /** Parameters that carry typed words on most sites that have them. */
  private static final List<String> USUAL =
      List.of("q", "query", "search", "search_query", "searchterm", "keyword", "keywords");

  private static final int LONGEST_TERM = 2048;
  private static final SearchTerms BUNDLED = new SearchTerms(SearchEngineFile.bundled());

  private final Map<String, List<SearchEngine>> byDomain = new HashMap<>();
  private final Map<String, List<SearchEngine>> byLabel = new HashMap<>();
  private final Map<String, String> startPages = new HashMap<>();
  private final Recent<List<SearchEngine>> recentHosts = new Recent<>(12, this::lookedUp);

  private SearchTerms(List<SearchEngine> engines) {
    for (SearchEngine engine : engines) {
      engine.starts().forEach(host -> startPages.put(host, engine.id()));
      for (String host : engine.hosts()) {
        Map<String, List<SearchEngine>> index = host.endsWith(".*") ? byLabel : byDomain;
        String key = host.endsWith(".*") ? host.substring(0, host.length() - 2) : host;
        index.computeIfAbsent(key, name -> new ArrayList<>()).add(engine);
      }
    }
  }

  /** The engines that Handbell knows. */
  public static SearchTerms bundled() {
    return BUNDLED;
  }

  /**
   * Finds the words typed.
   *
   * @param usualBoxes true to look for a search box on sites that the data file does not know
   * @return null where nothing was typed
   */
  public Event.@Nullable Search find(Event.Url url, boolean usualBoxes) {
    String host = url.domain();
    if (host == null) {
      return null;
    }
    List<SearchEngine> engines = engines(host);
    if (!engines.isEmpty()) {
      return firstFind(engines, url);
    }
    return usualBoxes && url.hasQuery() ? usual(url) : null;
  }

  /**
   * True where a page on this host has a box in which one types for the engine: its own pages, and
   * start pages of browsers.
   */
  public boolean hasBoxOf(String engine, String host) {
    for (SearchEngine one : engines(host)) {
      if (one.isPartOf(engine)) {
        return true;
      }
    }
    return startPages.getOrDefault(host, "").equals(engine);
  }

  /** The engines of the longest name that the host lies in. */
  private List<SearchEngine> engines(String host) {
    return recentHosts.of(host);
  }

  private List<SearchEngine> lookedUp(String host) {
    int from = 0;
    while (true) {
      List<SearchEngine> engines = byDomain.get(from == 0 ? host : host.substring(from));
      if (engines == null) {
        engines = anyCountry(host, from);
      }
      int dot = host.indexOf('.', from);
      if (engines != null || dot < 0) {
        return engines == null ? List.of() : engines;
      }
      from = dot + 1;
    }
  }

  private @Nullable List<SearchEngine> anyCountry(String host, int from) {
    int dot = host.indexOf('.', from);
    return dot > 0 && isPublicSuffix(host, dot + 1) ? byLabel.get(host.substring(from, dot)) : null;
  }

  /** {@code com}, {@code de}, {@code co.uk}, {@code com.au}: all that engines register under. */
  private static boolean isPublicSuffix(String host, int from) {
    int dot = host.indexOf('.', from);
    if (dot < 0) {
      return host.length() - from == 2 || isRest(host, from, "com") || isRest(host, from, "cat");
    }
    boolean second = host.startsWith("co.", from) || host.startsWith("com.", from);
    return second && host.length() - dot - 1 == 2;
  }

  private static boolean isRest(String host, int from, String rest) {
    return host.length() - from == rest.length() && host.startsWith(rest, from);
  }

  private static Event.@Nullable Search firstFind(List<SearchEngine> engines, Event.Url url) {
    for (int i = 0; i < engines.size(); i++) {
      SearchEngine engine = engines.get(i);
      List<SearchPlace> places = engine.places();
      for (int j = 0; j < places.size(); j++) {
        SearchPlace place = places.get(j);
        String inPath = place.fit(url);
        if (inPath != null) {
          String term = inPath.isEmpty() ? inQuery(place, url) : PercentText.decode(inPath, true);
          return term == null || term.isBlank()
              ? null
              : search(term, engine.id(), place.autocomplete());
        }
      }
    }
    return null;
  }

  private static @Nullable String inQuery(SearchPlace place, Event.Url url) {
    for (int i = 0; i < place.parameters().size(); i++) {
      String value = QueryText.firstValue(url, List.of(place.parameters().get(i)));
      if (value != null) {
        return value;
      }
    }
    return null;
  }

  private static Event.@Nullable Search usual(Event.Url url) {
    String value = QueryText.firstValue(url, USUAL);
    return value == null || !looksTyped(value) ? null : search(value, OTHER, false);
  }

  /** Programs put numbers, addresses and packed data into parameters of the same names. */
  private static boolean looksTyped(String value) {
    return value.length() > 1
        && value.length() <= 300
        && value.codePoints().anyMatch(Character::isLetter)
        && "{[<".indexOf(value.charAt(0)) < 0
        && !value.contains("://");
  }

  private static Event.Search search(String term, String engine, boolean autocomplete) {
    String stripped = term.strip();
    int end = Math.min(stripped.length(), LONGEST_TERM);
    boolean splitsPair = end > 0 && Character.isHighSurrogate(stripped.charAt(end - 1));
    return new Event.Search(
        stripped.substring(0, splitsPair ? end - 1 : end), engine, autocomplete);
  }
}

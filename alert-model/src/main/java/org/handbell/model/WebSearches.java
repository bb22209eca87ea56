package org.handbell.model;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells which acts were a web search, or may have been one for all that the filter could see. Over
 * these the share of searches that are visible is counted: a filter that does not decrypt HTTPS
 * shows that somebody was on a search engine and never what they typed.
 */
public final class WebSearches {

  private static final String WWW = "www.";

  /** Hosts that are there to search the web, with or without {@code www.}; Google by its label. */
  private static final Set<String> HOSTS =
      Set.of(
          "bing.com",
          "duckduckgo.com",
          "search.yahoo.com",
          "uk.search.yahoo.com",
          "ecosia.org",
          "search.brave.com",
          "qwant.com",
          "lite.qwant.com",
          "startpage.com",
          "kiddle.co",
          "swiggle.org.uk",
          "mojeek.com",
          "kagi.com",
          "ask.com",
          "search.aol.com",
          "search.aol.co.uk",
          "search.bt.com",
          "swisscows.com",
          "yandex.com",
          "baidu.com",
          "www.bing.com",
          "www.duckduckgo.com",
          "www.ecosia.org",
          "www.qwant.com",
          "www.startpage.com",
          "www.kiddle.co",
          "www.swiggle.org.uk",
          "www.mojeek.com",
          "www.ask.com",
          "www.baidu.com");

  private WebSearches() {}

  /**
   * True where the act shows words typed, or went to a search engine and shows too little to tell.
   * The engine's own front page and its other pages, seen whole, are no search.
   */
  public static boolean mayBe(Event event) {
    return event.search() != null || (isEngine(event.host()) && showsTooLittle(event));
  }

  private static boolean isEngine(@Nullable String host) {
    if (host == null) {
      return false;
    }
    int from = host.startsWith(WWW) ? WWW.length() : 0;
    return host.startsWith("google.", from) || HOSTS.contains(host);
  }

  /** A result page whose address was logged without what stood behind its question mark. */
  private static boolean showsTooLittle(Event event) {
    Event.Url url = event.url();
    if (url == null || event.filter().visibility() != Visibility.FULL) {
      return true;
    }
    return url.path() != null && url.path().contains("search") && url.query() == null;
  }
}

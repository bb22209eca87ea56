package org.handbell.ingest.parse;

import java.util.Set;
import org.handbell.ingest.search.SearchTerms;
import org.handbell.model.Event;
import org.handbell.recent.Recent;
import org.jspecify.annotations.Nullable;

/** What the page that a request came from says about the request. */
final class Referral {

  /** Second labels under which countries register names: {@code sch.uk}. */
  private static final Set<String> SECOND =
      Set.of("ac", "co", "com", "edu", "gov", "ltd", "me", "net", "nhs", "org", "plc", "sch");

  private static final Recent<String> SITES = new Recent<>(10, Referral::site);

  private Referral() {}

  /** True where a page of another site asked; false where none is named. */
  static boolean isForeign(@Nullable String referrer, @Nullable String host) {
    if (referrer == null || host == null) {
      return false;
    }
    String from = UrlText.domain(referrer);
    return from != null && !isSameSite(from, host);
  }

  /**
   * Marks a search that nobody was seen typing: the answer was a picture or a script, or the page
   * that asked is no place where one types for this engine.
   *
   * @param part true where the answer was no page of results
   */
  static Event.Search marked(
      Event.Search search, Event.Url url, @Nullable String referrer, boolean part) {
    boolean linked = (part && !search.autocomplete()) || isPlanted(search, url, referrer);
    return linked
        ? new Event.Search(search.term(), search.engine(), search.autocomplete(), false)
        : search;
  }

  private static boolean isPlanted(Event.Search search, Event.Url url, @Nullable String referrer) {
    String from = referrer == null ? null : UrlText.domain(referrer);
    return from != null
        && url.domain() != null
        && !isSameSite(from, url.domain())
        && !SearchTerms.bundled().hasBoxOf(search.engine(), from);
  }

  private static boolean isSameSite(String one, String other) {
    return one.equals(other) || SITES.of(one).equals(SITES.of(other));
  }

  /** The name that somebody registered, as far as can be told without a list of them all. */
  private static String site(String host) {
    int last = host.lastIndexOf('.');
    int second = host.lastIndexOf('.', last - 1);
    if (last < 0 || second < 0 || IpText.isAddress(host)) {
      return host;
    }
    boolean country =
        host.length() - last == 3 && SECOND.contains(host.substring(second + 1, last));
    return host.substring((country ? host.lastIndexOf('.', second - 1) : second) + 1);
  }
}

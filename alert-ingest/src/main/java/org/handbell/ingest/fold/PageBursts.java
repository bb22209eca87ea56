package org.handbell.ingest.fold;

import org.handbell.model.Event;
import org.handbell.model.PersonKind;
import org.handbell.text.Mix;

/**
 * Knows the requests of one page that came in a burst. Nobody follows three links of one page
 * within three seconds: from the third on they are the page's own. Only where the log does not say
 * what the answer was: what came as a page may be where a link led.
 */
final class PageBursts {

  static final long WITHIN_MILLIS = 3_000;
  private static final int PLACES = 1 << 14;
  private static final int MOST_LINKS = 2;

  private final Mix mix;
  private final long[] keys = new long[PLACES];
  private final long[] began = new long[PLACES];
  private final int[] requests = new int[PLACES];

  PageBursts(Mix mix) {
    this.mix = mix;
  }

  /** True where the page that is the event's referrer has asked for more than a person would. */
  boolean isPart(Event event) {
    String page = event.http().referrer();
    if (page == null
        || event.http().mimeType() != null
        || event.search() != null
        || mayBeSeveral(event, page)) {
      return false;
    }
    long key = mix.of(mix.of(0, event.person().id()), page);
    int place = (int) key & (PLACES - 1);
    long now = event.occurred().toEpochMilli(); // a batch comes all at once
    if (keys[place] != key || Math.abs(now - began[place]) > WITHIN_MILLIS) {
      keys[place] = key;
      began[place] = now;
      requests[place] = 0;
    }
    return ++requests[place] > MOST_LINKS;
  }

  /** A whole class behind one address may follow links of one site, of which no more is told. */
  private static boolean mayBeSeveral(Event event, String page) {
    int host = page.indexOf("://") + 3;
    int path = page.indexOf('/', host);
    return event.person().kind() == PersonKind.DEVICE && (path < 0 || path == page.length() - 1);
  }
}

package org.handbell.topic;

import static org.handbell.topic.EventNames.DOMAIN;
import static org.handbell.topic.EventNames.FULL;
import static org.handbell.topic.EventNames.PATH;
import static org.handbell.topic.EventNames.QUERY;
import static org.handbell.topic.EventNames.SCHEME;

import java.io.IOException;
import org.handbell.json.OrderedCursor;
import org.handbell.model.Event;
import org.jspecify.annotations.Nullable;

/**
 * Reads one address. Its path and query nearly always stand in the whole of it too, and then no
 * texts are made of them.
 */
final class UrlReader {

  private final OrderedCursor in;

  private @Nullable String full;
  private @Nullable String domain;
  private @Nullable String path;
  private @Nullable String query;
  private @Nullable String scheme;

  /** Where the whole stands in the record, byte for byte as it reads; nowhere where it does not. */
  private int from = -1;

  private int end = -1;

  /** Where path and query stand in the whole. */
  private int pathFrom;

  private int pathTo = -1;
  private int queryTo = -1;

  UrlReader(OrderedCursor in) {
    this.in = in;
  }

  Event.@Nullable Url read() throws IOException {
    in.enter();
    while (in.more()) {
      if (in.at(FULL)) {
        full();
      }
      domain = in.at(DOMAIN) ? in.repeated() : domain;
      if (in.at(PATH)) {
        path();
      }
      if (in.at(QUERY)) {
        query();
      }
      scheme = in.at(SCHEME) ? in.repeated() : scheme;
    }
    if (full != null && pathTo >= 0 && path == null && query == null) {
      return Event.Url.within(full, domain, scheme, pathFrom, pathTo, queryTo);
    }
    if (full != null && pathTo >= 0) {
      path = path == null ? full.substring(pathFrom, pathTo) : path;
    }
    boolean any = full != null || domain != null || path != null || query != null || scheme != null;
    return any ? new Event.Url(full, domain, path, query, scheme) : null;
  }

  private void full() throws IOException {
    int start = in.place() + 1;
    String text = in.string();
    int behind = in.place() - 1;
    full = text;
    if (text.length() == behind - start) { // no escapes, nothing beyond ASCII
      from = start;
      end = behind;
      int authority = text.indexOf("://");
      pathFrom = text.indexOf('/', authority < 0 ? 0 : authority + 3);
    }
  }

  private void path() throws IOException {
    int behind = from < 0 || pathFrom < 0 ? -1 : in.along(from + pathFrom, end);
    if (behind < 0) {
      path = in.string();
    } else {
      pathTo = behind - from;
    }
  }

  private void query() throws IOException {
    boolean marked =
        full != null && pathTo >= 0 && pathTo < full.length() && full.charAt(pathTo) == '?';
    int behind = marked ? in.along(from + pathTo + 1, end) : -1;
    if (behind < 0) {
      query = in.string();
    } else {
      queryTo = behind - from;
    }
  }
}

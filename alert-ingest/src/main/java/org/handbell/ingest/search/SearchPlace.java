package org.handbell.ingest.search;

import java.util.List;
import org.handbell.model.Event;
import org.jspecify.annotations.Nullable;

/**
 * One kind of address of an engine. A path is made of segments: plain ones stand for themselves,
 * {@code *} for any one segment, {@code **} at the end for any number, and {@code {term}} is where
 * the words stand.
 *
 * @param parameters where the words stand in the query, in order of preference
 * @param autocomplete true for the requests that a browser sends with each key pressed
 */
record SearchPlace(List<String> path, List<String> parameters, boolean autocomplete) {

  private static final String ANY_REST = "**";
  private static final String TERM = "{term}";

  /**
   * Fits the path of an address.
   *
   * @return null where the path does not fit, empty where it fits and holds no words, else the
   *     words as they stand in the path, not decoded
   */
  @Nullable String fit(Event.Url url) {
    String actual = url.text();
    int end = url.pathTo();
    String words = "";
    int from = url.pathFrom() + 1;
    for (int i = 0; i < path.size(); i++) {
      String wanted = path.get(i);
      if (wanted.equals(ANY_REST)) {
        return words;
      }
      if (from >= end) {
        return null;
      }
      int slash = actual.indexOf('/', from);
      int to = slash < 0 || slash > end ? end : slash;
      if (wanted.equals(TERM)) {
        words = actual.substring(from, to);
      } else if (!wanted.equals("*") && !isSegment(wanted, actual, from, to)) {
        return null;
      }
      from = to + 1;
    }
    return from >= end ? words : null;
  }

  private static boolean isSegment(String wanted, String actual, int from, int to) {
    return wanted.length() == to - from && actual.regionMatches(true, from, wanted, 0, to - from);
  }
}

package org.handbell.ingest.fold;

import java.util.HashMap;
import java.util.Map;
import org.handbell.ingest.parse.ReceivedLine;
import org.handbell.text.Mix;

/**
 * Knows a line that has come word for word by another way within a few seconds, as where a filter
 * logs to two relays. While there is one way in only, a line costs nothing here.
 */
final class RelayedLines {

  static final long WITHIN_MILLIS = 5_000;
  private static final int PLACES = 1 << 16;
  private static final int MOST_WAYS = 1 << 12;

  private final Mix mix;
  private final Map<String, Map<String, Integer>> ways = new HashMap<>();
  private int waysKnown;

  private final long[] hashes = new long[PLACES];
  private final long[] millis = new long[PLACES];
  private final int[] cameBy = new int[PLACES];

  RelayedLines(Mix mix) {
    this.mix = mix;
  }

  boolean isKnown(String source, ReceivedLine line) {
    int way = way(source, line.sender() == null ? "" : line.sender());
    if (waysKnown < 2 || way == 0) {
      return false;
    }
    byte[] bytes = line.bytes();
    long receivedMillis = line.received().toEpochMilli();
    long hash = mix.of(bytes, line.messageFrom(), bytes.length);
    int place = (int) hash & (PLACES - 1);
    boolean known =
        hashes[place] == hash
            && cameBy[place] != way
            && Math.abs(receivedMillis - millis[place]) <= WITHIN_MILLIS;
    if (!known) {
      hashes[place] = hash;
      millis[place] = receivedMillis;
      cameBy[place] = way;
    }
    return known;
  }

  /** A number for source and sender, from 1; 0 where there are too many to tell apart. */
  private int way(String source, String sender) {
    Map<String, Integer> senders = ways.computeIfAbsent(source, name -> new HashMap<>());
    Integer known = senders.get(sender);
    if (known == null) {
      if (waysKnown >= MOST_WAYS) {
        return 0;
      }
      known = ++waysKnown;
      senders.put(sender, known);
    }
    return known;
  }
}

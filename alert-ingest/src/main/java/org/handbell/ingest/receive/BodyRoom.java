package org.handbell.ingest.receive;

import java.util.HashMap;
import java.util.Map;

/** The memory in which requests' bodies wait: no sender may have more than half of it. */
final class BodyRoom {

  private final long most;
  private final Map<String, Long> bySender = new HashMap<>();
  private long used;

  BodyRoom(long most) {
    this.most = most;
  }

  synchronized boolean reserve(String sender, int bytes) {
    long its = bySender.getOrDefault(sender, 0L) + bytes;
    if (used + bytes > most || its > most / 2) {
      return false;
    }
    used += bytes;
    bySender.put(sender, its);
    return true;
  }

  synchronized void release(String sender, int bytes) {
    used -= bytes;
    bySender.computeIfPresent(sender, (any, its) -> its == bytes ? null : its - bytes);
  }
}

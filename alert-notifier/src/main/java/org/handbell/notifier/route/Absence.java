package org.handbell.notifier.route;

import java.time.Instant;
import java.util.List;

/**
 * A time in which one of the people does not read their mail, and who is told in their place.
 *
 * @param contactId who is away
 * @param until exclusive
 * @param cover ids of those who are told instead: the first of them who may be told and is there
 */
public record Absence(String contactId, Instant from, Instant until, List<String> cover) {

  public Absence {
    cover = List.copyOf(cover);
    if (!from.isBefore(until)) {
      throw new IllegalArgumentException("an absence begins before it ends");
    }
    if (cover.contains(contactId)) {
      throw new IllegalArgumentException("nobody covers for themselves; name somebody else");
    }
  }

  boolean isOn(Instant moment) {
    return !moment.isBefore(from) && moment.isBefore(until);
  }
}

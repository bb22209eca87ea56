package org.handbell.model;

/**
 * Which parts of the least that a filtering record must show an event has: who, on what, from
 * where, when, and what was searched for (DfE filtering and monitoring standards; safeguarding
 * leads rely on each).
 *
 * @param person somebody is named by an account of their own, in the line or by a sign-on
 * @param device the device's name or MAC address, in the line or by a lease
 * @param ip the client's address
 * @param time the device's own time
 * @param search what was searched for
 */
public record MinimumRecord(
    boolean person, boolean device, boolean ip, boolean time, boolean search) {

  /** What this event shows. */
  public static MinimumRecord of(Event event) {
    Person who = event.person();
    return new MinimumRecord(
        who.username() != null && !who.shared(),
        event.device() != null || event.source().mac() != null,
        event.source().ip() != null,
        hasOwnTime(event),
        event.search() != null);
  }

  /** A line without a time of its own is given that of its receipt, to the nanosecond. */
  public static boolean hasOwnTime(Event event) {
    return !event.timestamp().equals(event.ingested());
  }
}

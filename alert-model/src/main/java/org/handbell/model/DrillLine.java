package org.handbell.model;

import java.time.Instant;

/**
 * One line that Handbell wrote itself, as a filter would, to prove that lines arrive: what ingest
 * knows of it. That it arrived is known at the other end alone.
 *
 * @param id source, school, ingest instance and occasion
 * @param occasion the school day, {@code 2026-11-23}, or the moment at which somebody asked for it
 * @param parser the format that it was written in
 * @param at when it was written
 */
public record DrillLine(
    String id, String schoolId, String occasion, String parser, Instant at, State state) {

  /** How far it has come on its way through ingest. */
  public enum State {
    /** On its way into the spool. */
    BEGUN,
    /** On disk in the spool. */
    SPOOLED,
    /** Read by its parser, and with Kafka. */
    SENT,
    /** Ingest stopped before it was known to be on disk. */
    LOST,
    /** The parser made no event of it, or not the right one. */
    UNREAD,
    /** Handbell cannot write a line that this format would show as a web request. */
    NO_WRITER
  }

  /** What the id of a drill is made of. */
  public static String id(String sourceId, String schoolId, String instance, String occasion) {
    return String.join("/", sourceId, schoolId, instance, occasion);
  }

  /** The same, as far as it has come now. */
  public DrillLine as(State now) {
    return new DrillLine(id, schoolId, occasion, parser, at, now);
  }
}

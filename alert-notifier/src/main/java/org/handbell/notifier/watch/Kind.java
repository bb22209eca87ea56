package org.handbell.notifier.watch;

import java.time.Duration;
import java.util.Comparator;

/** What can be wrong on the way from a filter to Handbell. */
public enum Kind {
  INGEST_SILENT("ops.silence", Urgency.BLIND, 0),
  WAY_IN_SHUT("ops.silence", Urgency.BLIND, 1),
  SOURCE_SILENT("ops.silence", Urgency.BLIND, 1),
  NOT_ACCEPTING("ops.silence", Urgency.BLIND, 0),
  SPOOL_FULL("ops.lag", Urgency.IMPAIRED, 0),
  LATE("ops.lag", Urgency.IMPAIRED, 1),
  STEPS_MISSED("ops.delivery", Urgency.ALARM, 0),
  NOT_JUDGED("ops.lag", Urgency.ALARM, 3),
  MAIL_STUCK("ops.delivery", Urgency.ALARM, 1),
  ROUTE_ENDS_NOWHERE("ops.delivery", Urgency.IMPAIRED, 0),
  CONTACT_UNCONFIRMED("ops.delivery", Urgency.DAILY, 0),
  LINE_UNPROVED("ops.lag", Urgency.UNPROVED, 0),
  CANARY_SILENT("ops.silence", Urgency.DAILY, 0),
  DRILL_UNCONFIRMED("ops.delivery", Urgency.DAILY, 0),
  HEARTBEAT_FAILED("ops.delivery", Urgency.DAILY, 0),
  CERTIFICATE_ENDED("ops.silence", Urgency.DAILY, 5),
  CERTIFICATE_ENDS("ops.silence", Urgency.ONCE, 5),
  WAY_IN_FAULTY("ops.silence", Urgency.DAILY, 5),
  LINES_MISSED("ops.silence", Urgency.DAILY, 0),
  SPOOL_FILLING("ops.lag", Urgency.DAILY, 2),
  CLOCK_WRONG("ops.lag", Urgency.DAILY, 5),
  LINES_REJECTED("ops.parse", Urgency.DAILY, 2),
  FORMAT_CHANGED("ops.parse", Urgency.DAILY, 0),
  LIST_OLD("ops.list-age", Urgency.DAILY, 60),
  FEWER_NAMES("ops.unattributed", Urgency.DAILY, 10),
  NO_NAMES("ops.unattributed", Urgency.WEEKLY, 10),
  NO_SEARCHES("ops.unattributed", Urgency.WEEKLY, 10),
  NAME_UNMAPPED("ops.unmapped", Urgency.ONCE, 0),
  MAIL_DEAD("ops.delivery", Urgency.DAILY, 0),
  BOUNCES_UNREAD("ops.delivery", Urgency.DAILY, 30),
  BULLETIN_UNWRITTEN("ops.delivery", Urgency.DAILY, 5);

  /** How soon it must be told, the gravest first. */
  private enum Urgency {
    /** Nobody may be told of what is found: at any hour. */
    ALARM,
    /** Nothing at all is read from the source. */
    BLIND,
    /** Before school begins it can still be mended: IT at any hour, the leads where it lasts. */
    UNPROVED,
    /** What is read comes late, or soon will not be kept. */
    IMPAIRED,
    DAILY,
    /** Until it is another trouble, and its end is no news. */
    ONCE,
    /** Mostly a lasting property of the filter: once a week is often enough. */
    WEEKLY
  }

  static final Comparator<Kind> GRAVEST_FIRST = Comparator.comparing(kind -> kind.urgency);

  private final String category;
  private final Urgency urgency;
  private final int minutes;

  Kind(String category, Urgency urgency, int minutes) {
    this.category = category;
    this.urgency = urgency;
    this.minutes = minutes;
  }

  /** The taxonomy's id: {@code ops.silence}. */
  public String category() {
    return category;
  }

  /** True where alerts may be missing or late because of it. */
  public boolean impairsAlerting() {
    return isToldAtAnyHour() || urgency == Urgency.BLIND || urgency == Urgency.IMPAIRED;
  }

  /** True where IT and the safeguarding leads hear of it at once, at any hour. */
  public boolean alarms() {
    return urgency == Urgency.ALARM;
  }

  /** True where IT hears of it at once, at any hour. */
  public boolean isToldAtAnyHour() {
    return alarms() || urgency == Urgency.UNPROVED;
  }

  /** True where nothing at all is read from the sources it affects. */
  public boolean blinds() {
    return urgency == Urgency.BLIND;
  }

  /** True where it is told a single time, and that it is over not at all. */
  public boolean isToldOnce() {
    return urgency == Urgency.ONCE;
  }

  boolean isWeekly() {
    return urgency == Urgency.WEEKLY;
  }

  /** How long it must last before it counts. */
  Duration proof() {
    return Duration.ofMinutes(minutes);
  }
}

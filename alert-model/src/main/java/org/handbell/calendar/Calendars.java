package org.handbell.calendar;

import java.time.ZoneId;
import java.util.Map;

/**
 * Each school's calendar.
 *
 * @param organisation of the schools that have none of their own
 * @param own by school id
 */
public record Calendars(SchoolCalendar organisation, Map<String, SchoolCalendar> own) {

  public Calendars {
    own = Map.copyOf(own);
  }

  /** What holds where nothing is configured. */
  public static Calendars usual(ZoneId zone) {
    return new Calendars(SchoolCalendar.usual(zone), Map.of());
  }

  /** The calendar by which that school lives. */
  public SchoolCalendar of(String schoolId) {
    return own.getOrDefault(schoolId, organisation);
  }
}

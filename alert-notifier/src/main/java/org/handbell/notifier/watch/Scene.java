package org.handbell.notifier.watch;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.handbell.calendar.SchoolCalendar;
import org.handbell.notifier.compose.Fact;
import org.handbell.notifier.compose.When;

/**
 * A school at the moment of a look.
 *
 * @param open since when each trouble that stands has been there, by key: it takes more to end one
 *     than not to begin it
 */
record Scene(
    String schoolId, SchoolCalendar calendar, ZoneId zone, Map<String, Instant> open, Instant now) {

  boolean isOpen(Kind kind, String subject) {
    return open.containsKey(Trouble.key(kind, subject, schoolId));
  }

  /** When it began, where it stands already; else that moment. */
  Instant since(Kind kind, String subject, Instant otherwise) {
    return open.getOrDefault(Trouble.key(kind, subject, schoolId), otherwise);
  }

  Trouble trouble(
      Kind kind, String subject, List<String> sources, Instant since, String what, Fact... facts) {
    return new Trouble(
        kind, subject, schoolId, sources, since(kind, subject, since), what, List.of(facts));
  }

  boolean isSchoolTime() {
    return calendar.isSchoolTime(now);
  }

  /** The time of day, with the day where that is not today. */
  String clock(Instant moment) {
    boolean today = moment.atZone(zone).toLocalDate().equals(now.atZone(zone).toLocalDate());
    return today ? When.time(moment, zone) : When.shortly(moment, zone);
  }

  /** {@code 25 minutes}, {@code 3 hours}, {@code 4 days}. */
  static String span(Duration time) {
    long minutes = Math.max(0, time.toMinutes());
    if (minutes < 120) {
      return minutes == 1 ? "1 minute" : minutes + " minutes";
    }
    return minutes < 48 * 60 ? time.toHours() + " hours" : time.toDays() + " days";
  }
}

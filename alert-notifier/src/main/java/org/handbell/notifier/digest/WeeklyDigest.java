package org.handbell.notifier.digest;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import org.handbell.model.School;
import org.handbell.notifier.NotifierConfig;
import org.handbell.notifier.register.Register;
import org.handbell.notifier.route.Contact;
import org.handbell.notifier.route.Role;

/** The digest of any week, for who asks for it. */
public final class WeeklyDigest {

  private WeeklyDigest() {}

  /**
   * The digest of that week as the school's head gets it.
   *
   * @param week {@code 2026-W47}
   * @throws IllegalArgumentException when there is no such school or week, or the school has no
   *     head
   */
  public static Digest of(
      Register register, NotifierConfig config, String schoolId, String week, Instant now) {
    Schedule schedule = Schedule.of(config);
    return of(register, config, head(config, schoolId), schoolId, schedule.week(week), now);
  }

  /** The digest of that week as that contact of the school may read it. */
  public static Digest of(
      Register register,
      NotifierConfig config,
      Contact reader,
      String schoolId,
      DigestWeek week,
      Instant now) {
    Schedule schedule = Schedule.of(config);
    DigestSource source = new DigestSource(register, config, schedule, config.reports().names());
    return DigestContent.of(source.facts(school(config, schoolId), week, reader, now));
  }

  /** The week in which that moment is. */
  public static DigestWeek current(NotifierConfig config, Instant now) {
    Schedule schedule = Schedule.of(config);
    LocalDate today = now.atZone(config.zone()).toLocalDate();
    DigestWeek ending =
        schedule.weekEndingOn(today.with(TemporalAdjusters.nextOrSame(config.digestDay())));
    return ending.end().isAfter(now) ? ending : schedule.after(ending);
  }

  private static School school(NotifierConfig config, String id) {
    return config.schools().stream()
        .filter(school -> school.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no such school: " + id));
  }

  private static Contact head(NotifierConfig config, String schoolId) {
    return config.contacts().stream()
        .filter(contact -> contact.role() == Role.HEAD && contact.serves(schoolId))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("people names no head of school " + schoolId));
  }
}

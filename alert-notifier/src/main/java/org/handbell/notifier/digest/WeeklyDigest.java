package org.handbell.notifier.digest;

import java.time.Instant;
import org.handbell.model.School;
import org.handbell.notifier.NotifierConfig;
import org.handbell.notifier.compose.MailText;
import org.handbell.notifier.register.Register;
import org.handbell.notifier.route.Contact;
import org.handbell.notifier.route.Role;

/** The head's digest of any week, for who asks for it at the command line. */
public final class WeeklyDigest {

  private WeeklyDigest() {}

  /**
   * The digest of that week as the school's head gets it.
   *
   * @param week {@code 2026-W47}
   * @throws IllegalArgumentException when there is no such school or week, or the school has no
   *     head
   */
  public static MailText render(
      Register register,
      NotifierConfig config,
      Names names,
      String schoolId,
      String week,
      Instant now) {
    School school = school(config, schoolId);
    Schedule schedule = Schedule.of(config);
    DigestSource source = new DigestSource(register, config, schedule, names);
    DigestFacts facts = source.facts(school, schedule.week(week), head(config, schoolId), now);
    return DigestMail.of(DigestContent.of(facts));
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

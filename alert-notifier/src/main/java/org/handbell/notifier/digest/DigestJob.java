package org.handbell.notifier.digest;

import java.time.Instant;
import java.util.List;
import org.handbell.model.Priority;
import org.handbell.model.School;
import org.handbell.notifier.compose.Reason;
import org.handbell.notifier.register.ReadyMail;
import org.handbell.notifier.register.Register;
import org.handbell.notifier.route.Contact;
import org.handbell.notifier.route.Role;

/**
 * Owes each head the digest of a school week, and that of a holiday or a chair when there is
 * something in it.
 */
final class DigestJob implements BySchool.Job {

  private final Register register;
  private final DigestSource source;

  DigestJob(DigestSource source) {
    this.register = source.register();
    this.source = source;
  }

  @Override
  public int owe(School school, Instant after, Instant now, boolean catchingUp) {
    List<DigestWeek> weeks = source.schedule().digestsDue(after, now);
    int owed = 0;
    for (DigestWeek week : weeks) {
      boolean latest = week.equals(weeks.get(weeks.size() - 1));
      owed += !catchingUp || isMissing(school, week, latest) ? owe(school, week, now) : 0;
    }
    return owed;
  }

  /** A week before Handbell was there is not told of, nor an old one a second time. */
  private boolean isMissing(School school, DigestWeek week, boolean latest) {
    return source.isKnown(school, week)
        && (latest || !register.post().wasOwed(school.id(), Reason.DIGEST, occasion(week)));
  }

  private int owe(School school, DigestWeek week, Instant now) {
    int owed = 0;
    for (Contact reader : source.config().contacts()) {
      if (reader.serves(school.id()) && owe(school, week, reader, now)) {
        owed++;
      }
    }
    return owed;
  }

  private boolean owe(School school, DigestWeek week, Contact reader, Instant now) {
    if (reader.role() != Role.HEAD && reader.role() != Role.CHAIR) {
      return false;
    }
    DigestFacts facts = source.facts(school, week, reader, now);
    boolean always = reader.role() == Role.HEAD && facts.background().inTerm();
    return (always || DigestContent.hasSomething(facts))
        && register
            .post()
            .enqueue(
                new ReadyMail(
                    occasion(week),
                    Reason.DIGEST,
                    Priority.P4,
                    school.id(),
                    reader,
                    DigestMail.of(
                        DigestContent.of(facts), source.config().reports().of(school.id())),
                    now));
  }

  private static String occasion(DigestWeek week) {
    return "digest " + week.id();
  }
}

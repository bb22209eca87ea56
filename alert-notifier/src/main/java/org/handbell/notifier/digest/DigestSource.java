package org.handbell.notifier.digest;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.handbell.model.Activity;
import org.handbell.model.School;
import org.handbell.notifier.NotifierConfig;
import org.handbell.notifier.proof.ProofText;
import org.handbell.notifier.register.Register;
import org.handbell.notifier.route.Contact;

/** Gathers from the register what a digest is made from. */
record DigestSource(Register register, NotifierConfig config, Schedule schedule, Names names) {

  /** As long as the register's cases are kept. */
  private static final Duration KEPT = Duration.ofDays(400);

  DigestFacts facts(School school, DigestWeek week, Contact reader, Instant now) {
    DigestWeek before = schedule.before(week);
    String id = school.id();
    return new DigestFacts(
        school,
        week,
        config.zone(),
        register.casesBetween(id, week.start(), week.end()),
        register.casesBetween(id, before.start(), before.end()),
        register.casesBetween(id, before.start().minus(KEPT), before.start()),
        activity(id, week),
        activity(id, before),
        reader,
        config.contacts(),
        names,
        now,
        register.auditHead(),
        register.troublesBetween(id, week.start(), week.end()),
        unconfirmed(id, now),
        proven(id, week, now));
  }

  private List<String> unconfirmed(String schoolId, Instant now) {
    return register.confirmations().states().stream()
        .filter(each -> each.contact().serves(schoolId) && !each.isReachable(now))
        .map(each -> each.contact().name())
        .distinct()
        .toList();
  }

  private List<String> proven(String schoolId, DigestWeek week, Instant now) {
    Instant end = now.isBefore(week.end()) ? now : week.end();
    return new ProofText(config.proof(), config.calendars().of(schoolId), week.start(), end)
        .of(schoolId, register.filterChecksBetween(schoolId, week.start(), week.end()));
  }

  /** Whole hours only: one that is not over when the digest is due is told of a week later. */
  private List<Activity> activity(String schoolId, DigestWeek week) {
    return register.activityBetween(
        schoolId,
        week.start().truncatedTo(ChronoUnit.HOURS),
        week.end().truncatedTo(ChronoUnit.HOURS));
  }

  /** True where anything at all is known of that week or the one before it. */
  boolean isKnown(School school, DigestWeek week) {
    Instant from = schedule.before(week).start();
    return !register.activityBetween(school.id(), from, week.end()).isEmpty()
        || !register.casesBetween(school.id(), from, week.end()).isEmpty();
  }
}

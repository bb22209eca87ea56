package org.handbell.notifier.digest;

import java.time.Instant;
import java.util.List;
import org.handbell.model.Priority;
import org.handbell.model.School;
import org.handbell.notifier.NotifierConfig;
import org.handbell.notifier.compose.Reason;
import org.handbell.notifier.register.Case;
import org.handbell.notifier.register.ReadyMail;
import org.handbell.notifier.register.Register;
import org.handbell.notifier.route.Contact;

/** Owes the safeguarding leads the day's lesser concerns; on a day without any, nothing. */
final class SummaryJob {

  private final Register register;
  private final NotifierConfig config;
  private final Schedule schedule;

  SummaryJob(Register register, NotifierConfig config, Schedule schedule) {
    this.register = register;
    this.config = config;
    this.schedule = schedule;
  }

  /**
   * Owes the summaries that fell due after one moment and not after another.
   *
   * @param catchingUp true where that was while Handbell did not run
   * @return how many mails are newly owed
   */
  int owe(Instant after, Instant now, boolean catchingUp) {
    List<SummaryDay> days = schedule.summariesDue(after, now);
    int owed = 0;
    for (SummaryDay day : days) {
      boolean latest = day.equals(days.get(days.size() - 1));
      for (School school : config.schools()) {
        if (!catchingUp
            || latest
            || !register.wasOwed(school.id(), Reason.SUMMARY, occasion(day))) {
          owed += owe(school, day, now);
        }
      }
    }
    return owed;
  }

  private int owe(School school, SummaryDay day, Instant now) {
    List<Case> cases = register.casesBetween(school.id(), day.start(), day.end());
    SummaryReaders readers = SummaryReaders.of(school.id(), cases, config, now);
    int owed = 0;
    for (Contact reader : config.contacts()) {
      if (owe(school, day, readers.casesFor(reader), reader, now)) {
        owed++;
      }
    }
    return owed;
  }

  private boolean owe(
      School school, SummaryDay day, List<Case> cases, Contact reader, Instant now) {
    Summary summary = Summary.of(school, day, config.zone(), cases, reader, config.contacts());
    return !summary.entries().isEmpty()
        && register.enqueue(
            new ReadyMail(
                occasion(day),
                Reason.SUMMARY,
                Priority.P3,
                school.id(),
                reader,
                SummaryMail.of(summary),
                now));
  }

  private static String occasion(SummaryDay day) {
    return "summary " + day.day();
  }
}

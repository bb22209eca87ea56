package org.handbell.notifier.digest;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.handbell.model.School;
import org.handbell.notifier.compose.AlertMail;
import org.handbell.notifier.compose.MailText;
import org.handbell.notifier.compose.Reason;
import org.handbell.notifier.look.Look;
import org.handbell.notifier.route.Role;

/** A made-up mail, to see how a school's own look and the worst names of a log go together. */
public enum SampleMail {
  ALERT,
  DAILY_LIST,
  DIGEST;

  /** The word for it: {@code daily-list}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The mail as that school would get it. */
  public MailText of(School school, ZoneId zone, Look look) {
    return switch (this) {
      case ALERT ->
          new AlertMail(true, zone, null)
              .compose(
                  SampleWeek.cases(school).get(0),
                  school,
                  SampleWeek.reader(Role.DSL),
                  Reason.NEW,
                  List.of());
      case DAILY_LIST -> SummaryMail.of(SampleWeek.list(school, zone), look);
      case DIGEST -> DigestMail.of(SampleWeek.digest(school, zone), look);
    };
  }
}

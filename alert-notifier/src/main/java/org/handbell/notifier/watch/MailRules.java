package org.handbell.notifier.watch;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.handbell.notifier.compose.Fact;
import org.handbell.notifier.compose.When;

/** Mails that do not go out, were given up, or whose return would not be noticed. */
public final class MailRules {

  private static final Duration TOO_LONG = Duration.ofMinutes(10);

  /** The outbox as a trouble's subject. */
  private static final String OUTBOX = "outbox";

  private static final String BOUNCES = "mail.bounces";

  private MailRules() {}

  /**
   * What is wrong with the mails of each school.
   *
   * @param delivered when any mail was last taken: one slow mailbox is not a mail server that is
   *     down
   * @param open since when each trouble that stands has been there, by key
   */
  public static List<Trouble> of(
      List<Backlog> backlogs,
      Optional<Instant> delivered,
      Map<String, Instant> open,
      ZoneId zone,
      Instant now) {
    List<Trouble> troubles = new ArrayList<>();
    for (Backlog each : backlogs) {
      stuck(each, delivered, now).ifPresent(since -> troubles.add(stuck(each, since, open, zone)));
      Instant deadSince = each.deadSince();
      if (each.dead() > 0 && deadSince != null) {
        troubles.add(dead(each, deadSince, open, zone));
      }
    }
    return troubles;
  }

  private static Optional<Instant> stuck(
      Backlog backlog, Optional<Instant> delivered, Instant now) {
    Instant latest = now.minus(TOO_LONG);
    Instant urgent = backlog.urgentSince();
    if (urgent != null && !urgent.isAfter(latest)) {
      return Optional.of(urgent);
    }
    return Optional.ofNullable(backlog.since())
        .filter(since -> !since.isAfter(latest))
        .filter(since -> delivered.isEmpty() || delivered.get().isBefore(since));
  }

  private static Trouble stuck(
      Backlog backlog, Instant since, Map<String, Instant> open, ZoneId zone) {
    return trouble(
        Kind.MAIL_STUCK,
        OUTBOX,
        backlog.schoolId(),
        since,
        "Mails have not gone out since %s: %s.".formatted(When.shortly(since, zone), backlog.why()),
        open,
        new Fact("Mails that wait", String.valueOf(backlog.waiting())),
        new Fact("Last attempt", backlog.why()));
  }

  private static Trouble dead(
      Backlog backlog, Instant since, Map<String, Instant> open, ZoneId zone) {
    return trouble(
        Kind.MAIL_DEAD,
        OUTBOX,
        backlog.schoolId(),
        since,
        backlog.dead() == 1
            ? "A mail could not be delivered and was given up."
            : "%d mails could not be delivered and were given up.".formatted(backlog.dead()),
        open,
        new Fact("Mails given up", String.valueOf(backlog.dead())),
        new Fact("Since", When.at(since, zone)));
  }

  /** Nobody would notice that a mail came back. */
  public static List<Trouble> bouncesUnread(
      Collection<String> schools, String why, Instant since, Map<String, Instant> open) {
    return schools.stream()
        .map(
            school ->
                trouble(
                    Kind.BOUNCES_UNREAD,
                    BOUNCES,
                    school,
                    since,
                    "The mailbox to which undelivered mail is reported cannot be read: %s."
                        .formatted(why),
                    open,
                    new Fact("Last attempt", why)))
        .toList();
  }

  private static Trouble trouble(
      Kind kind,
      String subject,
      String school,
      Instant since,
      String what,
      Map<String, Instant> open,
      Fact... facts) {
    Instant from = open.getOrDefault(Trouble.key(kind, subject, school), since);
    return new Trouble(kind, subject, school, List.of(), from, what, List.of(facts));
  }
}

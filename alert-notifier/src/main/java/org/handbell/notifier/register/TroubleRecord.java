package org.handbell.notifier.register;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.handbell.notifier.watch.Notice;
import org.handbell.notifier.watch.Rounds.Changes;
import org.handbell.notifier.watch.Rounds.Opened;
import org.handbell.notifier.watch.Standing;
import org.handbell.notifier.watch.Trouble;
import org.jdbi.v3.core.Jdbi;

/** What is wrong with logs, filters and mail, since when, and who was told of it. */
public final class TroubleRecord {

  private final InstantSource clock;
  private final Jdbi jdbi;
  private final Outbox outbox;
  private final Audit audit;
  private final Troubles troubles = new Troubles();

  TroubleRecord(InstantSource clock, Jdbi jdbi, Outbox outbox, Audit audit) {
    this.clock = clock;
    this.jdbi = jdbi;
    this.outbox = outbox;
    this.audit = audit;
  }

  /** The troubles that last or are still to be told, and those that ended after that moment. */
  public List<Standing> standings(Instant closedAfter) {
    return jdbi.withHandle(handle -> troubles.standing(handle, closedAfter));
  }

  /** The school's troubles that stood from {@code from} on and before {@code to}. */
  public List<Standing> between(String schoolId, Instant from, Instant to) {
    return jdbi.withHandle(handle -> troubles.between(handle, schoolId, from, to));
  }

  /** Writes down what began to be wrong and what is over. */
  public void note(Changes changes) {
    jdbi.useTransaction(
        handle -> {
          Instant now = clock.instant();
          for (Opened each : changes.opened()) {
            troubles.open(handle, each, now);
            Trouble trouble = each.trouble();
            audit.append(handle, now, "handbell", "trouble", trouble.key(), trouble.what());
          }
          changes
              .closed()
              .forEach(
                  each -> troubles.close(handle, each, each.trouble().kind().isToldOnce(), now));
          changes.dropped().forEach(each -> troubles.close(handle, each, true, now));
        });
  }

  /**
   * Owes the mails that these notices make and marks what they tell as told, or neither.
   *
   * @return how many mails are newly owed
   */
  public int tell(List<Notice> notices, List<ReadyMail> mails) {
    return jdbi.inTransaction(
        handle -> {
          Instant now = clock.instant();
          for (Notice each : notices) {
            if (each.audience() == Notice.Audience.LEADS) {
              troubles.leadsTold(handle, each.ids(), now);
            } else {
              troubles.itTold(handle, each.ids(), now);
            }
            if (each.step() != Notice.Step.BEGUN) {
              troubles.settle(handle, each.ids(), now);
            }
          }
          return (int)
              mails.stream().filter(mail -> outbox.owe(handle, Owed.ready(mail), now)).count();
        });
  }
}

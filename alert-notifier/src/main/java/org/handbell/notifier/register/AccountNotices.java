package org.handbell.notifier.register;

import java.time.Instant;
import org.handbell.model.Priority;
import org.handbell.notifier.NotifierConfig;
import org.handbell.notifier.compose.AccountMail;
import org.handbell.notifier.compose.Reason;
import org.handbell.notifier.route.Contact;
import org.jdbi.v3.core.Handle;

/** Owes somebody the mail that says what was done with their account. */
final class AccountNotices {

  private final NotifierConfig config;
  private final Outbox outbox;

  AccountNotices(NotifierConfig config, Outbox outbox) {
    this.config = config;
    this.outbox = outbox;
  }

  void tell(Handle handle, Contact who, AccountMail.What what, Instant now) {
    String school = who.schoolId();
    ReadyMail mail =
        new ReadyMail(
            "account " + what + " " + now,
            Reason.OPS,
            Priority.P2,
            school == null ? config.schools().get(0).id() : school,
            who,
            AccountMail.of(what, now, config.zone()),
            now);
    outbox.owe(handle, Owed.ready(mail), now);
  }
}

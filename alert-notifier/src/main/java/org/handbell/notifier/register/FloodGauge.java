package org.handbell.notifier.register;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.handbell.model.Incident;
import org.handbell.notifier.register.Floods.Mailbox;
import org.jdbi.v3.core.Handle;

/** How full the mailboxes become while one transaction owes many mails at the same moment. */
final class FloodGauge {

  private final Floods floods;
  private final Handle handle;
  private final Instant now;
  private final Map<Mailbox, Integer> recent = new HashMap<>();

  FloodGauge(Floods floods, Handle handle, Instant now) {
    this.floods = floods;
    this.handle = handle;
    this.now = now;
  }

  /** As {@link Floods#due}, for a mail that is due now and is owed when this transaction ends. */
  Instant due(Incident incident, String address) {
    if (!floods.mayWait(incident)) {
      return now;
    }
    Mailbox mailbox = new Mailbox(incident.schoolId(), address);
    int before = recent.computeIfAbsent(mailbox, each -> Floods.recent(handle, each, now));
    recent.put(mailbox, before + 1);
    return before >= Floods.MOST ? now.plus(Floods.WINDOW) : now;
  }
}

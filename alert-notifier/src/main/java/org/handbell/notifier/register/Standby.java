package org.handbell.notifier.register;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.handbell.notifier.NotifierConfig;
import org.handbell.notifier.recuse.Recusal;
import org.handbell.notifier.register.CaseMails.Reader;
import org.handbell.notifier.route.Contact;
import org.handbell.notifier.route.Delivery;
import org.handbell.notifier.route.Presence;
import org.jdbi.v3.core.Handle;

/** Who is there to hear of a case where the reader of a mail about it may have gone away since. */
final class Standby {

  private final NotifierConfig config;
  private final CaseMails mails;

  Standby(NotifierConfig config, CaseMails mails) {
    this.config = config;
    this.mails = mails;
  }

  /**
   * Whose phone is rung for that reader: their own, while they are there; else that of their cover.
   * Nobody's where somebody is there who was told by a mail of their own; where nobody at all is,
   * an absent reader is better than none.
   */
  Optional<Contact> of(Handle handle, Case about, Contact reader, Instant now) {
    Presence presence = config.presence(now);
    if (!presence.isAway(reader)) {
      return Optional.of(reader);
    }
    List<Contact> told =
        mails.readers(handle, about.incident().id()).stream()
            .filter(each -> each.state() != OutboxState.DEAD)
            .map(Reader::contact)
            .filter(contact -> contact.role().mayReadContent())
            .toList();
    Optional<Contact> cover = cover(presence, about, reader);
    if (cover.isPresent()) { // who was told by a mail of their own is rung for that one
      return cover.filter(
          each -> told.stream().noneMatch(other -> other.address().equals(each.address())));
    }
    return told.stream().allMatch(presence::isAway) ? Optional.of(reader) : Optional.empty();
  }

  private Optional<Contact> cover(Presence presence, Case about, Contact reader) {
    String schoolId = about.incident().schoolId();
    Recusal recusal = Recusal.of(about.incident().person(), schoolId, config.contacts());
    return presence
        .delivery(
            reader, each -> each.serves(schoolId) && recusal.against(each).isEmpty(), ", on call")
        .map(Delivery::contact);
  }
}

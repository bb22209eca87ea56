package org.handbell.notifier.register;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.handbell.calendar.SchoolCalendar;
import org.handbell.model.Priority;
import org.handbell.model.School;
import org.handbell.notifier.NotifierConfig;
import org.handbell.notifier.compose.MailText;
import org.handbell.notifier.compose.Reason;
import org.handbell.notifier.register.FilterCheck.Kind;
import org.handbell.notifier.register.FilterCheck.Result;
import org.handbell.notifier.route.Contact;
import org.handbell.notifier.route.Role;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Whether alerts would reach the safeguarding lead: who has shown no sign for a month gets a drill,
 * and is to confirm it. A drill is owed in the transaction that writes down that it was: it is sent
 * once, whatever stops in between.
 */
public final class DeliveryDrills {

  /** More often would train people to press buttons without reading. */
  static final Duration QUIET = Duration.ofDays(30);

  private static final int SCHOOL_DAYS = 2;
  private static final int LOOK_AHEAD = 100;

  private final NotifierConfig config;
  private final InstantSource clock;
  private final Jdbi jdbi;
  private final Outbox outbox;
  private final FilterChecks checks;
  private final Audit audit;

  DeliveryDrills(
      NotifierConfig config,
      InstantSource clock,
      Jdbi jdbi,
      Outbox outbox,
      FilterChecks checks,
      Audit audit) {
    this.config = config;
    this.clock = clock;
    this.jdbi = jdbi;
    this.outbox = outbox;
    this.checks = checks;
    this.audit = audit;
  }

  /** Writes the mail of a drill that is sent at that moment. */
  public interface Words {
    MailText to(Contact contact, School school, Instant sent);
  }

  /** A drill that nobody has confirmed in time. */
  public record Unconfirmed(Contact contact, String schoolId, Instant sent, Instant due) {}

  private record Sign(Instant last, @Nullable Instant sent) {

    boolean isPending() {
      return sent != null && sent.isAfter(last);
    }
  }

  /** Owes a drill to each lead who has shown no sign for long; returns how many. */
  public int sendWhereDue(Words words) {
    int sent = 0;
    for (Contact lead : leads()) {
      sent += jdbi.inTransaction(handle -> send(handle, lead, words)) ? 1 : 0;
    }
    return sent;
  }

  private boolean send(Handle handle, Contact lead, Words words) {
    Instant now = Instant.ofEpochMilli(clock.instant().toEpochMilli());
    Sign sign = sign(handle, lead, now);
    Instant quietSince =
        sign.sent() != null && sign.sent().isAfter(sign.last()) ? sign.sent() : sign.last();
    if (now.isBefore(quietSince.plus(QUIET))
        || !calendar(lead).isSchoolTime(now)
        || config.presence(now).isAway(lead)) {
      return false;
    }
    School school = config.school(schoolOf(lead));
    handle
        .createUpdate(
            """
            UPDATE delivery_drills SET sent_at = :now
            WHERE contact_id = :id AND address = :address""")
        .bind("now", now.toEpochMilli())
        .bind("id", lead.id())
        .bind("address", lead.address())
        .execute();
    audit.append(handle, now, "handbell", "delivery drill", lead.id(), lead.address());
    return outbox.owe(
        handle,
        Owed.ready(
            new ReadyMail(
                "delivery drill " + now,
                Reason.TEST,
                Priority.P3,
                school.id(),
                lead,
                words.to(lead, school, now),
                now)),
        now);
  }

  /** When this lead last showed that mails reach them; to be known of is the first such sign. */
  private Sign sign(Handle handle, Contact lead, Instant now) {
    handle
        .createUpdate(
            """
            INSERT INTO delivery_drills (contact_id, address, known_since)
            VALUES (:id, :address, :now) ON CONFLICT (contact_id, address) DO NOTHING""")
        .bind("id", lead.id())
        .bind("address", lead.address())
        .bind("now", now.toEpochMilli())
        .execute();
    long acted =
        handle
            .createQuery(
                """
                SELECT coalesce(max(at), 0) FROM audit
                WHERE actor = :id AND actor <> 'handbell' AND action IN ('acknowledge', 'close')""")
            .bind("id", lead.id())
            .mapTo(Long.class)
            .one();
    return handle
        .createQuery("SELECT * FROM delivery_drills WHERE contact_id = :id AND address = :address")
        .bind("id", lead.id())
        .bind("address", lead.address())
        .map(
            (row, ctx) -> {
              long last = Math.max(acted, row.getLong("known_since"));
              last = Math.max(last, row.getLong("confirmed_at"));
              long sent = row.getLong("sent_at");
              return new Sign(
                  Instant.ofEpochMilli(last), sent == 0 ? null : Instant.ofEpochMilli(sent));
            })
        .one();
  }

  /**
   * The lead has pressed the button of the drill sent then.
   *
   * @return false where there was no such drill
   */
  public boolean confirm(Contact lead, Instant sent) {
    return jdbi.inTransaction(
        handle -> {
          Instant now = clock.instant();
          int changed =
              handle
                  .createUpdate(
                      """
                      UPDATE delivery_drills SET confirmed_at = :now
                      WHERE contact_id = :id AND address = :address AND sent_at = :sent""")
                  .bind("now", now.toEpochMilli())
                  .bind("id", lead.id())
                  .bind("address", lead.address())
                  .bind("sent", sent.toEpochMilli())
                  .execute();
          if (changed == 1 && checks.put(handle, confirmed(lead, sent, now))) {
            audit.append(handle, now, lead.id(), "drill confirmed", lead.id(), "by the link");
          }
          return changed == 1;
        });
  }

  private FilterCheck confirmed(Contact lead, Instant sent, Instant now) {
    Duration delay = sent.isAfter(now) ? Duration.ZERO : Duration.between(sent, now);
    return new FilterCheck(
        "delivery " + lead.id() + " " + lead.address() + " " + sent,
        schoolOf(lead),
        lead.id(),
        null,
        sent,
        now.isAfter(due(lead, sent)) ? Result.LATE : Result.PROVED,
        Kind.DELIVERY,
        lead.name(),
        delay,
        null);
  }

  /** The drills that are still to be confirmed, and should have been. */
  public List<Unconfirmed> unconfirmed() {
    Instant now = clock.instant();
    List<Unconfirmed> all = new ArrayList<>();
    for (Contact lead : leads()) {
      Sign sign = jdbi.inTransaction(handle -> sign(handle, lead, now));
      Optional.ofNullable(sign.isPending() ? sign.sent() : null)
          .filter(sent -> due(lead, sent).isBefore(now))
          .ifPresent(sent -> all.add(new Unconfirmed(lead, schoolOf(lead), sent, due(lead, sent))));
    }
    return all;
  }

  /** The end of the second school day after the day it was sent on. */
  private Instant due(Contact lead, Instant sent) {
    SchoolCalendar calendar = calendar(lead);
    LocalDate day = LocalDate.ofInstant(sent, calendar.zone());
    LocalDate last =
        Stream.iterate(day.plusDays(1), next -> next.plusDays(1))
            .limit(LOOK_AHEAD)
            .filter(calendar::schoolDay)
            .skip(SCHOOL_DAYS - 1L)
            .findFirst()
            .orElse(day.plusDays(LOOK_AHEAD));
    return last.plusDays(1).atStartOfDay(calendar.zone()).toInstant();
  }

  private List<Contact> leads() {
    return config.contacts().stream().filter(each -> each.role() == Role.DSL).toList();
  }

  private SchoolCalendar calendar(Contact lead) {
    return config.calendars().of(schoolOf(lead));
  }

  /** Who serves a whole trust is counted to its first school. */
  private String schoolOf(Contact lead) {
    String own = lead.schoolId();
    return own != null ? own : config.schools().get(0).id();
  }
}

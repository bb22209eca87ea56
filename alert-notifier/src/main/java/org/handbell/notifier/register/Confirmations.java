package org.handbell.notifier.register;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.handbell.model.Priority;
import org.handbell.notifier.NotifierConfig;
import org.handbell.notifier.compose.MailText;
import org.handbell.notifier.compose.Reason;
import org.handbell.notifier.route.Contact;
import org.handbell.notifier.watch.ContactState;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Which contacts have confirmed that a test alert reached them. Until they have, they are told all
 * the same, and IT and the head hear of it.
 */
public final class Confirmations {

  /** Whose word it is where the mail's own link was used. */
  public static final String BY_LINK = "link";

  /** As long as the link in the mail is valid. */
  private static final Duration ASK_AGAIN = Duration.ofDays(14);

  private final NotifierConfig config;
  private final InstantSource clock;
  private final Jdbi jdbi;
  private final Outbox outbox;
  private final Audit audit;

  Confirmations(NotifierConfig config, InstantSource clock, Jdbi jdbi, Outbox outbox, Audit audit) {
    this.config = config;
    this.clock = clock;
    this.jdbi = jdbi;
    this.outbox = outbox;
    this.audit = audit;
  }

  private record Row(
      Instant firstAsked, Instant asked, @Nullable Instant confirmed, @Nullable String by) {}

  /** How it stands with each of the people. */
  public List<ContactState> states() {
    return jdbi.withHandle(
        handle -> {
          Map<String, Row> rows = rows(handle);
          Set<String> refused = refused(handle);
          return config.contacts().stream()
              .map(each -> state(each, rows.get(each.address()), refused))
              .toList();
        });
  }

  private static ContactState state(Contact contact, @Nullable Row row, Set<String> refused) {
    boolean bad = refused.contains(contact.address());
    return row == null
        ? new ContactState(contact, null, null, null, bad)
        : new ContactState(contact, row.firstAsked(), row.confirmed(), row.by(), bad);
  }

  /**
   * Owes a test alert to each address that was never asked, or that has let its link run out.
   *
   * @param words the mail for one reader
   * @return how many
   */
  public int askWhereDue(Function<Contact, MailText> words) {
    return jdbi.inTransaction(
        handle -> {
          Instant now = clock.instant();
          Map<String, Row> rows = rows(handle);
          Set<String> asked = new HashSet<>();
          for (Contact contact : config.contacts()) {
            if (isDue(rows.get(contact.address()), now) && asked.add(contact.address())) {
              ask(handle, contact, words, now);
            }
          }
          return asked.size();
        });
  }

  private static boolean isDue(@Nullable Row row, Instant now) {
    return row == null || (row.confirmed() == null && !row.asked().plus(ASK_AGAIN).isAfter(now));
  }

  /** Owes another test alert to that contact, who is to confirm it anew. */
  public void ask(Contact contact, Function<Contact, MailText> words) {
    jdbi.useTransaction(handle -> ask(handle, contact, words, clock.instant()));
  }

  private void ask(Handle handle, Contact contact, Function<Contact, MailText> words, Instant now) {
    handle
        .createUpdate(
            """
            INSERT INTO confirmations (address, first_asked_at, asked_at)
            VALUES (:address, :now, :now)
            ON CONFLICT (address) DO UPDATE SET asked_at = :now""")
        .bind("address", contact.address())
        .bind("now", now.toEpochMilli())
        .execute();
    String school = contact.schoolId();
    ReadyMail mail =
        new ReadyMail(
            "test alert " + now,
            Reason.TEST,
            Priority.P4,
            school == null ? config.schools().get(0).id() : school,
            contact,
            words.apply(contact),
            now);
    outbox.owe(handle, Owed.ready(mail), now);
    audit.append(handle, now, "handbell", "test alert", contact.id(), "asked to confirm");
  }

  /**
   * Writes down that alerts reach a contact.
   *
   * @param by {@link #BY_LINK}, or who said so
   */
  public void confirm(Contact contact, String by) {
    jdbi.useTransaction(
        handle -> {
          Instant now = clock.instant();
          handle
              .createUpdate(
                  """
                  INSERT INTO confirmations
                    (address, first_asked_at, asked_at, confirmed_at, confirmed_by)
                  VALUES (:address, :now, :now, :now, :by)
                  ON CONFLICT (address) DO UPDATE SET confirmed_at = :now, confirmed_by = :by""")
              .bind("address", contact.address())
              .bind("now", now.toEpochMilli())
              .bind("by", by)
              .execute();
          audit.append(handle, now, contact.id(), "confirm", contact.id(), by);
        });
  }

  private static Map<String, Row> rows(Handle handle) {
    Map<String, Row> rows = new HashMap<>();
    handle
        .createQuery("SELECT * FROM confirmations")
        .map(
            (row, ctx) -> {
              long confirmed = row.getLong("confirmed_at");
              return Map.entry(
                  row.getString("address"),
                  new Row(
                      Instant.ofEpochMilli(row.getLong("first_asked_at")),
                      Instant.ofEpochMilli(row.getLong("asked_at")),
                      confirmed == 0 ? null : Instant.ofEpochMilli(confirmed),
                      row.getString("confirmed_by")));
            })
        .forEach(each -> rows.put(each.getKey(), each.getValue()));
    return rows;
  }

  /** Of mail about a case it is not known whether recusal or the mail server stopped it. */
  private static Set<String> refused(Handle handle) {
    return Set.copyOf(
        handle
            .createQuery(
                """
                SELECT address FROM outbox
                WHERE channel = 'mail'
                  AND (state = 'SENT' OR (state = 'DEAD' AND incident_id IS NULL))
                GROUP BY address
                HAVING max(CASE WHEN state = 'DEAD' THEN created_at ELSE 0 END)
                  > max(CASE WHEN state = 'SENT' THEN created_at ELSE 0 END)""")
            .mapTo(String.class)
            .list());
  }
}

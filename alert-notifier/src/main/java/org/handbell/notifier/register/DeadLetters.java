package org.handbell.notifier.register;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.handbell.model.Priority;
import org.handbell.notifier.compose.Reason;
import org.handbell.notifier.route.Contact;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;

/**
 * The mails that were given up because nobody would take them. Each stands here until it is sent
 * after all or somebody lets it go and says why; either is a row of the audit chain.
 */
public final class DeadLetters {

  private static final int SHORTEST_ID = 6;

  private static final String AGAIN =
      "UPDATE outbox SET state = 'RETRY', due_at = :now WHERE dedup_key = :key";

  private static final String LET_GO = "UPDATE outbox SET dropped_at = :now WHERE dedup_key = :key";

  private static final Json<Contact> CONTACT = new Json<>(Contact.class);

  private static final RowMapper<Letter> TO_LETTER =
      (row, ctx) ->
          new Letter(
              row.getString("dedup_key"),
              row.getString("school_id"),
              Reason.valueOf(row.getString("reason")),
              Priority.valueOf(row.getString("urgency")),
              CONTACT.read(row.getString("recipient")).id(),
              row.getString("detail"),
              row.getInt("attempts"),
              Instant.ofEpochMilli(row.getLong("died_at")));

  private final InstantSource clock;
  private final Jdbi jdbi;
  private final Audit audit;

  DeadLetters(InstantSource clock, Jdbi jdbi, Audit audit) {
    this.clock = clock;
    this.jdbi = jdbi;
    this.audit = audit;
  }

  /**
   * A mail that was given up; nothing of what it says.
   *
   * @param recipient the id of a contact
   * @param why what the mail server answered, or who could not be reached
   * @param since when it was given up
   */
  public record Letter(
      String key,
      String schoolId,
      Reason reason,
      Priority urgency,
      String recipient,
      String why,
      int attempts,
      Instant since) {

    /** As much of its key as a person needs to name it. */
    public String id() {
      return key.substring(0, 12);
    }
  }

  /** What became of what a person wanted to do. */
  public sealed interface Answer {}

  /** It is done. */
  public record Done(Letter letter) implements Answer {}

  /** It is not done, and why. */
  public record Refused(String reason) implements Answer {}

  /** All of them, the oldest first. */
  public List<Letter> all() {
    return jdbi.withHandle(DeadLetters::all);
  }

  private static List<Letter> all(Handle handle) {
    return handle
        .createQuery(
            """
            SELECT o.dedup_key, o.school_id, o.reason, o.urgency, o.recipient, o.attempts,
              l.detail, l.at AS died_at
            FROM outbox o JOIN notification_log l ON l.dedup_key = o.dedup_key
            WHERE o.state = 'DEAD' AND o.dropped_at IS NULL AND l.result = 'DEAD'
            AND l.at = (SELECT max(at) FROM notification_log m
              WHERE m.dedup_key = o.dedup_key AND m.result = 'DEAD')
            ORDER BY l.at, o.dedup_key""")
        .map(TO_LETTER)
        .list();
  }

  /**
   * Has it sent once more, under the same Message-ID.
   *
   * @param id the beginning of its key
   * @param by who asks for it
   */
  public Answer retry(String id, String by) {
    return change(id, by, "retry mail", "", AGAIN);
  }

  /** Lets it go: it is never sent, and nobody complains of it any more. */
  public Answer drop(String id, String by, String reason) {
    return reason.isBlank()
        ? new Refused("say why with --reason")
        : change(id, by, "drop mail", reason, LET_GO);
  }

  /** A mail that must not be sent waits for nobody to mend it. */
  static void letGo(Handle handle, String key, Instant now) {
    handle.createUpdate(LET_GO).bind("now", now.toEpochMilli()).bind("key", key).execute();
  }

  private Answer change(String id, String by, String action, String reason, String sql) {
    return jdbi.inTransaction(
        handle -> {
          List<Letter> meant =
              all(handle).stream().filter(letter -> letter.key().startsWith(id)).toList();
          if (meant.size() != 1 || id.length() < SHORTEST_ID) {
            return new Refused(
                meant.isEmpty()
                    ? "no mail of the id " + id + " was given up; see outbox list"
                    : "the id " + id + " is too short; see outbox list");
          }
          Letter letter = meant.get(0);
          Instant now = clock.instant();
          handle
              .createUpdate(sql)
              .bind("now", now.toEpochMilli())
              .bind("key", letter.key())
              .execute();
          String payload = "%s %s %s".formatted(letter.recipient(), letter.why(), reason).strip();
          audit.append(handle, now, by, action, letter.id(), payload);
          return new Done(letter);
        });
  }
}

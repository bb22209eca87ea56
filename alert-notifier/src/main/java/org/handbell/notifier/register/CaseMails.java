package org.handbell.notifier.register;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.handbell.notifier.compose.Reason;
import org.handbell.notifier.route.Contact;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;

/** Who is told of a case by mail, and how each of those mails stands. */
final class CaseMails {

  private static final Json<Contact> CONTACT = new Json<>(Contact.class);

  private final Dialect dialect;

  CaseMails(Dialect dialect) {
    this.dialect = dialect;
  }

  private static final RowMapper<Reader> TO_READER =
      (row, ctx) ->
          new Reader(
              CONTACT.read(row.getString("recipient")),
              OutboxState.valueOf(row.getString("state")),
              row.getString("step"));

  private static final String READERS =
      """
      SELECT incident_id, recipient, state, step FROM outbox
      WHERE incident_id IN (<ids>) AND channel = 'mail' AND state <> 'SUPERSEDED'
      ORDER BY created_at, dedup_key""";

  /** A mail that has not gone out yet. */
  record Waiting(Reason reason, Instant due) {}

  /** Somebody a case's mail is or was owed to. */
  record Reader(Contact contact, OutboxState state, String step) {

    String described() {
      return contact.name() + (state == OutboxState.DEAD ? " (could not be delivered)" : "");
    }

    /** True while the last mail to them has not gone out yet. */
    boolean isWaiting() {
      return state == OutboxState.READY || state == OutboxState.RETRY;
    }
  }

  /** Keeps a case's mails from being leased until what is decided of them is written down. */
  void hold(Handle handle, String incidentId) {
    var unused =
        handle
            .createQuery("SELECT 1 FROM outbox WHERE incident_id = :id" + dialect.locking())
            .bind("id", incidentId)
            .mapTo(Integer.class)
            .list();
  }

  /** The mail about a case that this address has not been sent yet. */
  Optional<Waiting> waiting(Handle handle, String incidentId, String address) {
    hold(handle, incidentId);
    return handle
        .createQuery(
            """
            SELECT reason, due_at FROM outbox WHERE incident_id = :id AND address = :address
            AND channel = 'mail' AND state IN ('READY', 'RETRY') ORDER BY due_at LIMIT 1""")
        .bind("id", incidentId)
        .bind("address", address)
        .map(
            (row, ctx) ->
                new Waiting(
                    Reason.valueOf(row.getString("reason")),
                    Instant.ofEpochMilli(row.getLong("due_at"))))
        .findOne();
  }

  /** Who is told of a case, in the order in which they came to be. */
  List<Reader> readers(Handle handle, String incidentId) {
    return handle.createQuery(READERS).bindList("ids", incidentId).map(TO_READER).list();
  }

  /** Who is told of each of these cases; their mails are held as by {@link #hold}. */
  Map<String, List<Reader>> heldReaders(Handle handle, Collection<String> incidentIds) {
    return handle
        .createQuery(READERS + dialect.locking())
        .bindList("ids", List.copyOf(incidentIds))
        .map((row, ctx) -> Map.entry(row.getString("incident_id"), TO_READER.map(row, ctx)))
        .stream()
        .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toList())));
  }

  /** Every mail about a case, in order. */
  List<Desk.Told> told(Handle handle, String incidentId) {
    return handle
        .createQuery(
            "SELECT * FROM outbox WHERE incident_id = :id AND channel = 'mail'"
                + " ORDER BY created_at, dedup_key")
        .bind("id", incidentId)
        .map(
            (row, ctx) ->
                new Desk.Told(
                    Instant.ofEpochMilli(row.getLong("created_at")),
                    Reason.valueOf(row.getString("reason")),
                    CONTACT.read(row.getString("recipient")).id(),
                    OutboxState.valueOf(row.getString("state"))))
        .list();
  }
}

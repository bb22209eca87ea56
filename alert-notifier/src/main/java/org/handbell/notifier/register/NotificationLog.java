package org.handbell.notifier.register;

import static java.util.stream.Collectors.groupingBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.handbell.notifier.compose.Reason;
import org.handbell.notifier.register.LoggedMessage.Attempt;
import org.handbell.notifier.route.Contact;
import org.jdbi.v3.core.Handle;

/** Reads what was sent about a case, over every channel, with each attempt. */
final class NotificationLog {

  private static final Json<Contact> CONTACT = new Json<>(Contact.class);

  private record Logged(String key, Attempt attempt) {}

  List<LoggedMessage> of(Handle handle, String incidentId) {
    Map<String, List<Logged>> attempts =
        attempts(handle, incidentId).stream().collect(groupingBy(Logged::key));
    return handle
        .createQuery("SELECT * FROM outbox WHERE incident_id = :id ORDER BY created_at, dedup_key")
        .bind("id", incidentId)
        .map(
            (row, ctx) ->
                new LoggedMessage(
                    Instant.ofEpochMilli(row.getLong("created_at")),
                    Reason.valueOf(row.getString("reason")),
                    row.getString("because"),
                    row.getString("channel"),
                    CONTACT.read(row.getString("recipient")).id(),
                    OutboxState.valueOf(row.getString("state")),
                    attempts.getOrDefault(row.getString("dedup_key"), List.of()).stream()
                        .map(Logged::attempt)
                        .toList()))
        .list();
  }

  private static List<Logged> attempts(Handle handle, String incidentId) {
    return handle
        .createQuery(
            """
            SELECT * FROM notification_log WHERE incident_id = :id
            ORDER BY at, dedup_key, attempt""")
        .bind("id", incidentId)
        .map(
            (row, ctx) ->
                new Logged(
                    row.getString("dedup_key"),
                    new Attempt(
                        row.getInt("attempt"),
                        Instant.ofEpochMilli(row.getLong("at")),
                        OutboxState.valueOf(row.getString("result")),
                        row.getString("detail"))))
        .list();
  }
}

package org.handbell.notifier.register;

import java.time.Instant;
import java.util.List;
import org.handbell.model.Evidence;
import org.handbell.model.Finding;
import org.handbell.model.Incident;
import org.jdbi.v3.core.Handle;

/** Takes the words and sites out of cases; what was found, and when, stays. */
final class EvidenceWords {

  private static final Json<Incident> JSON = new Json<>(Incident.class);

  private static final String GONE = "(no longer kept)";

  private EvidenceWords() {}

  static void forget(Handle handle, List<String> ids, Instant now) {
    handle
        .createUpdate(
            """
            DELETE FROM revisions WHERE incident_id IN (<ids>) AND revision < (
              SELECT c.revision FROM cases c WHERE c.incident_id = revisions.incident_id)""")
        .bindList("ids", ids)
        .execute();
    ids.forEach(id -> forget(handle, id));
    handle
        .createUpdate("UPDATE cases SET words_gone_at = :now WHERE incident_id IN (<ids>)")
        .bind("now", now.toEpochMilli())
        .bindList("ids", ids)
        .execute();
  }

  private static void forget(Handle handle, String id) {
    handle
        .createQuery("SELECT snapshot FROM revisions WHERE incident_id = :id")
        .bind("id", id)
        .mapTo(String.class)
        .map(JSON::read)
        .list()
        .forEach(
            found ->
                handle.execute(
                    "UPDATE revisions SET snapshot = ? WHERE incident_id = ? AND revision = ?",
                    JSON.write(bare(found)),
                    id,
                    found.revision()));
  }

  private static Incident bare(Incident i) {
    return new Incident(
        i.id(),
        i.revision(),
        i.schoolId(),
        i.person(),
        i.theme(),
        i.category(),
        i.priority(),
        i.phase(),
        i.why(),
        i.firstReceived(),
        i.lastReceived(),
        i.firstOccurred(),
        i.lastOccurred(),
        i.events(),
        i.decisions(),
        i.evidence().stream().map(EvidenceWords::bare).toList(),
        i.closed(),
        i.reasons(),
        i.continues(),
        i.members(),
        i.own());
  }

  private static Evidence bare(Evidence e) {
    return new Evidence(
        e.eventId(),
        e.occurred(),
        e.received(),
        e.kind(),
        e.seal() == null ? GONE : null,
        null,
        null,
        e.seal(),
        e.device(),
        e.ip(),
        e.decision(),
        e.visibility(),
        e.findings().stream().map(Finding::withoutText).toList(),
        e.nobodyTyped(),
        e.basis());
  }
}

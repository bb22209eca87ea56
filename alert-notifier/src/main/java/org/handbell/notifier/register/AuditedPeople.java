package org.handbell.notifier.register;

import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * The people whom rows of the audit chain are about. Each is known by a keyed pseudonym, with the
 * school and whether it is staff, so that a row is seen by those alone who may know of it, also
 * when the person's cases are gone.
 */
final class AuditedPeople {

  private AuditedPeople() {}

  /** Notes the person, of whom there are cases still, and returns the pseudonym. */
  static String note(Handle handle, AuditSeal seal, String personId) {
    String pseudonym = seal.pseudonym(personId);
    List<Known> known =
        handle
            .createQuery(
                """
                SELECT school_id, person_kind, subject FROM cases WHERE person_id = :person
                ORDER BY CASE person_kind WHEN 'staff' THEN 0 WHEN 'unknown' THEN 1 ELSE 2 END
                LIMIT 1\
                """)
            .bind("person", personId)
            .map(
                (row, ctx) ->
                    new Known(
                        row.getString("school_id"),
                        row.getString("person_kind"),
                        row.getString("subject")))
            .list();
    known.forEach(each -> put(handle, seal, pseudonym, each));
    return pseudonym;
  }

  private record Known(String schoolId, String kind, String account) {}

  private static void put(Handle handle, AuditSeal seal, String pseudonym, Known known) {
    handle
        .createUpdate(
            """
            INSERT INTO audited_people (pseudonym, school_id, person_kind, account)
            VALUES (:pseudonym, :school, :kind, :account)
            ON CONFLICT (pseudonym) DO UPDATE SET person_kind = :kind, account = :account\
            """)
        .bind("pseudonym", pseudonym)
        .bind("school", known.schoolId())
        .bind("kind", known.kind())
        .bind("account", seal.pseudonym(known.account()))
        .execute();
  }
}

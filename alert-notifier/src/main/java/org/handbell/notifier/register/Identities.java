package org.handbell.notifier.register;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.handbell.notifier.route.Contact;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Which account of a provider is whose. The first time somebody is known by their address, from
 * then on by what never changes: an address may be given to somebody else.
 */
public final class Identities {

  private final InstantSource clock;
  private final Jdbi jdbi;
  private final Audit audit;
  private final Sessions sessions;

  Identities(InstantSource clock, Jdbi jdbi, Audit audit, Sessions sessions) {
    this.clock = clock;
    this.jdbi = jdbi;
    this.audit = audit;
    this.sessions = sessions;
  }

  /**
   * Lets somebody in of whom a provider said who they are.
   *
   * @param subject what never changes of their account
   * @param byAddress whose address the account has today
   * @param people who may sign in
   * @return the session's secret; nothing where it is nobody, or not who had that address before
   */
  public Optional<String> signIn(
      String provider,
      String subject,
      Optional<Contact> byAddress,
      List<Contact> people,
      String device) {
    return jdbi.inTransaction(
        handle -> {
          Optional<String> known = personOf(handle, provider, subject);
          Optional<Contact> who =
              known.isPresent()
                  ? people.stream().filter(each -> each.id().equals(known.get())).findFirst()
                  : byAddress.filter(each -> link(handle, provider, subject, each));
          if (who.isEmpty()) {
            refused(handle, provider, byAddress.map(Contact::id).orElse("unknown"), "not known");
          }
          return who.map(each -> sessions.begin(handle, each, provider, device));
        });
  }

  private static Optional<String> personOf(Handle handle, String provider, String subject) {
    return handle
        .createQuery(
            "SELECT person_id FROM identities WHERE provider = :provider AND subject = :subject")
        .bind("provider", provider)
        .bind("subject", subject)
        .mapTo(String.class)
        .findOne();
  }

  /** False where that person is known by another account of the provider already. */
  private boolean link(Handle handle, String provider, String subject, Contact who) {
    int linked =
        handle
            .createUpdate(
                """
                INSERT INTO identities (provider, subject, person_id)
                VALUES (:provider, :subject, :person)
                ON CONFLICT DO NOTHING""")
            .bind("provider", provider)
            .bind("subject", subject)
            .bind("person", who.id())
            .execute();
    if (linked == 1) {
      audit.append(handle, clock.instant(), who.id(), "link account", who.id(), provider);
    }
    return linked == 1;
  }

  /** Writes down that somebody came back from a provider in vain. */
  public void refused(String provider, String because) {
    jdbi.useTransaction(handle -> refused(handle, provider, "unknown", because));
  }

  private void refused(Handle handle, String provider, String subject, String because) {
    String payload = provider + ": " + because;
    audit.append(handle, clock.instant(), "handbell", "sign in refused", subject, payload);
  }
}

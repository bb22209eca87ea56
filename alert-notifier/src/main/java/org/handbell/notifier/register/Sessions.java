package org.handbell.notifier.register;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.handbell.notifier.access.Secret;
import org.handbell.notifier.access.Session;
import org.handbell.notifier.route.Contact;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;

/** Who is in the console; each coming and going is a row of the audit chain. */
public final class Sessions {

  /** So that not every request writes. */
  private static final Duration NOTED_EVERY = Duration.ofMinutes(1);

  private static final int DEVICE_LENGTH = 120;

  private static final RowMapper<Session> TO_SESSION =
      (row, ctx) ->
          new Session(
              row.getString("hash"),
              row.getString("person_id"),
              row.getString("way"),
              row.getString("device"),
              Instant.ofEpochMilli(row.getLong("begun_at")),
              Instant.ofEpochMilli(row.getLong("seen_at")));

  private final InstantSource clock;
  private final Jdbi jdbi;
  private final Audit audit;

  Sessions(InstantSource clock, Jdbi jdbi, Audit audit) {
    this.clock = clock;
    this.jdbi = jdbi;
    this.audit = audit;
  }

  /**
   * Lets somebody in.
   *
   * @param way how they showed who they are
   * @param device what the browser calls itself
   * @return the new session's secret
   */
  public String begin(Contact who, String way, String device) {
    return jdbi.inTransaction(handle -> begin(handle, who, way, device));
  }

  String begin(Handle handle, Contact who, String way, String device) {
    Instant now = clock.instant();
    String secret = Secret.fresh();
    forgetOld(handle, now);
    handle
        .createUpdate(
            """
            INSERT INTO sessions (hash, person_id, way, device, begun_at, seen_at)
            VALUES (:hash, :person, :way, :device, :now, :now)""")
        .bind("hash", Secret.hash(secret))
        .bind("person", who.id())
        .bind("way", way)
        .bind("device", device.substring(0, Math.min(DEVICE_LENGTH, device.length())))
        .bind("now", now.toEpochMilli())
        .execute();
    audit.append(handle, now, who.id(), "sign in", who.id(), way);
    return secret;
  }

  private static void forgetOld(Handle handle, Instant now) {
    handle
        .createUpdate("DELETE FROM sessions WHERE begun_at < :oldest OR seen_at < :idle")
        .bind("oldest", now.minus(Session.LONGEST).toEpochMilli())
        .bind("idle", now.minus(Session.IDLE).toEpochMilli())
        .execute();
  }

  /** The session of that secret, which is in use now; nothing where there is none or it is over. */
  public Optional<Session> use(String secret) {
    Optional<Session> found = find(secret);
    Instant now = clock.instant();
    if (found.isPresent() && found.get().seenAt().plus(NOTED_EVERY).isBefore(now)) {
      jdbi.useTransaction(
          handle ->
              handle.execute(
                  "UPDATE sessions SET seen_at = ? WHERE hash = ?",
                  now.toEpochMilli(),
                  Secret.hash(secret)));
    }
    return found;
  }

  /**
   * As {@link #use}, for what a page asks by itself: a page left open does not keep one signed in.
   */
  public Optional<Session> find(String secret) {
    Instant now = clock.instant();
    return jdbi.withHandle(handle -> find(handle, Secret.hash(secret)))
        .filter(session -> session.isGood(now));
  }

  private static Optional<Session> find(Handle handle, String hash) {
    return handle
        .createQuery("SELECT * FROM sessions WHERE hash = :hash")
        .bind("hash", hash)
        .map(TO_SESSION)
        .findOne();
  }

  /** Where that person is signed in, the newest first. */
  public List<Session> of(Contact who) {
    Instant now = clock.instant();
    return jdbi
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        "SELECT * FROM sessions WHERE person_id = :person ORDER BY begun_at DESC")
                    .bind("person", who.id())
                    .map(TO_SESSION)
                    .list())
        .stream()
        .filter(session -> session.isGood(now))
        .toList();
  }

  /** Ends one session of that person. */
  public void end(Contact who, String hash) {
    jdbi.useTransaction(
        handle -> {
          int ended =
              handle.execute(
                  "DELETE FROM sessions WHERE hash = ? AND person_id = ?", hash, who.id());
          if (ended > 0) {
            audit.append(handle, clock.instant(), who.id(), "sign out", who.id(), "one device");
          }
        });
  }

  /** Ends every session of that person. */
  public void endAll(Contact who) {
    jdbi.useTransaction(handle -> endAll(handle, who, "all devices"));
  }

  void endAll(Handle handle, Contact who, String because) {
    if (handle.execute("DELETE FROM sessions WHERE person_id = ?", who.id()) > 0) {
      audit.append(handle, clock.instant(), who.id(), "sign out", who.id(), because);
    }
  }
}

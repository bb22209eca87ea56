package org.handbell.notifier.register;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.handbell.notifier.access.Secret;
import org.handbell.notifier.access.Token;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jspecify.annotations.Nullable;

/** The tokens of other programs; making one and taking it back are rows of the audit chain. */
public final class Tokens {

  /** So that not every request writes. */
  private static final Duration NOTED_EVERY = Duration.ofMinutes(1);

  private static final RowMapper<Token> TO_TOKEN =
      (row, ctx) ->
          new Token(
              row.getString("name"),
              row.getString("stands_for"),
              row.getString("school_id"),
              Token.May.valueOf(row.getString("may")),
              Instant.ofEpochMilli(row.getLong("made_at")),
              Instant.ofEpochMilli(row.getLong("expires_at")),
              moment(row.getLong("revoked_at")),
              moment(row.getLong("used_at")));

  private final InstantSource clock;
  private final Jdbi jdbi;
  private final Audit audit;

  Tokens(InstantSource clock, Jdbi jdbi, Audit audit) {
    this.clock = clock;
    this.jdbi = jdbi;
    this.audit = audit;
  }

  private static @Nullable Instant moment(long millis) {
    return millis == 0 ? null : Instant.ofEpochMilli(millis);
  }

  /**
   * Makes a token.
   *
   * @return its secret, which is told once; nothing where there is or was one of that name
   */
  public Optional<String> make(Token token, String by) {
    String secret = Token.PREFIX + Secret.fresh();
    return jdbi.inTransaction(
        handle -> insert(handle, token, secret, by) ? Optional.of(secret) : Optional.empty());
  }

  private boolean insert(Handle handle, Token token, String secret, String by) {
    int made =
        handle
            .createUpdate(
                """
                INSERT INTO api_tokens
                  (name, hash, stands_for, school_id, may, made_at, expires_at)
                VALUES (:name, :hash, :for, :school, :may, :made, :expires)
                ON CONFLICT DO NOTHING""")
            .bind("name", token.name())
            .bind("hash", Secret.hash(secret))
            .bind("for", token.standsFor())
            .bind("school", token.schoolId())
            .bind("may", token.may().name())
            .bind("made", token.madeAt().toEpochMilli())
            .bind("expires", token.expiresAt().toEpochMilli())
            .execute();
    if (made == 1) {
      String what =
          "as %s at %s, may %s, until %s"
              .formatted(token.standsFor(), token.schoolId(), token.may(), token.expiresAt());
      audit.append(handle, clock.instant(), by, "make token", token.actor(), what);
    }
    return made == 1;
  }

  /** Every token that was ever made, the newest first. */
  public List<Token> all() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT * FROM api_tokens ORDER BY made_at DESC, name")
                .map(TO_TOKEN)
                .list());
  }

  /** Takes a token back; false where there is none of that name that is still good for anything. */
  public boolean revoke(String name, String by) {
    return jdbi.inTransaction(
        handle -> {
          Instant now = clock.instant();
          boolean was =
              handle.execute(
                      "UPDATE api_tokens SET revoked_at = ? WHERE name = ? AND revoked_at IS NULL",
                      now.toEpochMilli(),
                      name)
                  == 1;
          if (was) {
            audit.append(handle, now, by, "revoke token", "api:" + name, "");
          }
          return was;
        });
  }

  /** The token of that secret, which is in use now; nothing where it is not, or no more, good. */
  public Optional<Token> use(String secret) {
    Instant now = clock.instant();
    Optional<Token> found =
        jdbi.withHandle(handle -> find(handle, Secret.hash(secret)))
            .filter(token -> token.isGood(now));
    found.filter(token -> isToBeNoted(token.usedAt(), now)).ifPresent(token -> note(token, now));
    return found;
  }

  private static Optional<Token> find(Handle handle, String hash) {
    return handle
        .createQuery("SELECT * FROM api_tokens WHERE hash = :hash")
        .bind("hash", hash)
        .map(TO_TOKEN)
        .findOne();
  }

  private static boolean isToBeNoted(@Nullable Instant used, Instant now) {
    return used == null || used.plus(NOTED_EVERY).isBefore(now);
  }

  private void note(Token token, Instant now) {
    jdbi.useTransaction(
        handle ->
            handle.execute(
                "UPDATE api_tokens SET used_at = ? WHERE name = ?",
                now.toEpochMilli(),
                token.name()));
  }
}

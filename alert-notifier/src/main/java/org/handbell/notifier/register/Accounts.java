package org.handbell.notifier.register;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.handbell.notifier.access.Account;
import org.handbell.notifier.access.Invitation;
import org.handbell.notifier.access.RecoveryCode;
import org.handbell.notifier.access.Secret;
import org.handbell.notifier.route.Contact;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;

/** With what people sign in; each change and each refusal is a row of the audit chain. */
public final class Accounts {

  private static final int TOTP_BYTES = 20;

  private static final RowMapper<Account> TO_ACCOUNT =
      (row, ctx) ->
          new Account(
              row.getString("person_id"),
              row.getString("password_hash"),
              row.getString("totp_salt"),
              row.getLong("last_step"));

  private static final RowMapper<Invitation> TO_INVITATION =
      (row, ctx) ->
          new Invitation(
              row.getString("hash"),
              row.getString("person_id"),
              Invitation.Kind.valueOf(row.getString("kind")));

  private final InstantSource clock;
  private final Jdbi jdbi;
  private final Audit audit;
  private final Sessions sessions;
  private final SecretKeySpec key;

  Accounts(InstantSource clock, Jdbi jdbi, Audit audit, Sessions sessions, byte[] key) {
    this.clock = clock;
    this.jdbi = jdbi;
    this.audit = audit;
    this.sessions = sessions;
    this.key = new SecretKeySpec(key, "HmacSHA256");
  }

  /** The ids of those who have an account. */
  public List<String> holders() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT person_id FROM accounts ORDER BY person_id")
                .mapTo(String.class)
                .list());
  }

  /** That person's account, where they have one. */
  public Optional<Account> of(Contact who) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT * FROM accounts WHERE person_id = :person")
                .bind("person", who.id())
                .map(TO_ACCOUNT)
                .findOne());
  }

  /** The authenticator's secret that belongs to a salt. */
  public byte[] totpSecret(String salt) {
    try {
      Mac mac = Mac.getInstance(key.getAlgorithm());
      mac.init(key);
      return Arrays.copyOf(mac.doFinal(salt.getBytes(UTF_8)), TOTP_BYTES);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + key.getAlgorithm(), e);
    }
  }

  /**
   * Invites somebody; an earlier invitation of theirs ends.
   *
   * @return the secret for the link
   */
  public String invite(Contact who, Invitation.Kind kind, String by) {
    String secret = Secret.fresh();
    jdbi.useTransaction(
        handle -> {
          Instant now = clock.instant();
          handle.execute("DELETE FROM invitations WHERE person_id = ?", who.id());
          handle.execute("DELETE FROM invitations WHERE expires_at < ?", now.toEpochMilli());
          handle.execute(
              "INSERT INTO invitations (hash, person_id, kind, expires_at) VALUES (?, ?, ?, ?)",
              Secret.hash(secret),
              who.id(),
              kind.name(),
              now.plus(Invitation.VALID).toEpochMilli());
          audit.append(handle, now, by, "invite", who.id(), "");
        });
    return secret;
  }

  /** The invitation of that secret, while it is good. */
  public Optional<Invitation> invitation(String secret) {
    return jdbi.withHandle(handle -> invitation(handle, Secret.hash(secret)));
  }

  private Optional<Invitation> invitation(Handle handle, String hash) {
    return handle
        .createQuery("SELECT * FROM invitations WHERE hash = :hash AND expires_at > :now")
        .bind("hash", hash)
        .bind("now", clock.instant().toEpochMilli())
        .map(TO_INVITATION)
        .findOne();
  }

  /** What comes of taking up an invitation: the way in, and codes to print. */
  public record Welcome(String session, List<String> recoveryCodes) {}

  /**
   * Takes up an invitation: who was signed in with the account's old password is so no more.
   *
   * @param step the step of the code that showed that the authenticator works
   * @return nothing where somebody else was faster
   */
  public Optional<Welcome> accept(
      Invitation invitation, Contact who, String passwordHash, long step, String device) {
    return jdbi.inTransaction(
        handle -> {
          if (!use(handle, invitation)) {
            return Optional.empty();
          }
          Instant now = clock.instant();
          sessions.endAll(handle, who, "a new password");
          put(handle, new Account(who.id(), passwordHash, invitation.hash(), step), now);
          audit.append(handle, now, who.id(), "set password", who.id(), "by invitation");
          List<String> codes = newCodes(handle, who);
          return Optional.of(new Welcome(sessions.begin(handle, who, "invitation", device), codes));
        });
  }

  /** Takes up an invitation that leads straight in. */
  public Optional<String> pass(Invitation invitation, Contact who, String device) {
    return jdbi.inTransaction(
        handle ->
            use(handle, invitation)
                ? Optional.of(sessions.begin(handle, who, "one-time link", device))
                : Optional.empty());
  }

  private boolean use(Handle handle, Invitation invitation) {
    return invitation(handle, invitation.hash()).isPresent()
        && handle.execute("DELETE FROM invitations WHERE hash = ?", invitation.hash()) == 1;
  }

  private static void put(Handle handle, Account account, Instant now) {
    handle
        .createUpdate(
            """
            INSERT INTO accounts (person_id, password_hash, totp_salt, last_step, changed_at)
            VALUES (:person, :password, :salt, :step, :now)
            ON CONFLICT (person_id) DO UPDATE SET password_hash = excluded.password_hash,
              totp_salt = excluded.totp_salt, last_step = excluded.last_step,
              changed_at = excluded.changed_at""")
        .bind("person", account.personId())
        .bind("password", account.passwordHash())
        .bind("salt", account.totpSalt())
        .bind("step", account.lastStep())
        .bind("now", now.toEpochMilli())
        .execute();
  }

  private static List<String> newCodes(Handle handle, Contact who) {
    handle.execute("DELETE FROM recovery_codes WHERE person_id = ?", who.id());
    List<String> codes = RecoveryCode.fresh();
    codes.forEach(
        code ->
            handle.execute(
                "INSERT INTO recovery_codes (hash, person_id) VALUES (?, ?)",
                RecoveryCode.hash(code),
                who.id()));
    return codes;
  }

  /**
   * Lets somebody in whose password and code are right.
   *
   * @return the session's secret, nothing where that code was used at the same moment
   */
  public Optional<String> signIn(Contact who, long step, String device) {
    return jdbi.inTransaction(
        handle ->
            handle.execute(
                        "UPDATE accounts SET last_step = ? WHERE person_id = ? AND last_step < ?",
                        step,
                        who.id(),
                        step)
                    == 1
                ? Optional.of(sessions.begin(handle, who, "password and code", device))
                : Optional.empty());
  }

  /** Lets somebody in whose password is right, with a recovery code, which is used up. */
  public Optional<String> recover(Contact who, String code, String device) {
    return jdbi.inTransaction(
        handle ->
            handle.execute(
                        "DELETE FROM recovery_codes WHERE hash = ? AND person_id = ?",
                        RecoveryCode.hash(code),
                        who.id())
                    == 1
                ? Optional.of(sessions.begin(handle, who, "password and recovery code", device))
                : Optional.empty());
  }

  /**
   * Writes down that somebody was turned away.
   *
   * @param who absent where the name that was typed is nobody's: it may be a password
   */
  public void refused(Optional<Contact> who, String because) {
    jdbi.useTransaction(
        handle ->
            audit.append(
                handle,
                clock.instant(),
                "handbell",
                "sign in refused",
                who.map(Contact::id).orElse("unknown"),
                because));
  }

  /** Ends an account with all its sessions; false where there is none. */
  public boolean remove(String personId, String by) {
    return jdbi.inTransaction(
        handle -> {
          handle.execute("DELETE FROM recovery_codes WHERE person_id = ?", personId);
          handle.execute("DELETE FROM invitations WHERE person_id = ?", personId);
          handle.execute("DELETE FROM sessions WHERE person_id = ?", personId);
          boolean was =
              handle.execute("DELETE FROM accounts WHERE person_id = ?", personId)
                      + handle.execute("DELETE FROM identities WHERE person_id = ?", personId)
                  > 0;
          if (was) {
            audit.append(handle, clock.instant(), by, "remove account", personId, "");
          }
          return was;
        });
  }
}

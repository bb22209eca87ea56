package org.handbell.notifier.register;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.handbell.notifier.access.Account;
import org.handbell.notifier.access.Invitation;
import org.handbell.notifier.access.RecoveryCode;
import org.handbell.notifier.route.Contact;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;

/** The rows of accounts, recovery codes and invitations. */
final class AccountRows {

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

  private AccountRows() {}

  static List<String> holders(Handle handle) {
    return handle
        .createQuery("SELECT person_id FROM accounts ORDER BY person_id")
        .mapTo(String.class)
        .list();
  }

  static Optional<Account> of(Handle handle, Contact who) {
    return handle
        .createQuery("SELECT * FROM accounts WHERE person_id = :person")
        .bind("person", who.id())
        .map(TO_ACCOUNT)
        .findOne();
  }

  static void put(Handle handle, Account account, Instant now) {
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

  /** Replaces an earlier invitation of that person, and forgets those that ran out. */
  static void invite(Handle handle, String hash, Contact who, Invitation.Kind kind, Instant now) {
    handle.execute("DELETE FROM invitations WHERE person_id = ?", who.id());
    handle.execute("DELETE FROM invitations WHERE expires_at < ?", now.toEpochMilli());
    handle.execute(
        "INSERT INTO invitations (hash, person_id, kind, expires_at) VALUES (?, ?, ?, ?)",
        hash,
        who.id(),
        kind.name(),
        now.plus(Invitation.VALID).toEpochMilli());
  }

  static Optional<Invitation> invitation(Handle handle, String hash, Instant now) {
    return handle
        .createQuery("SELECT * FROM invitations WHERE hash = :hash AND expires_at > :now")
        .bind("hash", hash)
        .bind("now", now.toEpochMilli())
        .map(TO_INVITATION)
        .findOne();
  }

  static List<String> newCodes(Handle handle, Contact who) {
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

  /** True where that was one of the person's codes, which is used up now. */
  static boolean useCode(Handle handle, Contact who, String code) {
    return handle.execute(
            "DELETE FROM recovery_codes WHERE hash = ? AND person_id = ?",
            RecoveryCode.hash(code),
            who.id())
        == 1;
  }

  static int codesLeft(Handle handle, Contact who) {
    return handle
        .createQuery("SELECT count(*) FROM recovery_codes WHERE person_id = :person")
        .bind("person", who.id())
        .mapTo(Integer.class)
        .one();
  }

  /** Takes away all with which that person signs in; false where there was nothing. */
  static boolean remove(Handle handle, String personId) {
    handle.execute("DELETE FROM recovery_codes WHERE person_id = ?", personId);
    handle.execute("DELETE FROM invitations WHERE person_id = ?", personId);
    handle.execute("DELETE FROM sessions WHERE person_id = ?", personId);
    return handle.execute("DELETE FROM accounts WHERE person_id = ?", personId)
            + handle.execute("DELETE FROM identities WHERE person_id = ?", personId)
        > 0;
  }
}

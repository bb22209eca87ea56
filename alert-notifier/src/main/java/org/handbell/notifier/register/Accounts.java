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
import org.handbell.notifier.access.Secret;
import org.handbell.notifier.compose.AccountMail.What;
import org.handbell.notifier.route.Contact;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** With what people sign in; each change and each refusal is a row of the audit chain. */
public final class Accounts {

  private static final int TOTP_BYTES = 20;

  private final InstantSource clock;
  private final Jdbi jdbi;
  private final Audit audit;
  private final Sessions sessions;
  private final AccountNotices notices;
  private final SecretKeySpec key;

  Accounts(
      InstantSource clock,
      Jdbi jdbi,
      Audit audit,
      Sessions sessions,
      AccountNotices notices,
      byte[] key) {
    this.clock = clock;
    this.jdbi = jdbi;
    this.audit = audit;
    this.sessions = sessions;
    this.notices = notices;
    this.key = new SecretKeySpec(key, "HmacSHA256");
  }

  /** The ids of those who have an account. */
  public List<String> holders() {
    return jdbi.withHandle(AccountRows::holders);
  }

  /** That person's account, where they have one. */
  public Optional<Account> of(Contact who) {
    return jdbi.withHandle(handle -> AccountRows.of(handle, who));
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
          AccountRows.invite(handle, Secret.hash(secret), who, kind, now);
          if (kind == Invitation.Kind.ACCOUNT && AccountRows.of(handle, who).isPresent()) {
            notices.tell(handle, who, What.INVITED, now);
          }
          audit.append(handle, now, by, "invite", who.id(), "");
        });
    return secret;
  }

  /** The invitation of that secret, while it is good. */
  public Optional<Invitation> invitation(String secret) {
    return jdbi.withHandle(handle -> invitation(handle, Secret.hash(secret)));
  }

  private Optional<Invitation> invitation(Handle handle, String hash) {
    return AccountRows.invitation(handle, hash, clock.instant());
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
          Account account = new Account(who.id(), passwordHash, invitation.hash(), step);
          AccountRows.put(handle, account, now);
          audit.append(handle, now, who.id(), "set password", who.id(), "by invitation");
          notices.tell(handle, who, What.SET_UP, now);
          List<String> codes = AccountRows.newCodes(handle, who);
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
        handle -> {
          if (!AccountRows.useCode(handle, who, code)) {
            return Optional.empty();
          }
          notices.tell(handle, who, What.RECOVERED, clock.instant());
          return Optional.of(sessions.begin(handle, who, "password and recovery code", device));
        });
  }

  /** How many recovery codes that person still has. */
  public int codesLeft(Contact who) {
    return jdbi.withHandle(handle -> AccountRows.codesLeft(handle, who));
  }

  /** New recovery codes for that person, shown once; the old ones are good no more. */
  public List<String> newCodes(Contact who) {
    return jdbi.inTransaction(
        handle -> {
          Instant now = clock.instant();
          audit.append(handle, now, who.id(), "new recovery codes", who.id(), "");
          notices.tell(handle, who, What.CODES, now);
          return AccountRows.newCodes(handle, who);
        });
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
          boolean was = AccountRows.remove(handle, personId);
          if (was) {
            audit.append(handle, clock.instant(), by, "remove account", personId, "");
          }
          return was;
        });
  }
}

package org.handbell.notifier.console.signin;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import org.handbell.notifier.access.Account;
import org.handbell.notifier.access.Area;
import org.handbell.notifier.access.Passwords;
import org.handbell.notifier.access.RecoveryCode;
import org.handbell.notifier.access.Totp;
import org.handbell.notifier.console.web.RateLimit;
import org.handbell.notifier.register.Accounts;
import org.handbell.notifier.route.Contact;
import org.handbell.notifier.route.Mailbox;

/**
 * Lets people in with a password and a code. Whoever is turned away learns neither which of them
 * was wrong nor whether there is such an account, by what they read or by how long it takes.
 */
public final class SignIn {

  private static final Duration WHILE = Duration.ofMinutes(15);
  private static final int FAILURES_OF_NAME_AT_ADDRESS = 5;
  private static final int FAILURES_OF_ADDRESS = 30;
  private static final int FAILURES_OF_NAME = 100;

  private final List<Contact> people;
  private final Accounts accounts;
  private final Passwords passwords;
  private final InstantSource clock;
  private final MeterRegistry metrics;
  private final RateLimit byNameAndAddress;
  private final RateLimit byAddress;
  private final RateLimit byName;

  public SignIn(
      List<Contact> people,
      Accounts accounts,
      Passwords passwords,
      InstantSource clock,
      LongSupplier nanos,
      MeterRegistry metrics) {
    this.people = people;
    this.accounts = accounts;
    this.passwords = passwords;
    this.clock = clock;
    this.metrics = metrics;
    this.byNameAndAddress = new RateLimit(FAILURES_OF_NAME_AT_ADDRESS, WHILE, nanos);
    this.byAddress = new RateLimit(FAILURES_OF_ADDRESS, WHILE, nanos);
    this.byName = new RateLimit(FAILURES_OF_NAME, WHILE, nanos);
  }

  /** What somebody typed, and from where. */
  record Attempt(String name, String password, String code, String address, String device) {
    private String key() {
      return name.toLowerCase(Locale.ROOT);
    }
  }

  /** What came of it. */
  sealed interface Result {}

  /** They are in: the session's secret. */
  record In(String session) implements Result {}

  /** Something is wrong. */
  record Wrong() implements Result {}

  /** There were too many failures to look at it. */
  record TooMany() implements Result {}

  /**
   * Looks at one attempt at a time: guesses made side by side are counted all the same, and hashing
   * takes the memory of one.
   */
  synchronized Result attempt(Attempt attempt) {
    String both = attempt.key() + "\n" + attempt.address();
    if (byNameAndAddress.isSpent(both)
        || byAddress.isSpent(attempt.address())
        || byName.isSpent(attempt.key())) {
      count("limited");
      return new TooMany();
    }
    Optional<Contact> who = named(attempt.key());
    Optional<String> session = check(who, attempt);
    if (session.isPresent()) {
      count("in");
      return new In(session.get());
    }
    byNameAndAddress.spend(both);
    byAddress.spend(attempt.address());
    byName.spend(attempt.key());
    accounts.refused(who, "password or code");
    count("wrong");
    return new Wrong();
  }

  /** By id, or by an address that is one person's alone; one who has an account goes first. */
  private Optional<Contact> named(String key) {
    List<String> holders = accounts.holders();
    return people.stream()
        .filter(contact -> isNamed(contact, key))
        .filter(contact -> Area.OWN.admits(contact.role()))
        .filter(contact -> holders.contains(contact.id()))
        .findFirst();
  }

  private static boolean isNamed(Contact contact, String key) {
    return contact.id().toLowerCase(Locale.ROOT).equals(key)
        || (contact.mailbox() == Mailbox.PERSONAL && contact.address().equals(key));
  }

  private Optional<String> check(Optional<Contact> who, Attempt attempt) {
    Optional<Account> account = who.flatMap(accounts::of);
    boolean password =
        account
            .map(held -> passwords.fits(attempt.password(), held.passwordHash()))
            .orElseGet(() -> passwords.fitsNobody(attempt.password()));
    if (!password || who.isEmpty() || account.isEmpty()) {
      return Optional.empty();
    }
    String code = attempt.code().replace(" ", "");
    return RecoveryCode.looksLike(code)
        ? accounts.recover(who.get(), code, attempt.device())
        : withDigits(who.get(), account.get(), code, attempt.device());
  }

  private Optional<String> withDigits(Contact who, Account account, String code, String device) {
    byte[] secret = accounts.totpSecret(account.totpSalt());
    OptionalLong step = Totp.match(secret, code, clock.instant(), account.lastStep());
    return step.isEmpty() ? Optional.empty() : accounts.signIn(who, step.getAsLong(), device);
  }

  private void count(String result) {
    metrics.counter("handbell.console.signins", "result", result).increment();
  }
}

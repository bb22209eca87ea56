package org.handbell.notifier.console.signin;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import org.handbell.notifier.NotifierConfig;
import org.handbell.notifier.access.Area;
import org.handbell.notifier.access.Invitation;
import org.handbell.notifier.access.PasswordRules;
import org.handbell.notifier.access.Passwords;
import org.handbell.notifier.access.RefusedPasswords;
import org.handbell.notifier.access.Totp;
import org.handbell.notifier.console.ConsoleSettings;
import org.handbell.notifier.console.web.Answer;
import org.handbell.notifier.console.web.RateLimit;
import org.handbell.notifier.console.web.RouteTable;
import org.handbell.notifier.console.web.Section;
import org.handbell.notifier.console.web.Visit;
import org.handbell.notifier.register.Accounts;
import org.handbell.notifier.route.Contact;
import org.jspecify.annotations.Nullable;

/** What is behind an invitation's link: a password to choose and an authenticator to set up. */
public final class InvitationPages implements Section {

  private static final String PATH = "/invitation/{secret}";
  private static final int A_QUARTER_OF_AN_HOUR = 60;

  private final NotifierConfig config;
  private final Accounts accounts;
  private final Passwords passwords;
  private final RefusedPasswords refused;
  private final InstantSource clock;
  private final RateLimit limit;

  public InvitationPages(
      NotifierConfig config,
      Accounts accounts,
      Passwords passwords,
      RefusedPasswords refused,
      InstantSource clock,
      LongSupplier nanos) {
    this.config = config;
    this.accounts = accounts;
    this.passwords = passwords;
    this.refused = refused;
    this.clock = clock;
    this.limit = new RateLimit(A_QUARTER_OF_AN_HOUR, Duration.ofMinutes(15), nanos);
  }

  @Override
  public void addTo(RouteTable table) {
    table.get(PATH, Area.OUTSIDE, this::show).post(PATH, Area.OUTSIDE, this::accept);
  }

  /** Somebody who was invited. */
  private record Guest(Invitation invitation, Contact who) {}

  private Optional<Guest> guest(Visit visit) {
    return limit.allows(visit.address())
        ? accounts.invitation(visit.path("secret")).flatMap(this::guest)
        : Optional.empty();
  }

  private Optional<Guest> guest(Invitation invitation) {
    return config.contacts().stream()
        .filter(contact -> contact.id().equals(invitation.personId()))
        .filter(contact -> Area.OWN.admits(contact.role()))
        .findFirst()
        .map(who -> new Guest(invitation, who));
  }

  private Answer show(Visit visit) {
    return guest(visit)
        .map(guest -> Answer.show("Welcome", "console/invitation.jte", page(guest, null, null)))
        .orElseGet(Answer::missing);
  }

  private Answer accept(Visit visit) {
    Optional<Guest> found = guest(visit);
    if (found.isEmpty()) {
      return Answer.missing();
    }
    Guest guest = found.get();
    return guest.invitation().kind() == Invitation.Kind.PASS
        ? pass(visit, guest)
        : account(visit, guest);
  }

  private Answer pass(Visit visit, Guest guest) {
    Optional<String> session = accounts.pass(guest.invitation(), guest.who(), visit.device());
    session.ifPresent(visit::give);
    return session.isPresent() ? Answer.moveTo("/") : Answer.missing();
  }

  private Answer account(Visit visit, Guest guest) {
    String password = visit.exactly("password");
    String passwordError = rules(guest.who()).against(password).orElse(null);
    OptionalLong step = step(guest, visit.form("code").orElse(""));
    if (passwordError != null || step.isEmpty()) {
      String codeError =
          step.isPresent() ? null : "Type the six digits that the app shows now for Handbell.";
      return Answer.again(
          "Error: Welcome", "console/invitation.jte", page(guest, passwordError, codeError));
    }
    return accounts
        .accept(
            guest.invitation(),
            guest.who(),
            passwords.hash(password),
            step.getAsLong(),
            visit.device())
        .map(welcome -> welcome(visit, welcome))
        .orElseGet(Answer::missing);
  }

  private static Answer welcome(Visit visit, Accounts.Welcome welcome) {
    visit.give(welcome.session());
    return Answer.show(
        "Keep these codes", "console/codes.jte", Map.of("codes", welcome.recoveryCodes()));
  }

  private OptionalLong step(Guest guest, String code) {
    byte[] secret = accounts.totpSecret(guest.invitation().hash());
    return Totp.match(secret, code.replace(" ", ""), clock.instant(), 0);
  }

  private PasswordRules rules(Contact who) {
    List<String> names = new ArrayList<>(List.of(who.name(), who.email(), who.id()));
    names.add(who.bareUsername());
    config.schools().forEach(school -> names.add(school.name()));
    ConsoleSettings settings = config.console();
    names.add(settings == null ? "" : settings.organisation());
    return new PasswordRules(names, refused);
  }

  private Map<String, Object> page(
      Guest guest, @Nullable String passwordError, @Nullable String codeError) {
    byte[] secret = accounts.totpSecret(guest.invitation().hash());
    String link = Totp.link(guest.who().email(), secret);
    return Map.of(
        "page",
        new InvitationPage(
            guest.who().name(),
            guest.who().email(),
            guest.invitation().kind() == Invitation.Kind.PASS,
            Totp.typed(secret),
            link,
            QrImage.of(link),
            passwordError,
            codeError));
  }
}

package org.handbell.notifier.console.signin;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.handbell.notifier.NotifierConfig;
import org.handbell.notifier.access.Area;
import org.handbell.notifier.access.Invitation;
import org.handbell.notifier.console.web.Answer;
import org.handbell.notifier.console.web.Problem;
import org.handbell.notifier.console.web.RouteTable;
import org.handbell.notifier.console.web.Section;
import org.handbell.notifier.console.web.Visit;
import org.handbell.notifier.register.Register;
import org.handbell.notifier.register.Sessions;
import org.handbell.notifier.route.Contact;
import org.jspecify.annotations.Nullable;

/**
 * One's own account: where one is signed in, the way out, and new means to sign in. For those the
 * password and a code are asked for again, so that a browser left open is not enough.
 */
public final class OwnPages implements Section {

  private static final String WRONG =
      "The password or the code was not right. Nothing was changed.";

  private final NotifierConfig config;
  private final Register register;
  private final Sessions sessions;
  private final SignIn signIn;

  public OwnPages(NotifierConfig config, Register register, SignIn signIn) {
    this.config = config;
    this.register = register;
    this.sessions = register.sessions();
    this.signIn = signIn;
  }

  @Override
  public void addTo(RouteTable table) {
    table
        .get(
            "/",
            Area.OWN,
            visit -> Answer.moveTo(visit.viewer().mayEnter(Area.CASES) ? "/cases" : "/account"))
        .get("/account", Area.OWN, visit -> show(visit, null))
        .post("/account/sign-out", Area.OWN, this::signOut)
        .post("/account/sign-out-device", Area.OWN, this::signOutDevice)
        .post("/account/sign-out-everywhere", Area.OWN, this::signOutEverywhere)
        .post("/account/codes", Area.OWN, this::newCodes)
        .post("/account/renew", Area.OWN, this::renew)
        .menu("Account", "/account", Area.OWN);
  }

  private Answer show(Visit visit, @Nullable String wrong) {
    Map<String, Object> values =
        Map.of("account", AccountPage.of(visit.viewer(), visit.session(), register, config, wrong));
    return wrong == null
        ? Answer.show("Your account", "console/account.jte", values)
        : Answer.again("Error: Your account", "console/account.jte", values);
  }

  private Answer signOut(Visit visit) {
    sessions.end(visit.viewer().self(), visit.session().hash());
    visit.takeBack();
    return Answer.moveTo("/sign-in");
  }

  private Answer signOutDevice(Visit visit) {
    sessions.end(visit.viewer().self(), visit.form("device").orElse(""));
    return Answer.moveTo("/account");
  }

  private Answer signOutEverywhere(Visit visit) {
    sessions.endAll(visit.viewer().self());
    visit.takeBack();
    return Answer.moveTo("/sign-in");
  }

  private Answer newCodes(Visit visit) {
    return signedInAnew(visit)
        .orElseGet(
            () -> {
              List<String> codes = register.accounts().newCodes(visit.viewer().self());
              return Answer.show("Keep these codes", "console/codes.jte", Map.of("codes", codes));
            });
  }

  /** A new password and a new app are set up as the first were: by an invitation of one's own. */
  private Answer renew(Visit visit) {
    Contact self = visit.viewer().self();
    return signedInAnew(visit)
        .orElseGet(
            () ->
                Answer.moveTo(
                    "/invitation/"
                        + register.accounts().invite(self, Invitation.Kind.ACCOUNT, self.id())));
  }

  /**
   * Has somebody show again who they are, for which they get a new session (ASVS 5.0, 7.2.4).
   *
   * @return what to answer where they did not
   */
  private Optional<Answer> signedInAnew(Visit visit) {
    Contact self = visit.viewer().self();
    SignIn.Result result =
        signIn.attempt(
            new SignIn.Attempt(
                self.id(),
                visit.exactly("password"),
                visit.form("code").orElse(""),
                visit.address(),
                visit.device()));
    if (result instanceof SignIn.In in) {
      sessions.end(self, visit.session().hash());
      visit.give(in.session());
      return Optional.empty();
    }
    return Optional.of(
        result instanceof SignIn.TooMany ? Problem.of(429).asAnswer() : show(visit, WRONG));
  }
}

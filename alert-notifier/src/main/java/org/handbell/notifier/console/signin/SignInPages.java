package org.handbell.notifier.console.signin;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.handbell.notifier.access.Area;
import org.handbell.notifier.console.web.Answer;
import org.handbell.notifier.console.web.Problem;
import org.handbell.notifier.console.web.RouteTable;
import org.handbell.notifier.console.web.Section;
import org.handbell.notifier.console.web.Visit;

/** The page in front of the door. */
public final class SignInPages implements Section {

  private static final String WRONG =
      "That did not work. Look at the e-mail address, the password and the code, and type a code"
          + " that was not used yet.";

  /** A page of ours and nothing that leads elsewhere. */
  private static final Pattern OWN_PATH = Pattern.compile("/[A-Za-z0-9][A-Za-z0-9/._-]*");

  private final SignIn signIn;
  private final List<ProviderSettings.Kind> providers;

  public SignInPages(SignIn signIn, List<ProviderSettings.Kind> providers) {
    this.signIn = signIn;
    this.providers = List.copyOf(providers);
  }

  @Override
  public void addTo(RouteTable table) {
    table.get("/sign-in", Area.OUTSIDE, this::show).post("/sign-in", Area.OUTSIDE, this::signIn);
  }

  private Answer show(Visit visit) {
    if (visit.hasViewer()) {
      return Answer.moveTo("/");
    }
    return Answer.show(
        "Sign in", "console/sign-in.jte", page("", to(visit.query("to").orElse(""))));
  }

  private Answer signIn(Visit visit) {
    String to = to(visit.form("to").orElse(""));
    String name = visit.form("name").orElse("");
    SignIn.Result result =
        signIn.attempt(
            new SignIn.Attempt(
                name,
                visit.exactly("password"),
                visit.form("code").orElse(""),
                visit.address(),
                visit.device()));
    if (result instanceof SignIn.In in) {
      visit.give(in.session());
      return Answer.moveTo(to.isEmpty() ? "/" : to);
    }
    return result instanceof SignIn.TooMany
        ? Problem.of(429).asAnswer()
        : Answer.again("Error: Sign in", "console/sign-in.jte", page(WRONG, to));
  }

  private Map<String, Object> page(String error, String to) {
    return Map.of("page", new SignInPage(error, to, providers));
  }

  private static String to(String path) {
    return OWN_PATH.matcher(path).matches() ? path : "";
  }
}

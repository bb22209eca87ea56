package org.handbell.notifier.console.signin;

import java.util.Map;
import org.handbell.notifier.access.Area;
import org.handbell.notifier.console.web.Answer;
import org.handbell.notifier.console.web.RouteTable;
import org.handbell.notifier.console.web.Section;
import org.handbell.notifier.console.web.Visit;
import org.handbell.notifier.register.Sessions;

/** One's own account: where one is signed in, and the way out. */
public final class OwnPages implements Section {

  private final Sessions sessions;

  public OwnPages(Sessions sessions) {
    this.sessions = sessions;
  }

  @Override
  public void addTo(RouteTable table) {
    table
        .get(
            "/",
            Area.OWN,
            visit -> Answer.moveTo(visit.viewer().mayEnter(Area.CASES) ? "/cases" : "/account"))
        .get("/account", Area.OWN, this::show)
        .post("/account/sign-out", Area.OWN, this::signOut)
        .post("/account/sign-out-everywhere", Area.OWN, this::signOutEverywhere);
  }

  private Answer show(Visit visit) {
    return Answer.show(
        "Your account",
        "console/account.jte",
        Map.of("account", AccountPage.of(visit.viewer(), visit.session(), sessions)));
  }

  private Answer signOut(Visit visit) {
    sessions.end(visit.viewer().self(), visit.session().hash());
    visit.takeBack();
    return Answer.moveTo("/sign-in");
  }

  private Answer signOutEverywhere(Visit visit) {
    sessions.endAll(visit.viewer().self());
    visit.takeBack();
    return Answer.moveTo("/sign-in");
  }
}

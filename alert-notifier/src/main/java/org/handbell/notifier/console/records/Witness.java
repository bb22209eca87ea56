package org.handbell.notifier.console.records;

import org.handbell.notifier.console.web.Answer;
import org.handbell.notifier.console.web.Route;
import org.handbell.notifier.console.web.Visit;
import org.handbell.notifier.register.AuditLog;

/**
 * Sees to it that whatever is shown to somebody who is signed in, or done by them, is in the audit
 * chain: what a page wrote down itself says more, and what it did not is written down here. A page
 * that keeps itself up to date was written down when it was opened.
 */
public final class Witness {

  /** The one page that keeps itself up to date. */
  private static final String LIVE = "/cases";

  private final AuditLog log;

  public Witness(AuditLog log) {
    this.log = log;
  }

  /** Answers the visit. */
  public Answer answer(Route route, Visit visit) {
    long before = log.written();
    Answer answer = route.page().answer(visit);
    if (!route.area().isOutside() && log.written() == before && isWorthIt(route, visit, answer)) {
      log.did(visit.viewer().self().id(), action(route, answer), route.path(), "");
    }
    return answer;
  }

  private static boolean isWorthIt(Route route, Visit visit, Answer answer) {
    boolean ledOn = route.method() == Route.Method.GET && answer instanceof Answer.Moved;
    return !ledOn && !(visit.isForPart() && route.path().equals(LIVE));
  }

  private static String action(Route route, Answer answer) {
    boolean refused =
        answer instanceof Answer.Missing
            || (answer instanceof Answer.Shown shown && shown.status() >= 400);
    String action = route.method() == Route.Method.GET ? "view" : "change";
    return refused ? action + " refused" : action;
  }
}

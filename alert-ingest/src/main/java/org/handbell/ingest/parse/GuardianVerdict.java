package org.handbell.ingest.parse;

import java.util.Locale;
import java.util.Objects;
import org.handbell.model.Decision;
import org.jspecify.annotations.Nullable;

/**
 * What an e2guardian line says was done and why: marks between asterisks, then the reason. The
 * marks are translated with the product's messages, so that the number of the message counts for
 * more where the line has one.
 */
final class GuardianVerdict {

  private static final int CHALLENGE = 407;
  private static final int DENIED = 403;

  private boolean denied;
  private boolean failed;
  private boolean let;
  private boolean unknown;

  private GuardianVerdict() {}

  /**
   * Takes the verdict into the draft.
   *
   * @param what marks and reason as they stand in the line
   * @param message the number of the message; null where the format has none
   * @param whole false where the line ends before the verdict is sure
   */
  static void take(
      @Nullable String what, @Nullable String message, boolean whole, RequestDraft draft) {
    GuardianVerdict verdict = new GuardianVerdict();
    String reason = what == null ? "" : verdict.marks(what);
    int colon = reason.indexOf(": ");
    draft.rule = text(colon < 0 ? reason : reason.substring(0, colon));
    draft.matched = colon < 0 ? null : text(reason.substring(colon + 2));
    draft.decision = verdict.decision(number(message), draft.status, whole);
  }

  private Decision decision(int message, @Nullable Integer status, boolean whole) {
    if (Objects.equals(status, CHALLENGE)) {
      return Decision.CHALLENGED;
    }
    Decision known = of(message);
    if (known != null) {
      return known;
    }
    if (denied || (unknown && Objects.equals(status, DENIED))) {
      return Decision.BLOCKED;
    }
    if (failed) {
      return Decision.ERROR;
    }
    return let || whole ? Decision.ALLOWED : Decision.UNKNOWN;
  }

  /** The messages whose meaning is the same in every release; schools number their own lists. */
  private static @Nullable Decision of(int message) {
    if ((message >= 100 && message <= 121)
        || (message >= 300 && message <= 455)
        || (message >= 500 && message <= 581)
        || (message >= 700 && message <= 1101)) {
      return Decision.BLOCKED;
    }
    if (message == 606 || message == 607) { // the bypass of a page that was denied
      return Decision.OVERRIDDEN;
    }
    if (message == 456 || message == 457 || (message >= 600 && message <= 663)) {
      return Decision.ALLOWED;
    }
    return message >= 201 && message <= 210 ? Decision.ERROR : null;
  }

  private static int number(@Nullable String text) {
    int number = 0;
    for (int i = 0; text != null && i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < '0' || c > '9' || i == 5) {
        return 0;
      }
      number = number * 10 + c - '0';
    }
    return number;
  }

  /** Reads the marks and gives what stands after them. */
  private String marks(String what) {
    int at = 0;
    while (at < what.length() && what.charAt(at) == '*') {
      int end = what.indexOf('*', at + 1);
      if (end < 0) {
        break;
      }
      mark(what.substring(at + 1, end).strip().toUpperCase(Locale.ROOT));
      at = end + 1;
      at += what.startsWith(" -POST*", at) ? 7 : what.startsWith(" -PARAMS*", at) ? 9 : 0;
      while (at < what.length() && what.charAt(at) == ' ') {
        at++;
      }
    }
    return what.substring(at);
  }

  private void mark(String word) {
    switch (word) {
      case "DENIED", "DENIED-POST", "DENIED-PARAMS", "TRANSLATION KEY 52 MISSING" -> denied = true;
      case "INFECTED", "INFECTED-POST", "INFECTED-PARAMS", "TRANSLATION KEY 53 MISSING" ->
          denied = true;
      case "EXCEPTION", "TRUSTED", "TRANSLATION KEY 51 MISSING" -> let = true;
      case "NETERROR", "TRANSLATION KEY 59 MISSING" -> failed = true;
      case "SCANNED", "CONTENTMOD", "URLMOD", "HEADERMOD", "HEADERADD", "ADD_HEADER" -> {}
      default -> unknown = true;
    }
  }

  private static @Nullable String text(String text) {
    String stripped = text.strip();
    return stripped.isEmpty() || stripped.equals("-") ? null : stripped;
  }
}

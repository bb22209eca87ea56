package org.handbell.notifier.compose;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/** Tells somebody what was done with their own account, in case it was not they (ASVS 6.3.7). */
public final class AccountMail {

  /** What was done. */
  public enum What {
    SET_UP("A password and an authenticator app were set up for you"),
    RECOVERED("Somebody signed in as you with one of your recovery codes"),
    CODES("New recovery codes were made for you; the old ones are good no more"),
    INVITED("Somebody asked for a new password and authenticator app for you");

    private final String told;

    What(String told) {
      this.told = told;
    }
  }

  private AccountMail() {}

  /** The mail; it links nowhere, so that nobody learns to sign in by a link in a mail. */
  public static MailText of(What what, Instant at, ZoneId zone) {
    return PlainMail.of(
        "[Handbell] Your account",
        List.of(
            what.told + ", on " + When.at(at, zone) + ".",
            "If that was you, there is nothing to do.",
            "If it was not: tell whoever looks after Handbell at once, by phone or in person. Your"
                + " account is theirs to close."));
  }
}

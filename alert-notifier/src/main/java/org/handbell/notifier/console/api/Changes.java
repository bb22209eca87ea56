package org.handbell.notifier.console.api;

import java.util.regex.Pattern;
import org.handbell.notifier.access.Secret;
import org.handbell.notifier.access.Token;
import org.handbell.notifier.register.Repeats;

/** Makes each change that is asked for once, however often it is asked for. */
final class Changes {

  private static final Pattern ONCE = Pattern.compile("[A-Za-z0-9._~-]{8,80}");

  private final Repeats repeats;

  Changes(Repeats repeats) {
    this.repeats = repeats;
  }

  Reply make(Action action, Call call) {
    String once = call.once();
    if (!ONCE.matcher(once).matches()) {
      return Reply.fault(
          400, "A change needs a header Idempotency-Key of 8 to 80 letters, digits and ._~-");
    }
    Token token = call.caller().token();
    Repeats.Known known = repeats.begin(token, once, Secret.hash(call.fingerprint()));
    if (known instanceof Repeats.Answered before) {
      return new Reply.Again(before.status(), before.body());
    }
    if (known instanceof Repeats.Another) {
      return Reply.fault(422, "Something else was asked for under this Idempotency-Key.");
    }
    return known instanceof Repeats.Unanswered
        ? Reply.fault(
            409, "This is being done, or was broken off: read the case before you ask again.")
        : make(action, call, token, once);
  }

  /** What throws stays unanswered: nobody knows how far it came. */
  private Reply make(Action action, Call call, Token token, String once) {
    Reply reply = action.on(call);
    if (reply instanceof Reply.Given done) {
      repeats.answered(token, once, 200, Written.json(done.body()));
    } else {
      repeats.undone(token, once);
    }
    return reply;
  }
}

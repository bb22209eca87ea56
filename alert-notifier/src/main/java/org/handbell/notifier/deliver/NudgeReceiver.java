package org.handbell.notifier.deliver;

/** A way to reach a person beside mail. */
@FunctionalInterface
public interface NudgeReceiver {

  /** Sends one nudge and says what became of it; does not throw when sending fails. */
  Receiver.Result send(Nudge nudge);
}

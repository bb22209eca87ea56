package org.handbell.notifier.deliver;

/** A way to reach a person. */
public interface Receiver {

  /** Sends one mail to one person and says what became of it; does not throw when sending fails. */
  Result send(Mail mail);

  /** What became of one attempt. */
  sealed interface Result {}

  /** The receiving side took responsibility for it; nobody need have read it. */
  record Delivered() implements Result {}

  /**
   * Not now.
   *
   * @param retryable false where waiting does not help and a person must mend something first: a
   *     refused sign-in, a server without TLS
   */
  record Deferred(String reason, boolean retryable) implements Result {}

  /** Never for this recipient or this message. */
  record Refused(String reason) implements Result {}

  /** Handed over, and then the connection broke before the answer: it may have arrived. */
  record Unknown(String reason) implements Result {}
}

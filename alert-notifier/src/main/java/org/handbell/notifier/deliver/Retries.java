package org.handbell.notifier.deliver;

import java.time.Duration;
import java.time.Instant;
import org.handbell.model.Priority;
import org.handbell.notifier.deliver.Receiver.Deferred;
import org.handbell.notifier.deliver.Receiver.Delivered;
import org.handbell.notifier.deliver.Receiver.Refused;
import org.handbell.notifier.deliver.Receiver.Result;
import org.handbell.notifier.deliver.Receiver.Unknown;

/** Decides whether a mail is tried again or given up; nothing else does. */
public final class Retries {

  private static final Duration FIRST = Duration.ofSeconds(15);
  private static final Duration LONGEST = Duration.ofMinutes(15);

  /** As long as mail servers themselves try (RFC 5321 section 4.5.4.1). */
  private static final Duration GIVE_UP_AFTER = Duration.ofDays(5);

  /** What to do with a mail after an attempt. */
  public sealed interface Verdict {}

  public record Done() implements Verdict {}

  /**
   * To be sent again.
   *
   * @param perhapsArrived true where the recipient may get it twice
   */
  public record Again(Instant at, boolean perhapsArrived, String reason) implements Verdict {}

  public record GiveUp(String reason) implements Verdict {}

  private Retries() {}

  /**
   * The verdict on an attempt; a P1 that was merely put off is never given up.
   *
   * @param attempt from 1
   * @param owedSince when the mail was first owed
   */
  public static Verdict verdict(
      Result result, Priority urgency, int attempt, Instant owedSince, Instant now) {
    if (result instanceof Delivered) {
      return new Done();
    }
    if (result instanceof Refused refused) {
      return new GiveUp(refused.reason());
    }
    boolean tooOld = now.isAfter(owedSince.plus(GIVE_UP_AFTER)) && urgency != Priority.P1;
    if (result instanceof Deferred deferred) {
      Duration wait = deferred.retryable() ? wait(attempt) : LONGEST;
      return tooOld
          ? new GiveUp(deferred.reason())
          : new Again(now.plus(wait), false, deferred.reason());
    }
    String reason = ((Unknown) result).reason();
    return tooOld ? new GiveUp(reason) : new Again(now.plus(wait(attempt)), true, reason);
  }

  /** 15 s, 30 s, 1 min and so on up to 15 min. */
  private static Duration wait(int attempt) {
    Duration wait = FIRST.multipliedBy(1L << Math.min(attempt - 1, 10));
    return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
  }
}

package org.handbell.classifier;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Replaces a stream thread that died, but not for ever: what kills {@value #MOST} threads in ten
 * minutes is not going to mend itself, and whoever supervises the process must know.
 */
final class ThreadReplacement implements StreamsUncaughtExceptionHandler {

  static final int MOST = 5;
  static final Duration WINDOW = Duration.ofMinutes(10);

  private static final Logger log = LoggerFactory.getLogger(ThreadReplacement.class);

  private final InstantSource clock;
  private final Deque<Instant> replaced = new ArrayDeque<>();

  ThreadReplacement(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public synchronized StreamThreadExceptionResponse handle(Throwable fault) {
    Instant now = clock.instant();
    replaced.removeIf(earlier -> earlier.isBefore(now.minus(WINDOW)));
    if (replaced.size() >= MOST) {
      log.error("Stopping the classifier: its threads keep dying of {}", kinds(fault));
      return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
    }
    replaced.addLast(now);
    log.error("A thread of the classifier died of {} and is replaced", kinds(fault));
    return StreamThreadExceptionResponse.REPLACE_THREAD;
  }

  /** The kinds of the fault and its causes; their messages may quote an event. */
  private static String kinds(Throwable fault) {
    Throwable cause = fault.getCause();
    String kind = fault.getClass().getSimpleName();
    return cause == null || cause == fault ? kind : kind + " caused by " + kinds(cause);
  }
}

package org.handbell.notifier;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.handbell.notifier.register.Register;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is done again and again, on a thread of its own. What fails is tried again, and said. */
final class Chores implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Chores.class);

  private final Register register;
  private final ScheduledExecutorService thread;

  Chores(String name, Register register) {
    this.register = register;
    this.thread = Executors.newSingleThreadScheduledExecutor(run -> new Thread(run, name));
  }

  /** Does it from now on, each time so long after it was done. */
  Chores each(Duration pause, String what, Runnable chore) {
    return each(Duration.ZERO, pause, what, chore);
  }

  /** As {@link #each}, where several notifiers share a register in the one that leads. */
  Chores leading(Duration first, Duration pause, String what, Runnable chore) {
    return each(
        first,
        pause,
        what,
        () -> {
          if (register.leads()) {
            chore.run();
          }
        });
  }

  private Chores each(Duration first, Duration pause, String what, Runnable chore) {
    ScheduledFuture<?> unused =
        thread.scheduleWithFixedDelay(
            () -> attempt(what, chore), first.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
    return this;
  }

  /** Does it once more as soon as the thread is free. */
  void soon(String what, Runnable chore) {
    thread.execute(() -> attempt(what, chore));
  }

  /** Does it, and says so in the log where it fails. */
  static void attempt(String what, Runnable chore) {
    try {
      chore.run();
    } catch (RuntimeException | Error e) { // else it would never be done again
      LOG.warn("{} failed and is tried again: {}", what, e.getClass().getName());
    }
  }

  /** Lets the one in hand end. */
  @Override
  public void close() {
    thread.shutdown();
    try {
      if (!thread.awaitTermination(30, TimeUnit.SECONDS)) {
        thread.shutdownNow();
      }
    } catch (InterruptedException e) {
      thread.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}

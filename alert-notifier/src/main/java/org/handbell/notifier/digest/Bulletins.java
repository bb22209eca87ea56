package org.handbell.notifier.digest;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.handbell.notifier.NotifierConfig;
import org.handbell.notifier.register.Register;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at the clock, and has digests and summaries owed when they fall due: each exactly once,
 * however often Handbell is started, and those that were missed while it did not run.
 */
public final class Bulletins implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Bulletins.class);

  /** What was missed longer ago than the longest holiday is no longer news. */
  private static final Duration CATCH_UP = Duration.ofDays(49);

  private static final Duration EVERY = Duration.ofSeconds(5);

  private final Register register;
  private final DigestJob digests;
  private final SummaryJob summaries;
  private final SettlingJob settlings;
  private final SilenceJob silences;
  private final InstantSource clock;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "bulletins");
            thread.setDaemon(true);
            return thread;
          });
  private @Nullable Instant upTo;

  /** Nothing happens before {@link #start} or {@link #tick}. */
  public Bulletins(Register register, NotifierConfig config, Names names, InstantSource clock) {
    this.register = register;
    Schedule schedule = Schedule.of(config);
    this.digests = new DigestJob(new DigestSource(register, config, schedule, names));
    this.summaries = new SummaryJob(register, config, schedule);
    this.settlings = new SettlingJob(register, config, schedule);
    this.silences = new SilenceJob(register, config, schedule);
    this.clock = clock;
  }

  /** Looks now, and then every few seconds. */
  public void start() {
    var unused =
        timer.scheduleWithFixedDelay(this::tickAndGoOn, 0, EVERY.toSeconds(), TimeUnit.SECONDS);
  }

  /**
   * Owes what fell due since the last look.
   *
   * @return how many mails are newly owed
   */
  public synchronized int tick() {
    Instant now = clock.instant();
    boolean catchingUp = upTo == null;
    Instant after = upTo == null ? now.minus(CATCH_UP) : upTo;
    int owed = summaries.owe(after, now, catchingUp) + register.warnOfFloods();
    owed += settlings.owe(now) + silences.owe(after, now);
    owed += digests.owe(after, now, catchingUp);
    upTo = now;
    return owed;
  }

  /** A fault, such as a locked database, is met again at the next look; nothing is skipped. */
  private void tickAndGoOn() {
    try {
      int owed = register.leads() ? tick() : 0;
      if (owed > 0) {
        LOG.info("bulletins owed count={}", owed);
      }
    } catch (RuntimeException e) {
      LOG.error("bulletins not owed, trying again: {}", e.getClass().getSimpleName());
    }
  }

  /** Lets what is being written be owed, then stops. */
  @Override
  public void close() {
    timer.shutdown();
    try {
      if (!timer.awaitTermination(10, TimeUnit.SECONDS)) {
        timer.shutdownNow();
      }
    } catch (InterruptedException e) {
      timer.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}

package org.handbell.notifier;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.handbell.notifier.register.Clocks;
import org.handbell.notifier.register.DueStep;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does what is due about cases that nobody has taken; whether it does is watched by another. */
final class Escalator {

  private static final Logger LOG = LoggerFactory.getLogger(Escalator.class);
  private static final Duration LATE = Duration.ofSeconds(30);

  private final Clocks clocks;
  private final InstantSource clock;
  private final MeterRegistry metrics;

  Escalator(Clocks clocks, InstantSource clock, MeterRegistry metrics) {
    this.clocks = clocks;
    this.clock = clock;
    this.metrics = metrics;
  }

  /**
   * Does all that is due now, many at a time. A step that fails is tried again at the next look and
   * holds up no other.
   *
   * @return how many steps were done
   */
  int runDue() {
    Set<DueStep> failed = new HashSet<>();
    int done = 0;
    int before;
    do {
      before = done + failed.size();
      done += run(clocks.due(failed), failed);
    } while (done + failed.size() > before);
    return done;
  }

  /** Where one of them fails, the halves are tried by themselves until it stands alone. */
  private int run(List<DueStep> due, Set<DueStep> failed) {
    if (due.isEmpty()) {
      return 0;
    }
    try {
      List<DueStep> ran = clocks.run(due);
      ran.forEach(this::count);
      return ran.size();
    } catch (RuntimeException e) {
      if (due.size() == 1) {
        LOG.error("a step failed and is tried again: {}", e.getClass().getName());
        count("failed");
        failed.addAll(due);
        return 0;
      }
      var unused = clocks.due(failed); // ends it all where the database is away
      int half = due.size() / 2;
      return run(due.subList(0, half), failed) + run(due.subList(half, due.size()), failed);
    }
  }

  private void count(DueStep step) {
    count(clock.instant().isAfter(step.due().plus(LATE)) ? "late" : "in time");
  }

  private void count(String result) {
    metrics.counter("handbell.notifier.steps", "result", result).increment();
  }
}

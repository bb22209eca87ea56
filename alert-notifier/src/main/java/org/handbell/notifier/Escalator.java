package org.handbell.notifier;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
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
   * Does all that is due now. A step that fails is tried again at the next look and holds up no
   * other.
   *
   * @return how many steps were done
   */
  int runDue() {
    int done = 0;
    List<DueStep> due;
    int before;
    do {
      before = done;
      due = clocks.due();
      for (DueStep step : due) {
        done += run(step) ? 1 : 0;
      }
    } while (done > before);
    return done;
  }

  private boolean run(DueStep step) {
    try {
      boolean ran = clocks.run(step);
      if (ran) {
        boolean late = clock.instant().isAfter(step.due().plus(LATE));
        count(late ? "late" : "in time");
      }
      return ran;
    } catch (RuntimeException e) {
      LOG.error("a step failed and is tried again: {}", e.getClass().getName());
      count("failed");
      return false;
    }
  }

  private void count(String result) {
    metrics.counter("handbell.notifier.steps", "result", result).increment();
  }
}

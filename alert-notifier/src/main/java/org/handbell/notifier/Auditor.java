package org.handbell.notifier;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.handbell.notifier.register.Register;
import org.handbell.notifier.watch.Missed;
import org.handbell.notifier.watch.StepRules;
import org.handbell.notifier.watch.Trouble;

/**
 * Checks that what was due about each case was done. It shares no thread and no query with whoever
 * does it, so that it notices when that one is dead.
 */
final class Auditor {

  /** With the time between two looks, this is told within two minutes. */
  static final Duration GRACE = Duration.ofSeconds(90);

  private final Register register;
  private final ZoneId zone;
  private final AtomicInteger overdue = new AtomicInteger();

  Auditor(Register register, ZoneId zone, MeterRegistry metrics) {
    this.register = register;
    this.zone = zone;
    Gauge.builder("handbell.notifier.steps.overdue", overdue, AtomicInteger::get).register(metrics);
  }

  /**
   * Looks once.
   *
   * @param running how long Handbell has been running: what fell due before may still be done
   * @param open since when each trouble that stands has been there, by key
   */
  List<Trouble> look(Duration running, Map<String, Instant> open, Instant now) {
    if (running.compareTo(GRACE) < 0) {
      return List.of();
    }
    List<Missed> missed = register.missed(now.minus(GRACE));
    overdue.set(missed.size());
    return StepRules.of(missed, open, zone);
  }
}

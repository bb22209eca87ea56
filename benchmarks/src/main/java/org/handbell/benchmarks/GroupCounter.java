package org.handbell.benchmarks;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.concurrent.atomic.LongAdder;

/** Counts besides all else how often lines were brought to disk together. */
final class GroupCounter extends SimpleMeterRegistry {

  private final LongAdder groups = new LongAdder();
  private final LongAdder lines = new LongAdder();

  @Override
  protected Counter newCounter(Meter.Id id) {
    Counter counter = super.newCounter(id);
    return id.getName().equals("handbell.ingest.spooled") ? new Spooled(counter) : counter;
  }

  long groups() {
    return groups.sum();
  }

  long lines() {
    return lines.sum();
  }

  /** Told once for each group. */
  private final class Spooled implements Counter {

    private final Counter counter;

    Spooled(Counter counter) {
      this.counter = counter;
    }

    @Override
    public void increment(double amount) {
      groups.increment();
      lines.add((long) amount);
      counter.increment(amount);
    }

    @Override
    public double count() {
      return counter.count();
    }

    @Override
    public Id getId() {
      return counter.getId();
    }
  }
}

package org.handbell.app;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What was started here and is to be stopped, and which of it must work. */
final class Parts implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Parts.class);

  private final Deque<AutoCloseable> started = new ArrayDeque<>();
  private final Map<String, BooleanSupplier> vital = new LinkedHashMap<>();

  /** Is stopped with the rest, before what was started before it. */
  <T extends AutoCloseable> T keep(T part) {
    started.push(part);
    return part;
  }

  /** Without this Handbell is not ready. */
  void vital(String name, BooleanSupplier works) {
    vital.put(name, works);
  }

  /** What must work, by its name, in the order in which it was started; it grows. */
  Map<String, BooleanSupplier> vital() {
    return Collections.unmodifiableMap(vital);
  }

  boolean isReady() {
    return vital.values().stream().allMatch(BooleanSupplier::getAsBoolean);
  }

  void awaitReady() throws CannotRun, InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
    while (!isReady()) {
      if (System.nanoTime() > deadline) {
        throw new CannotRun("not ready after two minutes: see the log above");
      }
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }

  /** Stops what was started, last first. */
  @Override
  public void close() {
    while (!started.isEmpty()) {
      stop(started.pop());
    }
  }

  private static void stop(AutoCloseable part) {
    try {
      part.close();
    } catch (Exception e) {
      LOG.warn("{} did not stop cleanly", part.getClass().getSimpleName(), e);
    }
  }
}

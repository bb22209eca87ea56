package org.handbell.benchmarks;

import java.time.Duration;
import org.handbell.app.bench.Windows;

/**
 * How long to measure.
 *
 * @param isShort a look at everything in twenty minutes; else figures to publish
 */
record Effort(boolean isShort) {

  int windows() {
    return isShort ? 3 : 5;
  }

  /** Of work that needs no settling. */
  Windows quick() {
    return new Windows(windows(), Duration.ofMillis(isShort ? 700 : 2_000));
  }

  /** One or the other. */
  int of(int few, int many) {
    return isShort ? few : many;
  }

  /** One or the other. */
  long of(long few, long many) {
    return isShort ? few : many;
  }
}

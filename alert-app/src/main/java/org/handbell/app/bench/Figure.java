package org.handbell.app.bench;

import java.util.List;

/**
 * Something measured in several windows of one run; the middle one counts, so that a disturbance in
 * one of them changes nothing.
 *
 * @param id what it is, for programs: {@code line.parse}
 * @param what the same for people
 * @param windows one value for each window, as they came
 */
public record Figure(String id, String what, String unit, List<Double> windows) {

  public Figure {
    windows = List.copyOf(windows);
    if (windows.isEmpty()) {
      throw new IllegalArgumentException("nothing was measured of " + id);
    }
  }

  /** Measured once. */
  public Figure(String id, String what, String unit, double value) {
    this(id, what, unit, List.of(value));
  }

  /** The middle window, or the mean of the two in the middle. */
  public double median() {
    List<Double> sorted = windows.stream().sorted().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }

  public double least() {
    return windows.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
  }

  public double most() {
    return windows.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
  }
}

package org.handbell.app;

/** Sums of what Prometheus would read. */
record Counts(String metrics) {

  /** The sum over all labels and processes; 0 when nothing of the name was counted. */
  double of(String name) {
    return metrics
        .lines()
        .filter(line -> line.startsWith(name + " ") || line.startsWith(name + "{"))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }
}

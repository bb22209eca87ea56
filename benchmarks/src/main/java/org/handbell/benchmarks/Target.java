package org.handbell.benchmarks;

import java.util.List;
import java.util.Map;
import org.handbell.app.bench.Figure;

/**
 * What was aimed at before anything was measured.
 *
 * @param number as the targets are counted
 * @param id the figure, or two of which the first is divided by the second: {@code a/b}
 * @param less true where less is better
 * @param how where the figure comes from
 */
record Target(
    int number,
    String what,
    String id,
    String unit,
    boolean less,
    double target,
    double beyond,
    String how) {

  boolean isMeasured(Map<String, Figure> figures) {
    return List.of(id.split("/", -1)).stream().allMatch(figures::containsKey);
  }

  double measured(Map<String, Figure> figures) {
    int slash = id.indexOf('/');
    return slash < 0
        ? median(figures, id)
        : median(figures, id.substring(0, slash)) / median(figures, id.substring(slash + 1));
  }

  private static double median(Map<String, Figure> figures, String id) {
    Figure figure = figures.get(id);
    return figure == null ? Double.NaN : figure.median();
  }

  /** How many times the target it is: 1 and more is met, whichever way is better. */
  double ratio(double measured) {
    return less ? target / measured : measured / target;
  }

  String verdict(double measured) {
    boolean isBeyond = less ? measured <= beyond : measured >= beyond;
    return isBeyond && beyond != target ? "beyond" : ratio(measured) >= 1 ? "met" : "missed";
  }
}

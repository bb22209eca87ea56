package org.handbell.app.bench;

import java.util.List;

/** Figures side by side for a person at a terminal. */
final class BenchTable {

  private BenchTable() {}

  static String of(List<Figure> figures) {
    StringBuilder table =
        new StringBuilder("%-44s %12s   %s%n".formatted("", "median", "least to most"));
    for (Figure figure : figures) {
      table.append(
          "%-44s %12s   %s%n"
              .formatted(
                  figure.what(),
                  value(figure.median(), figure.unit()),
                  figure.windows().size() == 1
                      ? ""
                      : value(figure.least(), "") + " to " + value(figure.most(), figure.unit())));
    }
    return table.toString();
  }

  private static String value(double value, String unit) {
    String number = value < 10 ? "%.1f".formatted(value) : "%,.0f".formatted(value);
    boolean whole = value == Math.rint(value);
    return ((whole ? "%,.0f".formatted(value) : number) + " " + unit).strip();
  }
}

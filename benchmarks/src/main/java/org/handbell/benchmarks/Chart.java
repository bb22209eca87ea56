package org.handbell.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A picture of how one thing depends on another, as SVG that can be read in the dark too. The axis
 * upwards begins at 0; the axis to the right is logarithmic where asked.
 */
final class Chart {

  private static final int WIDTH = 640;
  private static final int HEIGHT = 320;
  private static final int LEFT = 70;
  private static final int RIGHT = 620;
  private static final int TOP = 50;
  private static final int BOTTOM = 260;
  private static final List<String> DASHES = List.of("none", "7 4", "2 4", "10 3 2 3");

  private final String title;
  private final String right;
  private final boolean logarithmic;
  private final List<Line> lines = new ArrayList<>();

  /** A line of the picture. */
  private record Line(String name, List<Point> points) {}

  /** A place on it. */
  record Point(double x, double y) {}

  /** Without a line yet. */
  Chart(String title, String right, boolean logarithmic) {
    this.title = title;
    this.right = right;
    this.logarithmic = logarithmic;
  }

  /** Adds a line; one without a point is left out. */
  Chart line(String name, List<Point> points) {
    if (!points.isEmpty()) {
      lines.add(new Line(name, List.copyOf(points)));
    }
    return this;
  }

  String title() {
    return title;
  }

  boolean isEmpty() {
    return lines.isEmpty();
  }

  String svg() {
    StringBuilder svg =
        new StringBuilder(
            """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" role="img" aria-label="%s">
            <style>
            svg { --ink: #0b0c0c; --faint: #b1b4b6; --paper: #fff; color-scheme: light dark; }
            @media (prefers-color-scheme: dark) {
              svg { --ink: #f3f2f1; --faint: #505a5f; --paper: #0b0c0c; }
            }
            text { font: 13px sans-serif; fill: var(--ink); }
            .title { font-weight: bold; }
            .grid { stroke: var(--faint); stroke-width: 1; }
            .line { fill: none; stroke: var(--ink); stroke-width: 2; }
            .dot { fill: var(--ink); }
            </style>
            <rect width="100%%" height="100%%" fill="var(--paper)"/>
            """
                .formatted(WIDTH, HEIGHT, title));
    svg.append(text(LEFT, 24, "start", "title", title));
    svg.append(text((LEFT + RIGHT) / 2.0, HEIGHT - 14, "middle", "", right));
    grid(svg);
    for (int i = 0; i < lines.size(); i++) {
      draw(svg, lines.get(i), DASHES.get(i % DASHES.size()), i);
    }
    return svg.append("</svg>\n").toString();
  }

  private void grid(StringBuilder svg) {
    double step = step();
    for (double y = 0; y <= top() + step / 2; y += step) {
      svg.append("<path class=\"grid\" d=\"M%d %s H%d\"/>%n".formatted(LEFT, number(y(y)), RIGHT));
      svg.append(text(LEFT - 8, y(y) + 4, "end", "", label(y)));
    }
    lines.stream()
        .flatMap(line -> line.points().stream())
        .mapToDouble(Point::x)
        .distinct()
        .sorted()
        .filter(x -> logarithmic || x == least() || x == most())
        .forEach(x -> svg.append(text(x(x), BOTTOM + 20, "middle", "", label(x))));
  }

  private void draw(StringBuilder svg, Line line, String dash, int number) {
    StringBuilder path = new StringBuilder();
    for (Point point : line.points()) {
      path.append(path.isEmpty() ? "M" : " L");
      path.append(number(x(point.x()))).append(' ').append(number(y(point.y())));
    }
    svg.append("<path class=\"line\" stroke-dasharray=\"%s\" d=\"%s\"/>%n".formatted(dash, path));
    if (line.points().size() < 12) {
      for (Point point : line.points()) {
        svg.append(
            "<circle class=\"dot\" r=\"3\" cx=\"%s\" cy=\"%s\"/>%n"
                .formatted(number(x(point.x())), number(y(point.y()))));
      }
    }
    int x = LEFT + number * 140;
    svg.append(
        "<path class=\"line\" stroke-dasharray=\"%s\" d=\"M%d 40 h24\"/>%n".formatted(dash, x));
    svg.append(text(x + 30, 44, "start", "", line.name()));
  }

  private static String text(double x, double y, String anchor, String style, String text) {
    return "<text x=\"%s\" y=\"%s\" text-anchor=\"%s\"%s>%s</text>%n"
        .formatted(
            number(x),
            number(y),
            anchor,
            style.isEmpty() ? "" : " class=\"" + style + "\"",
            text.replace("&", "&amp;").replace("<", "&lt;"));
  }

  private double x(double x) {
    double share =
        most() == least()
            ? 0.5
            : (scaled(x) - scaled(least())) / (scaled(most()) - scaled(least()));
    return LEFT + 20 + share * (RIGHT - LEFT - 40);
  }

  private double y(double y) {
    return BOTTOM - y / Math.max(top(), 1e-9) * (BOTTOM - TOP - 10);
  }

  private double scaled(double x) {
    return logarithmic ? Math.log(x) : x;
  }

  private double least() {
    return lines.stream()
        .flatMap(line -> line.points().stream())
        .mapToDouble(Point::x)
        .min()
        .orElse(0);
  }

  private double most() {
    return lines.stream()
        .flatMap(line -> line.points().stream())
        .mapToDouble(Point::x)
        .max()
        .orElse(1);
  }

  private double highest() {
    return lines.stream()
        .flatMap(line -> line.points().stream())
        .mapToDouble(Point::y)
        .max()
        .orElse(1);
  }

  /** The end of the axis: the first of its steps that nothing is above. */
  private double top() {
    return Math.ceil(highest() / step()) * step();
  }

  /** 1, 2 or 5 with as many noughts as it takes. */
  private double step() {
    double least = highest() / 4;
    double unit = Math.pow(10, Math.floor(Math.log10(Math.max(least, 1e-6))));
    double of = least / unit;
    return unit * (of <= 1 ? 1 : of <= 2 ? 2 : of <= 5 ? 5 : 10);
  }

  private static String label(double value) {
    return value >= 1_000_000
        ? String.format(Locale.ROOT, "%.1fM", value / 1e6)
        : value >= 10 || value == Math.rint(value)
            ? String.format(Locale.ROOT, "%,.0f", value)
            : String.format(Locale.ROOT, "%.2f", value);
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}

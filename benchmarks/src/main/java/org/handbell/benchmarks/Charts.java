package org.handbell.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.handbell.app.bench.Figure;
import org.handbell.benchmarks.Chart.Point;

/** The pictures of a run, by the name of their file. */
final class Charts {

  private static final List<Integer> RATES = List.of(2_000, 10_000, 20_000, 50_000);

  private final Map<String, Figure> figures;

  Charts(Map<String, Figure> figures) {
    this.figures = figures;
  }

  Map<String, Chart> all() {
    Map<String, Chart> charts = new LinkedHashMap<>();
    charts.put(
        "performance-lexicon",
        new Chart("Events judged a second, one core", "times the lexicon", true)
            .line("other words", points("LexiconBenchmark.classify.OTHER_WORDS.", 1, 4, 16))
            .line("known words", points("LexiconBenchmark.classify.KNOWN_WORDS.", 1, 4, 16)));
    charts.put(
        "performance-lists",
        new Chart("Events judged a second, one core", "lists of 10,000 domains", true)
            .line("events a second", points("growth.lists.", 1, 10, 100)));
    charts.put(
        "performance-schools",
        new Chart("Events judged a second, broker and stores and all", "schools", true)
            .line("events a second", points("growth.schools.", 1, 100, 1_000)));
    charts.put(
        "performance-people",
        new Chart("Events judged a second, broker and stores and all", "people", true)
            .line("events a second", points("growth.people.", 1_000, 100_000)));
    charts.put("performance-state", state());
    charts.put("performance-delay", delay());
    charts.put(
        "performance-memory",
        new Chart("Resident memory, MiB", "part of the file that was read, %", false)
            .line("classify", overTime("files.classify.memory"))
            .line("replay", overTime("files.replay.memory")));
    return charts;
  }

  private List<Point> points(String prefix, int... numbers) {
    List<Point> points = new ArrayList<>();
    for (int number : numbers) {
      Figure figure = figures.get(prefix + number);
      if (figure != null) {
        points.add(new Point(number, figure.median()));
      }
    }
    return points;
  }

  private Chart state() {
    List<Point> empty = new ArrayList<>();
    List<Point> restored = new ArrayList<>();
    for (int people : List.of(1_000, 10_000, 20_000, 50_000)) {
      add(empty, people, "state." + people + ".empty");
      add(restored, people, "state." + people + ".restored");
    }
    return new Chart("Start to ready of the classifier, ms", "people remembered", true)
        .line("state kept", empty)
        .line("state lost", restored);
  }

  private Chart delay() {
    List<Point> half = new ArrayList<>();
    List<Point> most = new ArrayList<>();
    for (int rate : RATES) {
      add(half, rate, "school.rate." + rate + ".p50");
      add(most, rate, "school.rate." + rate + ".p99");
    }
    return new Chart("Line to mail, ms", "lines a second", true)
        .line("half within", half)
        .line("99 % within", most);
  }

  private void add(List<Point> points, int x, String id) {
    Figure figure = figures.get(id);
    if (figure != null) {
      points.add(new Point(x, figure.median()));
    }
  }

  private List<Point> overTime(String id) {
    Figure figure = figures.get(id);
    List<Point> points = new ArrayList<>();
    List<Double> windows = figure == null ? List.of() : figure.windows();
    for (int i = 0; i < windows.size(); i++) {
      points.add(new Point(100.0 * i / Math.max(1, windows.size() - 1), windows.get(i)));
    }
    return points;
  }
}

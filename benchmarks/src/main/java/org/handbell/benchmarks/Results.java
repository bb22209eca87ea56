package org.handbell.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.handbell.app.bench.Figure;
import org.handbell.app.bench.FiguresJson;
import org.handbell.app.bench.Machine;

/** The figures of one part of a run: printed as they come, then kept as JSON. */
final class Results {

  /** How the names of the figures begin that say how long memory took. */
  static final String MEMORY = "memory.";

  private final String part;
  private final Path folder;
  private final Machine machine;
  private final List<Figure> figures = new ArrayList<>();
  private final double delayBefore;

  /** Of that part, to be kept in {@code folder}. */
  Results(String part, Path folder) throws IOException {
    this.part = part;
    this.folder = Files.createDirectories(folder);
    this.machine = Machine.here(folder);
    machine.lines().forEach(System.out::println);
    this.delayBefore = new MemoryDelay().nanos();
  }

  void add(Figure figure) {
    figures.add(figure);
    System.out.printf(
        Locale.ROOT,
        "%-44s %,14.2f %-9s (%,.2f to %,.2f, %d)%n",
        figure.id(),
        figure.median(),
        figure.unit(),
        figure.least(),
        figure.most(),
        figure.windows().size());
  }

  void add(String id, String what, String unit, List<Double> windows) {
    add(new Figure(id, what, unit, windows));
  }

  void add(String id, String what, String unit, double value) {
    add(new Figure(id, what, unit, value));
  }

  void addAll(List<Figure> all) {
    all.forEach(this::add);
  }

  /** The middle one of what was measured before. */
  double median(String id) {
    return figures.stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow().median();
  }

  boolean has(String id) {
    return figures.stream().anyMatch(one -> one.id().equals(id));
  }

  void keep() throws IOException {
    List<Double> delays = List.of(delayBefore, new MemoryDelay().nanos());
    add(MEMORY + part, "a load that waits for memory, before and after", "ns", delays);
    FiguresJson.write(folder.resolve(part + ".json"), machine, figures);
  }
}

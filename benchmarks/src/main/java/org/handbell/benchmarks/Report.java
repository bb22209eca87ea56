package org.handbell.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.handbell.app.bench.Figure;
import org.handbell.app.bench.FiguresJson;
import org.handbell.app.bench.Machine;

/**
 * Puts what was measured into a page: a table between {@code <!-- measured:NAME -->} and {@code
 * <!-- end -->}, and pictures beside the page. What was not measured stays as it is.
 *
 * <pre>Report target/results ../docs/performance.md</pre>
 */
public final class Report {

  /** Below which table each picture stands. */
  private static final Map<String, List<String>> PICTURES =
      Map.of(
          "school", List.of("performance-delay"),
          "lexicon", List.of("performance-lexicon"),
          "growth",
              List.of(
                  "performance-lists",
                  "performance-schools",
                  "performance-people",
                  "performance-state"),
          "files", List.of("performance-memory"));

  private final Map<String, Figure> figures = new LinkedHashMap<>();
  private final List<String> machines = new ArrayList<>();

  private Report(Path folder) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.list(folder)) {
      files = all.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    }
    for (Path file : files) {
      FiguresJson.read(file).forEach(one -> figures.put(one.id(), one));
      Machine machine = FiguresJson.machine(file);
      if (!name(file).startsWith("cores-")) { // bound to some of the machine's
        machine.lines().stream().filter(line -> !machines.contains(line)).forEach(machines::add);
      }
      if (machine.hadOtherWork()) {
        machines.add(
            String.format(
                Locale.ROOT,
                "When %s was measured, other programs used %.1f cores: its figures are too low.",
                name(file),
                machine.load()));
      }
    }
    memory().ifPresent(machines::add);
  }

  /** Whether neighbours were about, which no load average shows. */
  private Optional<String> memory() {
    List<Figure> delays =
        figures.values().stream().filter(one -> one.id().startsWith(Results.MEMORY)).toList();
    if (delays.isEmpty()) {
      return Optional.empty();
    }
    double least = delays.stream().mapToDouble(Figure::least).min().orElseThrow();
    Figure most = Collections.max(delays, Comparator.comparingDouble(Figure::most));
    return Optional.of(
        String.format(
            Locale.ROOT,
            "A load from 16 MiB that waits for the one before: %.0f to %.0f ns, most in %s",
            least,
            most.most(),
            most.id().substring(Results.MEMORY.length())));
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName()).replace(".json", "");
  }

  /** Renders a folder of figures into a page. */
  public static void main(String[] args) throws IOException {
    Report report = new Report(Path.of(args[0]));
    report.write(Path.of(args[1]));
  }

  private void write(Path page) throws IOException {
    String text = Files.readString(page);
    Map<String, Chart> charts = new Charts(figures).all();
    for (Map.Entry<String, String> table : tables(text).entrySet()) {
      StringBuilder written = new StringBuilder(table.getValue());
      for (String name : PICTURES.getOrDefault(table.getKey(), List.of())) {
        Chart chart = charts.get(name);
        if (chart != null && !chart.isEmpty()) {
          Files.writeString(page.resolveSibling(name + ".svg"), chart.svg());
          written.append("\n![%s](%s.svg)\n".formatted(chart.title(), name));
        }
      }
      text = replaced(text, table.getKey(), written.toString());
    }
    Files.writeString(page, text);
  }

  private static String replaced(String page, String name, String table) {
    String begin = "<!-- measured:" + name + " -->\n";
    int from = page.indexOf(begin);
    int to = page.indexOf("<!-- end -->", from);
    if (table.isEmpty() || from < 0 || to < 0) {
      return page;
    }
    return page.substring(0, from + begin.length()) + "\n" + table + "\n" + page.substring(to);
  }

  private Map<String, String> tables(String page) {
    Map<String, String> tables = new LinkedHashMap<>();
    tables.put("machine", list(machines));
    tables.put("targets", targets(page));
    tables.put("line", some(id -> id.startsWith("LineBenchmark.")));
    tables.put(
        "functions",
        some(id -> id.startsWith("FunctionBenchmark.") || id.startsWith("SpoolBenchmark.")));
    tables.put("formats", some(id -> id.startsWith("FormatBenchmark.")));
    tables.put("match", some(id -> id.startsWith("match.")));
    tables.put("spool", some(id -> id.startsWith("spool.")));
    tables.put("stream", some(id -> id.startsWith("stream.")));
    tables.put("cores", some(id -> id.startsWith("cores.")));
    tables.put("school", some(id -> id.startsWith("school.")));
    tables.put("lists", some(id -> id.startsWith("lists.")));
    tables.put("growth", some(id -> id.startsWith("growth.") || id.startsWith("state.")));
    tables.put("lexicon", some(id -> id.startsWith("LexiconBenchmark.")));
    tables.put("files", some(id -> id.startsWith("files.")));
    return tables;
  }

  private static String list(List<String> lines) {
    StringBuilder text = new StringBuilder();
    lines.forEach(line -> text.append("- ").append(line).append('\n'));
    return text.toString();
  }

  /** What was not measured keeps the row that the page has. */
  private String targets(String page) {
    StringBuilder table =
        new StringBuilder(
            """
            | # | what | target | beyond | measured | ratio | | how |
            |--:|---|--:|--:|--:|--:|---|---|
            """);
    for (Target one : Targets.all()) {
      String begin = "| %d | %s |".formatted(one.number(), one.what());
      if (one.isMeasured(figures)) {
        table.append(begin).append(result(one)).append('\n');
      } else {
        page.lines()
            .filter(row -> row.startsWith(begin))
            .forEach(row -> table.append(row).append('\n'));
      }
    }
    return table.toString();
  }

  private String result(Target one) {
    double value = one.measured(figures);
    String sign = one.less() ? "≤ " : "≥ ";
    return String.format(
        Locale.ROOT,
        " %s%s | %s%s | %s | %.2f | %s | %s |",
        sign,
        value(one.target(), one.unit()),
        sign,
        value(one.beyond(), one.unit()),
        value(value, one.unit()),
        one.ratio(value),
        one.verdict(value),
        one.how());
  }

  /** The bytes of a figure stand beside it. */
  private String some(Predicate<String> wanted) {
    List<Figure> chosen =
        figures.values().stream()
            .filter(one -> wanted.test(one.id()) && !one.id().endsWith(".bytes"))
            .toList();
    if (chosen.isEmpty()) {
      return "";
    }
    boolean bytes = chosen.stream().anyMatch(one -> figures.containsKey(one.id() + ".bytes"));
    StringBuilder table =
        new StringBuilder(
            "| figure | what | median | least to most |" + (bytes ? " bytes |" : "") + "\n");
    table.append("|---|---|--:|--:|").append(bytes ? "--:|" : "").append('\n');
    chosen.forEach(one -> table.append(row(one, bytes)));
    return table.toString();
  }

  private String row(Figure one, boolean bytes) {
    String range =
        one.windows().size() == 1 ? "" : value(one.least(), "") + "–" + value(one.most(), "");
    Figure allocated = figures.get(one.id() + ".bytes");
    return "| `%s` | %s | %s | %s |%s%n"
        .formatted(
            one.id(),
            one.what(),
            value(one.median(), one.unit()),
            range,
            bytes ? " " + (allocated == null ? "" : value(allocated.median(), "")) + " |" : "");
  }

  private static String value(double value, String unit) {
    String number =
        value >= 100 || value == Math.rint(value)
            ? String.format(Locale.ROOT, "%,.0f", value)
            : value >= 10
                ? String.format(Locale.ROOT, "%.1f", value)
                : String.format(Locale.ROOT, "%.2f", value);
    return (number + " " + unit).strip();
  }
}

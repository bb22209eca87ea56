package org.handbell.benchmarks;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One part of the whole measurement in a process of its own.
 *
 * <pre>Measure functions target/results [--short]</pre>
 */
public final class Measure {

  /** Measures something. */
  private interface Part {
    void measure(Results results, Effort effort) throws Exception;
  }

  private static final Map<String, Part> PARTS = new LinkedHashMap<>();

  static {
    PARTS.put("functions", JmhPart::functions);
    PARTS.put("formats", JmhPart::formats);
    PARTS.put("lists", (results, effort) -> ListBenchmark.measure(results));
    PARTS.put("match", MatchYardstick::measure);
    PARTS.put("spool", SpoolYardstick::measure);
    PARTS.put("stream", Yardsticks::measure);
    PARTS.put("school", WholeSchool::measure);
    PARTS.put("growth", Growth::measure);
    PARTS.put("files", BigFiles::measure);
  }

  private Measure() {}

  /** Measures that part and keeps its figures. */
  public static void main(String[] args) {
    List<String> words = List.of(args);
    Part part = words.isEmpty() ? null : PARTS.get(words.get(0));
    if (part == null || words.size() < 2) {
      System.err.println("say what to measure, and where to keep it: " + PARTS.keySet());
      System.exit(2);
    }
    int exitCode = 0;
    try {
      Results results = new Results(words.get(0), Path.of(words.get(1)));
      try {
        part.measure(results, new Effort(words.contains("--short")));
      } finally {
        results.keep();
      }
    } catch (Exception e) {
      e.printStackTrace();
      exitCode = 1;
    }
    System.exit(exitCode); // a broker's threads would keep the process alive
  }
}

package org.handbell.benchmarks;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.handbell.app.bench.Figure;
import org.handbell.app.bench.HotPath;
import org.handbell.app.bench.SchoolUnderLoad;
import org.handbell.app.bench.Windows;

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
    PARTS.put("cores-1", Yardsticks::alone);
    PARTS.put("cores-2", Yardsticks::alone);
    PARTS.put("school", WholeSchool::measure);
    PARTS.put("growth", Growth::measure);
    PARTS.put("files", BigFiles::measure);
    for (String format : SchoolUnderLoad.FORMATS) {
      PARTS.put("hot-" + format, (results, effort) -> hot(results, format));
    }
  }

  private Measure() {}

  /** Long enough for a profile. */
  private static void hot(Results results, String format) {
    Figure both = new HotPath(format).both(new Windows(3, Duration.ofSeconds(5)));
    results.add("hot." + format, both.what(), both.unit(), both.windows());
  }

  /** Measures that part and keeps its figures. */
  public static void main(String[] args) {
    List<String> words = List.of(args);
    Part part = words.size() < 2 ? null : PARTS.get(words.get(0));
    if (part == null) {
      System.err.println("say what to measure, and where to keep it: " + PARTS.keySet());
      System.exit(2);
    } else {
      System.exit(measure(part, words)); // a broker's threads would keep the process alive
    }
  }

  private static int measure(Part part, List<String> words) {
    try {
      Results results = new Results(words.get(0), Path.of(words.get(1)));
      try {
        part.measure(results, new Effort(words.contains("--short")));
        return 0;
      } finally {
        results.keep();
      }
    } catch (Exception e) {
      e.printStackTrace();
      return 1;
    }
  }
}

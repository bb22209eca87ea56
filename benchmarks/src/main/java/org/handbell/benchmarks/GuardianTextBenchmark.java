package org.handbell.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.handbell.app.bench.Samples;
import org.handbell.ingest.parse.ParseOutcome;
import org.handbell.ingest.read.LineReader;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** An e2guardian line on one core, in the form split by blanks and in the form split by tabs. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(
    value = 1,
    jvmArgs = {"-Xmx1g", "-XX:+UseSerialGC"})
public class GuardianTextBenchmark {

  private static final int COUNT = 20_000;
  private static final String AGENT =
      "Mozilla/5.0 (X11; CrOS x86_64) AppleWebKit/537.36 Chrome/141.0.0.0 Safari/537.36";

  @Param({"1", "8"})
  public int format;

  private final LineReader reader = Samples.reader("e2guardian");
  private final List<byte[]> lines = new ArrayList<>();
  private int next;

  @Setup
  public void prepare() {
    for (int i = 0; i < COUNT; i++) {
      lines.add((format == 1 ? blanks(i) : tabs(i)).getBytes(UTF_8));
    }
  }

  private static String url(int i) {
    return i % 4 == 0
        ? "https://www.google.co.uk/search?q=how+tall+is+heron+" + i
        : "https://www.heron%d.example/page/%d/index.html?from=list&n=%d".formatted(i % 97, i, i);
  }

  private static String blanks(int i) {
    String what = i % 10 == 0 ? "*DENIED* Banned site: heron.example" : "-";
    return "2026.11.20 10:15:%02d pupil%d 10.1.%d.%d %s %s GET 18244 0 - 2 %d text/html - Year9 %s - - - -"
        .formatted(i % 60, i % 500, i % 3, i % 200, url(i), what, i % 10 == 0 ? 403 : 200, AGENT);
  }

  private static String tabs(int i) {
    boolean denied = i % 10 == 0;
    return String.join(
        "\t",
        List.of(
            "1795169730." + (100 + i % 900),
            "",
            "pupil" + i % 500,
            "10.1.0." + i % 200,
            "-",
            url(i),
            "GET",
            denied ? "403" : "200",
            "18244",
            "text/html",
            AGENT,
            "-",
            "35",
            "-",
            denied ? "500" : "-",
            denied ? "*DENIED* Blocked site: heron.example" : "-",
            "0",
            "-",
            "Year9",
            "2",
            i % 4 == 0 ? "how tall is heron " + i : "-",
            "8443:TM:dnsa:dnsa"));
  }

  @Benchmark
  public ParseOutcome parse() {
    next = next + 1 < COUNT ? next + 1 : 0;
    return reader.read(Samples.received(next, lines.get(next)));
  }
}

package org.handbell.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.handbell.app.bench.Samples;
import org.handbell.ingest.SourceConfig;
import org.handbell.ingest.identity.Directory;
import org.handbell.ingest.parse.ParseOutcome;
import org.handbell.ingest.profile.Formats;
import org.handbell.ingest.read.LineReader;
import org.handbell.model.School;
import org.handbell.model.SchoolPhase;
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

/**
 * What each profile's lines cost to read, search term and all, one core; the lines are those that
 * the profile shows.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(
    value = 1,
    jvmArgs = {"-Xmx1g", "-XX:+UseSerialGC"})
public class FormatBenchmark {

  @Param("fortigate")
  public String format = "";

  private List<byte[]> lines = List.of();
  private LineReader reader = reader("auto");
  private int next;

  @Setup
  public void prepare() {
    reader = reader(format);
    lines =
        Formats.bundled().products().stream()
            .filter(product -> product.name().equals(format))
            .flatMap(product -> product.examples().stream())
            .map(line -> line.getBytes(UTF_8))
            .toList();
  }

  private static LineReader reader(String format) {
    return LineReader.create(
        new SourceConfig("elm-fw", "elm", URI.create("file:-"), format, List.of()),
        new School("elm", "Elm", SchoolPhase.SECONDARY),
        Directory.empty(),
        ZoneId.of("Europe/London"));
  }

  @Benchmark
  public ParseOutcome read() {
    next = next + 1 < lines.size() ? next + 1 : 0;
    return reader.read(Samples.received(next, lines.get(next)));
  }
}

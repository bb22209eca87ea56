package org.handbell.benchmarks;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.handbell.app.bench.Samples;
import org.handbell.classifier.classify.Classifier;
import org.handbell.classifier.list.ListSet;
import org.handbell.ingest.parse.ParseOutcome;
import org.handbell.ingest.read.LineReader;
import org.handbell.model.Event;
import org.handbell.model.Finding;
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
 * A line on one core, with the full lexicon and a list of a million domains: reading it, judging
 * it, both.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(
    value = 1,
    jvmArgs = {"-Xmx2g", "-XX:+UseSerialGC"})
public class LineBenchmark {

  private static final int COUNT = 20_000;
  private static final int DOMAINS = 1_000_000;

  @Param({"smoothwall", "fortigate", "squid"})
  public String format = "smoothwall";

  private LineReader reader = Samples.reader("smoothwall");
  private Classifier classifier = Classifier.standard(ListSet::none);
  private List<byte[]> lines = List.of();
  private List<Event> events = List.of();
  private int next;

  /** Makes the lines, the list and everything else. */
  @Setup
  public void prepare() throws IOException {
    ListSet lists = DomainLists.of(DOMAINS, 1);
    reader = Samples.reader(format);
    classifier = Classifier.standard(() -> lists);
    lines = Samples.lines(format, COUNT);
    events = Samples.events(format, COUNT);
  }

  private int next() {
    next = next + 1 < COUNT ? next + 1 : 0;
    return next;
  }

  @Benchmark
  public ParseOutcome parse() {
    int i = next();
    return reader.read(Samples.received(i, lines.get(i)));
  }

  @Benchmark
  public List<Finding> classify() {
    return classifier.classify(events.get(next()), SchoolPhase.SECONDARY);
  }

  @Benchmark
  public List<Finding> parseAndClassify() {
    int i = next();
    return reader.read(Samples.received(i, lines.get(i))) instanceof ParseOutcome.Parsed parsed
        ? classifier.classify(parsed.event(), SchoolPhase.SECONDARY)
        : List.of();
  }
}

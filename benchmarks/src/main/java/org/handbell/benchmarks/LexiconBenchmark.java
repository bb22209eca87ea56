package org.handbell.benchmarks;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.handbell.app.bench.Samples;
import org.handbell.app.traffic.Traffic;
import org.handbell.classifier.classify.Classifier;
import org.handbell.classifier.classify.Protected;
import org.handbell.classifier.classify.VendorMap;
import org.handbell.classifier.lexicon.Lexicon;
import org.handbell.classifier.lexicon.Matches;
import org.handbell.classifier.list.ListSet;
import org.handbell.classifier.normalise.Field;
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
 * A search on one core, read with all views and matched, with the lexicon as it is and several
 * times as large; and a whole event. The cost should not grow with the lexicon.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(
    value = 1,
    jvmArgs = {"-Xmx4g", "-XX:+UseSerialGC"})
public class LexiconBenchmark {

  private static final int EVENTS = 20_000;

  /** How it grows. */
  @Param({"OTHER_WORDS", "KNOWN_WORDS"})
  public LargeLexicon.Growth growth = LargeLexicon.Growth.OTHER_WORDS;

  /** How many times the standard lexicon. */
  @Param({"1", "4", "16"})
  public int times;

  private Lexicon lexicon = Lexicon.load(List.of());
  private Classifier classifier =
      Classifier.create(lexicon, VendorMap.standard(), Protected.of(List.of()), ListSet::none);
  private List<String> searches = List.of();
  private List<Event> events = List.of();
  private int next;

  @Setup
  public void prepare() {
    lexicon = LargeLexicon.times(growth, times);
    classifier =
        Classifier.create(lexicon, VendorMap.standard(), Protected.of(List.of()), ListSet::none);
    searches = Traffic.searches();
    events = Samples.events("smoothwall", EVENTS);
  }

  private int next(int count) {
    next = next + 1 < count ? next + 1 : 0;
    return next;
  }

  @Benchmark
  public Matches normaliseAndMatch() {
    String text = searches.get(next(searches.size()));
    return lexicon.match(lexicon.normaliser().read(Field.QUERY, text), SchoolPhase.SECONDARY);
  }

  @Benchmark
  public List<Finding> classify() {
    return classifier.classify(events.get(next(EVENTS)), SchoolPhase.SECONDARY);
  }
}

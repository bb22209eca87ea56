package org.handbell.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.handbell.app.bench.Samples;
import org.handbell.app.traffic.Traffic;
import org.handbell.classifier.lexicon.Lexicon;
import org.handbell.classifier.lexicon.Matches;
import org.handbell.classifier.list.Address;
import org.handbell.classifier.list.Label;
import org.handbell.classifier.list.ListSet;
import org.handbell.classifier.normalise.Field;
import org.handbell.classifier.normalise.Reading;
import org.handbell.ingest.search.SearchTerms;
import org.handbell.model.Event;
import org.handbell.model.SchoolPhase;
import org.handbell.topic.EventJson;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Each function that a line goes through, on one core; the lines are a school's. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(
    value = 1,
    jvmArgs = {"-Xmx2g", "-XX:+UseSerialGC"})
public class FunctionBenchmark {

  private static final int COUNT = 10_000;
  private static final int DOMAINS = 1_000_000;
  private static final int ILLEGAL = 100_000;

  private final Lexicon lexicon = Lexicon.standard();
  private final List<String> searches = Traffic.searches();
  private final List<Reading> readings = new ArrayList<>();
  private final List<Event.Url> urls = new ArrayList<>();
  private final List<byte[]> wire = new ArrayList<>();
  private ListSet domains = ListSet.none();
  private ListSet illegal = ListSet.none();
  private List<Event> events = List.of();
  private List<Address> addresses = List.of();
  private int next;

  /** Makes what the functions are given. */
  @Setup
  public void prepare() throws IOException {
    domains = DomainLists.of(DOMAINS, 1);
    illegal = DomainLists.illegal(ILLEGAL);
    events = Samples.events("smoothwall", COUNT);
    addresses = DomainLists.addresses(DOMAINS, "/a/b/page.html", COUNT);
    searches.forEach(text -> readings.add(lexicon.normaliser().read(Field.QUERY, text)));
    events.forEach(event -> wire.add(EventJson.toBytes(event)));
    events.stream().map(Event::url).filter(Objects::nonNull).forEach(urls::add);
  }

  private <T> T next(List<T> of) {
    next = next + 1 < of.size() ? next + 1 : 0;
    return of.get(next);
  }

  @Benchmark
  public Event.@Nullable Search searchTerm() {
    return SearchTerms.bundled().find(next(urls), false);
  }

  @Benchmark
  public Reading normalise() {
    return lexicon.normaliser().read(Field.QUERY, next(searches));
  }

  @Benchmark
  public Matches match() {
    return lexicon.match(next(readings), SchoolPhase.SECONDARY);
  }

  @Benchmark
  public List<Label> domainLookUp() {
    return domains.labels(next(addresses));
  }

  @Benchmark
  public List<Label> illegalLookUp() {
    return illegal.labels(next(addresses));
  }

  @Benchmark
  public byte[] serialise() {
    return EventJson.toBytes(next(events));
  }

  @Benchmark
  public Event deserialise() throws IOException {
    return EventJson.fromBytes(next(wire));
  }
}

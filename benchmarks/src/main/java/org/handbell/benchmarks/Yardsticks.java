package org.handbell.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.DoubleSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.handbell.app.bench.Samples;
import org.handbell.app.embedded.EmbeddedBroker;
import org.handbell.app.traffic.FilterLog;
import org.handbell.classifier.ClassifierStage;
import org.handbell.ingest.IngestConfig;
import org.handbell.ingest.IngestStage;
import org.handbell.ingest.SourceConfig;
import org.handbell.ingest.identity.Directory;
import org.handbell.model.School;
import org.handbell.model.SchoolPhase;
import org.handbell.topic.TopicKeeper;
import org.handbell.topic.Topics;

/**
 * Handbell from the socket to the incident against rsyslog (imptcp to omkafka) and Kafka's own
 * measuring programs, in turn, on one machine and into one broker: the same bytes each time.
 * Handbell syncs each line to disk, parses and judges it; rsyslog keeps it in memory and forwards
 * it as it came. The stages run in the process of the broker and the sender, as with {@code
 * ./handbell run}.
 */
final class Yardsticks {

  static final List<School> SCHOOLS = List.of(new School("elm", "Elm", SchoolPhase.SECONDARY));

  private static final String RAW = "raw";

  private final Results results;
  private final Effort effort;
  private final int lines;
  private final Path folder = Files.createTempDirectory("handbell-yardstick");
  private final EmbeddedBroker broker = EmbeddedBroker.start(folder.resolve("kafka"), 0);
  private final Map<String, Object> kafka = Map.of("bootstrap.servers", broker.bootstrap());
  private final Admin admin = Admin.create(kafka);
  private final TopicEnds ends = new TopicEnds(admin);
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final byte[] bytes;

  private Yardsticks(Results results, Effort effort) throws IOException {
    this.results = results;
    this.effort = effort;
    this.lines = effort.of(150_000, 400_000);
    this.bytes = framed("smoothwall", lines);
  }

  static void measure(Results results, Effort effort) throws Exception {
    new Yardsticks(results, effort).measure();
  }

  private void measure() throws Exception {
    TopicKeeper.ensure(admin, true);
    admin.createTopics(List.of(new NewTopic(RAW, Optional.of(12), Optional.empty()))).all().get();
    try (IngestStage stage = ingest();
        Rsyslog rsyslog = Rsyslog.start(folder, broker.bootstrap(), RAW)) {
      InetSocketAddress ours = Objects.requireNonNull(stage.listening().get("elm-fw"));
      ingestAlone(rsyslog, ours);
      bothWays(rsyslog, ours);
      for (String format : List.of("fortigate", "squid")) {
        byte[] other = framed(format, lines);
        InetSocketAddress at = Objects.requireNonNull(stage.listening().get("elm-" + format));
        try (ClassifierStage classifier = classifier(true)) {
          awaitIdle(classifier);
          results.add(
              "stream." + format,
              "socket to judged, " + format,
              "lines/s",
              rates(at, other, this::judged));
        }
      }
    }
    new KafkaTools(broker.bootstrap(), RAW, folder).measure(results, effort, lines);
    ratio("stream.exactly-once.ratio", "stream.exactly-once", "stream.exactly-once.rsyslog");
    ratio("stream.transactions", "stream.exactly-once", "stream.at-least-once");
    admin.close();
    broker.close();
  }

  /** Handbell alone, on as many cores as this process may use; one core compiles for long. */
  static void alone(Results results, Effort effort) throws Exception {
    new Yardsticks(results, effort).alone();
  }

  private void alone() throws Exception {
    TopicKeeper.ensure(admin, true);
    try (IngestStage stage = ingest();
        ClassifierStage classifier = classifier(true)) {
      awaitIdle(classifier);
      InetSocketAddress ours = Objects.requireNonNull(stage.listening().get("elm-fw"));
      for (int warmUp = 0; warmUp < effort.of(8, 12); warmUp++) {
        round(ours, bytes, this::judged);
      }
      int cores = Runtime.getRuntime().availableProcessors();
      String what = "socket to judged, cores: " + cores;
      results.add("cores." + cores, what, "lines/s", rates(ours, bytes, this::judged));
    }
    admin.close();
    broker.close();
  }

  private void ratio(String id, String above, String below) {
    if (results.has(above) && results.has(below)) {
      double ratio = results.median(above) / results.median(below);
      results.add(id, above + " against " + below, "", ratio);
    }
  }

  private void ingestAlone(Rsyslog rsyslog, InetSocketAddress ours) throws Exception {
    DoubleSupplier done = () -> ends.records(Topics.EVENTS.name());
    round(ours, bytes, done);
    round(ours, bytes, done);
    Rates rates = new Rates();
    for (int round = 0; round < effort.windows(); round++) {
      inTurn(rsyslog, ours, done, rates);
    }
    add("ingest", rates);
  }

  /**
   * With transactions and without by turns, each beginning as often as the other: the later in the
   * process's life, the faster is either.
   */
  private void bothWays(Rsyslog rsyslog, InetSocketAddress ours) throws Exception {
    Rates exactlyOnce = new Rates();
    Rates atLeastOnce = new Rates();
    whole(rsyslog, true, ours, new Rates());
    whole(rsyslog, false, ours, new Rates());
    for (int turn = 0; turn < effort.windows(); turn++) {
      boolean first = turn % 2 == 0;
      whole(rsyslog, first, ours, first ? exactlyOnce : atLeastOnce);
      whole(rsyslog, !first, ours, first ? atLeastOnce : exactlyOnce);
    }
    add("exactly-once", exactlyOnce);
    add("at-least-once", atLeastOnce);
  }

  private void whole(Rsyslog rsyslog, boolean exactlyOnce, InetSocketAddress ours, Rates rates)
      throws Exception {
    try (ClassifierStage classifier = classifier(exactlyOnce)) {
      awaitIdle(classifier);
      round(ours, bytes, this::judged);
      inTurn(rsyslog, ours, this::judged, rates);
    }
  }

  /** Rounds of ours and theirs by turns, so that what disturbs one disturbs both. */
  private void inTurn(Rsyslog rsyslog, InetSocketAddress ours, DoubleSupplier done, Rates rates)
      throws Exception {
    rates.handbell.add(round(ours, bytes, done));
    if (rsyslog.isThere()) {
      rates.theirs.add(round(rsyslog.address(), bytes, () -> ends.records(RAW)));
    }
  }

  private void add(String id, Rates rates) {
    results.add("stream." + id, "Handbell, " + id, "lines/s", rates.handbell);
    if (!rates.theirs.isEmpty()) {
      results.add("stream." + id + ".rsyslog", "rsyslog beside it", "lines/s", rates.theirs);
    }
  }

  /** What came of the rounds of one comparison. */
  private static final class Rates {
    final List<Double> handbell = new ArrayList<>();
    final List<Double> theirs = new ArrayList<>();
  }

  private List<Double> rates(InetSocketAddress address, byte[] sent, DoubleSupplier done)
      throws IOException {
    round(address, sent, done);
    List<Double> rates = new ArrayList<>();
    for (int round = 0; round < effort.windows(); round++) {
      rates.add(round(address, sent, done));
    }
    return rates;
  }

  /** What is still being typed is held for seconds: a round ends before that counts. */
  private double round(InetSocketAddress address, byte[] sent, DoubleSupplier done)
      throws IOException {
    double before = done.getAsDouble();
    double enough = lines * 0.9;
    long start = System.nanoTime();
    try (Socket socket = new Socket(address.getAddress(), address.getPort())) {
      OutputStream out = socket.getOutputStream();
      for (int from = 0; from < sent.length; from += 1 << 16) {
        out.write(sent, from, Math.min(1 << 16, sent.length - from));
      }
    }
    double came = done.getAsDouble() - before;
    while (came < enough) {
      LockSupport.parkNanos(5_000_000);
      came = done.getAsDouble() - before;
    }
    return came / ((System.nanoTime() - start) / 1e9);
  }

  private double judged() {
    return meters.counter("handbell.classifier.events").count();
  }

  /** Until it has judged what was there before it. */
  private void awaitIdle(ClassifierStage classifier) {
    double before = -1;
    while (!classifier.isReady() || judged() != before) {
      before = classifier.isReady() ? judged() : -1;
      LockSupport.parkNanos(2_000_000_000);
    }
  }

  /** As a firewall sends them, octets counted. */
  static byte[] framed(String format, int count) {
    FilterLog log = FilterLog.of(format);
    Instant now = Instant.now();
    List<byte[]> messages =
        Samples.lines(format, now, 20_000).stream()
            .map(line -> log.message(now, "elm-fw", new String(line, UTF_8)).getBytes(UTF_8))
            .toList();
    ByteArrayOutputStream out = new ByteArrayOutputStream(count * 1_300);
    for (int i = 0; i < count; i++) {
      byte[] message = messages.get(i % messages.size());
      out.writeBytes((message.length + " ").getBytes(UTF_8));
      out.writeBytes(message);
    }
    return out.toByteArray();
  }

  private IngestStage ingest() {
    IngestConfig config =
        new IngestConfig(
            List.of(
                source("elm-fw", "smoothwall"),
                source("elm-fortigate", "fortigate"),
                source("elm-squid", "squid")),
            SCHOOLS,
            folder.resolve("spool"),
            ZoneId.of("Europe/London"));
    return IngestStage.start(config, Directory.empty(), kafka, meters, Clock.systemUTC());
  }

  private static SourceConfig source(String id, String format) {
    return new SourceConfig(id, "elm", URI.create("syslog+tcp://127.0.0.1:0"), format, List.of())
        .limitedTo(0);
  }

  private ClassifierStage classifier(boolean exactlyOnce) throws IOException {
    return Stages.classifier(SCHOOLS, folder, exactlyOnce, kafka, meters);
  }
}

package org.handbell.ingest.receive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.handbell.ingest.IngestMeters;
import org.handbell.ingest.RecordingSink;
import org.handbell.ingest.SourceConfig;
import org.handbell.ingest.identity.Directory;
import org.handbell.ingest.read.LineReader;
import org.handbell.ingest.spool.ArrivedLine;
import org.handbell.ingest.spool.Drainer;
import org.handbell.ingest.spool.Spool;
import org.handbell.ingest.spool.SpoolOnDisk;
import org.handbell.model.RejectedLine;
import org.handbell.model.School;
import org.handbell.model.SchoolPhase;
import org.jspecify.annotations.Nullable;

/** Ways in that are open on this machine, with a real spool behind them and a sink behind that. */
final class OpenWays implements AutoCloseable {

  static final ZoneId ZONE = ZoneId.of("Europe/London");
  static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final IngestMeters meters = new IngestMeters(registry);
  private final AtomicLong freeBytes = new AtomicLong(1L << 40);
  private final Map<String, Long> missed = new ConcurrentHashMap<>();
  private final Clock clock = Clock.fixed(NOW, ZONE);
  private final LongSupplier nanos;
  private final RecordingSink sink = new RecordingSink();
  private final Spool spool;
  private final Drainer drainer;
  private final Receivers receivers;

  OpenWays(Path folder, List<SourceConfig> sources) throws IOException {
    this(folder, sources, System::nanoTime);
  }

  /** With a clock by which senders' shares grow. */
  OpenWays(Path folder, List<SourceConfig> sources, LongSupplier nanos) throws IOException {
    this.nanos = nanos;
    spool = SpoolOnDisk.open(folder, freeBytes::get, meters);
    Map<String, LineReader> readers = new HashMap<>();
    School elm = new School("elm", "Elm School", SchoolPhase.PRIMARY);
    for (SourceConfig source : sources) {
      readers.put(source.id(), LineReader.create(source, elm, Directory.empty(), ZONE));
    }
    drainer = Drainer.start(spool, readers, sink, meters, clock);
    receivers =
        new Receivers(
            spool,
            meters,
            clock,
            nanos,
            (source, count) -> missed.merge(source, count, Long::sum),
            OpenWays::noFiles);
    receivers.open(sources);
  }

  private static Receiver noFiles(SourceConfig source) throws IOException {
    throw new IOException(source.id() + " is no network source");
  }

  static OpenWays one(Path folder, String listen) throws IOException {
    return new OpenWays(folder, List.of(source("elm-fw", listen)));
  }

  static SourceConfig source(String id, String listen, String... from) {
    return new SourceConfig(id, "elm", URI.create(listen), "auto", List.of(from));
  }

  /** A line that becomes an event. */
  static String request(String user, String path) {
    return "{\"clientip\":\"10.0.0.9\",\"tagset\":{\"username\":{\"%s\":[]}},".formatted(user)
        + "\"time\":\"1795165199.500000\",\"url\":\"http://heron.example%s\"}".formatted(path);
  }

  InetSocketAddress at(String sourceId) {
    return requireNonNull(receivers.listening().get(sourceId));
  }

  Socket connect() throws IOException {
    return new Socket(at("elm-fw").getAddress(), at("elm-fw").getPort());
  }

  @Nullable Instant certificateEnds() {
    return receivers.certificateEnds("elm-fw");
  }

  boolean isOpen() {
    return receivers.isOpen();
  }

  RecordingSink sink() {
    return sink;
  }

  List<String> rejected() {
    return sink.rejected().stream().map(OpenWays::text).toList();
  }

  private static String text(RejectedLine line) {
    return new String(line.line(), UTF_8);
  }

  long missed(String sourceId) {
    return missed.getOrDefault(sourceId, 0L);
  }

  Intake intake(SourceConfig source) {
    return new Intake(
        source, spool, meters, clock, nanos, (id, count) -> missed.merge(id, count, Long::sum));
  }

  double count(String name, String... tags) {
    return registry.find("handbell.ingest." + name).tags(tags).counters().stream()
        .mapToDouble(Counter::count)
        .sum();
  }

  double gauge(String name) {
    return registry.get("handbell.ingest." + name).gauge().value();
  }

  /** Fills the disk, or clears it, and waits until the spool has noticed. */
  void fillDisk(boolean full) {
    freeBytes.set(full ? 0 : 1L << 40);
    await().until(() -> spool.isAccepting() != full);
  }

  /** Holds the spool's writer up until the latch is counted down. */
  CountDownLatch holdWrites() throws InterruptedException {
    CountDownLatch held = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    spool.append(
        new ArrivedLine("elm-fw", NOW, "holding".getBytes(UTF_8), false, null, null),
        () -> {
          held.countDown();
          awaitRelease(release);
        });
    held.await();
    return release;
  }

  private static void awaitRelease(CountDownLatch release) {
    try {
      release.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    receivers.close();
    drainer.stop();
    sink.close();
    drainer.close();
    spool.close();
  }
}

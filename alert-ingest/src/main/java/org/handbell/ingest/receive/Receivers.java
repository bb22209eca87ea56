package org.handbell.ingest.receive;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.handbell.ingest.IngestMeters;
import org.handbell.ingest.MissedLines;
import org.handbell.ingest.SourceConfig;
import org.handbell.ingest.spool.Spool;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Every way in that is open: one receiver a source, by the scheme of its address. */
public final class Receivers implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Receivers.class);
  private static final int LOOK_AT_DROPS_SECONDS = 5;
  private static final int LOOK_AT_FILES_SECONDS = 60;

  private final Spool spool;
  private final IngestMeters meters;
  private final Clock clock;
  private final LongSupplier nanos;
  private final MissedLines missed;
  private final Files files;
  private final EventLoopGroup loop =
      new MultiThreadIoEventLoopGroup(
          threads(), new DefaultThreadFactory("handbell-receiver"), NioIoHandler.newFactory());
  private final HttpIntake bodies = new HttpIntake();
  private final Map<String, Receiver> bySource = new LinkedHashMap<>();
  private final Map<String, ServerCertificate> certificates = new ConcurrentHashMap<>();

  /** Follows a source's file. */
  public interface Files {

    /** Begins to follow it. */
    Receiver follow(SourceConfig source) throws IOException;
  }

  /**
   * No way in is open yet.
   *
   * @param missed is told of lines that a source sent in vain
   * @param files opens sources that are no network address
   */
  public Receivers(Spool spool, IngestMeters meters, Clock clock, MissedLines missed, Files files) {
    this(spool, meters, clock, System::nanoTime, missed, files);
  }

  /**
   * As above.
   *
   * @param nanos a clock that nobody sets, by which senders' shares are measured
   */
  Receivers(
      Spool spool,
      IngestMeters meters,
      Clock clock,
      LongSupplier nanos,
      MissedLines missed,
      Files files) {
    this.spool = spool;
    this.meters = meters;
    this.clock = clock;
    this.nanos = nanos;
    this.missed = missed;
    this.files = files;
  }

  /** One thread reads more than the spool's one writer writes; decryption may need a second. */
  private static int threads() {
    return Math.min(2, Math.max(1, Runtime.getRuntime().availableProcessors() / 2));
  }

  /**
   * Opens the sources' addresses; those that share one are told apart by their senders.
   *
   * @throws IOException when one cannot be bound or its certificate not be read, naming it
   * @throws IllegalArgumentException when a source's {@code from} lists what is no address, or two
   *     sources cannot be told apart
   */
  public void open(List<SourceConfig> sources) throws IOException {
    List<SourceConfig> left = new ArrayList<>(sources);
    while (!left.isEmpty()) {
      SourceConfig first = left.get(0);
      List<SourceConfig> sharing =
          left.stream()
              .filter(other -> other.equals(first) || SourceFaults.sharePort(first, other))
              .toList();
      left.removeAll(sharing);
      refuseTwins(sharing);
      Receiver receiver = open(first, sharing);
      sharing.forEach(source -> bySource.put(source.id(), receiver));
    }
  }

  private static void refuseTwins(List<SourceConfig> sharing) {
    for (int i = 0; i < sharing.size(); i++) {
      for (SourceConfig later : sharing.subList(i + 1, sharing.size())) {
        String fault = SourceFaults.ofTwo(sharing.get(i), later);
        if (fault != null) {
          throw new IllegalArgumentException("source %s: %s".formatted(later.id(), fault));
        }
      }
    }
  }

  private Receiver open(SourceConfig first, List<SourceConfig> sharing) throws IOException {
    if (first.listen().getScheme().equals("file")) {
      return files.follow(first);
    }
    Intakes intakes =
        new Intakes(
            sharing.stream()
                .map(source -> new Intake(source, spool, meters, clock, nanos, missed))
                .toList());
    return switch (first.listen().getScheme()) {
      case "syslog+tcp", "syslog+tls" -> stream(intakes, sharing, new StreamListener.Syslog());
      case "http", "https" -> stream(intakes, sharing, new HttpProtocol(bodies));
      case "syslog+udp" -> datagrams(intakes);
      default -> throw new IOException("source " + first.id() + ": no way in for this address");
    };
  }

  private Receiver stream(
      Intakes intakes, List<SourceConfig> sharing, StreamListener.Protocol protocol)
      throws IOException {
    ServerCertificate certificate = certificate(intakes.first());
    if (certificate != null) {
      sharing.forEach(source -> certificates.put(source.id(), certificate));
    }
    return new StreamListener(intakes, protocol, certificate, loop);
  }

  private @Nullable ServerCertificate certificate(Intake intake) throws IOException {
    SourceConfig source = intake.source();
    if (!SourceFaults.isEncrypted(source)) {
      return null;
    }
    if (source.tls() == null) {
      throw new IOException("source " + source.id() + " has no certificate; name one under tls");
    }
    ServerCertificate certificate = new ServerCertificate(intake, source.tls());
    every(LOOK_AT_FILES_SECONDS, certificate::look);
    return certificate;
  }

  private Receiver datagrams(Intakes intakes) throws IOException {
    SyslogUdp receiver = new SyslogUdp(intakes);
    every(LOOK_AT_DROPS_SECONDS, new DropWatch(intakes.first(), receiver.boundTo())::look);
    return receiver.start();
  }

  private void every(int seconds, Runnable look) {
    var unused =
        loop.scheduleAtFixedRate(() -> lookSafely(look), seconds, seconds, TimeUnit.SECONDS);
  }

  /** A look that fails must not be the last. */
  private static void lookSafely(Runnable look) {
    try {
      look.run();
    } catch (RuntimeException e) {
      LOG.error("a regular look at a source failed: {}", e.getClass().getSimpleName());
    }
  }

  static InetSocketAddress address(SourceConfig source) {
    return new InetSocketAddress(source.listen().getHost(), source.listen().getPort());
  }

  static IOException cannotListen(SourceConfig source, Throwable cause) {
    return new IOException(
        "source %s cannot listen on %s: %s"
            .formatted(source.id(), source.listen(), cause.getMessage()),
        cause);
  }

  /** True while every source's way in is open. */
  public boolean isOpen() {
    return bySource.values().stream().allMatch(Receiver::isOpen);
  }

  /** True while that source's way in is open. */
  public boolean isOpen(String sourceId) {
    Receiver receiver = bySource.get(sourceId);
    return receiver != null && receiver.isOpen();
  }

  /** When the certificate runs out that the source's senders are shown; null where it has none. */
  public @Nullable Instant certificateEnds(String sourceId) {
    ServerCertificate certificate = certificates.get(sourceId);
    return certificate == null ? null : certificate.expires();
  }

  /** Where each source that listens really does, by source id. */
  public Map<String, InetSocketAddress> listening() {
    Map<String, InetSocketAddress> addresses = new LinkedHashMap<>();
    bySource.forEach(
        (source, receiver) ->
            receiver.address().ifPresent(address -> addresses.put(source, address)));
    return addresses;
  }

  /** Closes all; when it returns no more lines come. */
  @Override
  public void close() {
    bySource.values().forEach(Receiver::close);
    bodies.close();
    loop.shutdownGracefully(0, 2, TimeUnit.SECONDS).awaitUninterruptibly();
  }
}

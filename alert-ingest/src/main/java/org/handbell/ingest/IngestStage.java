package org.handbell.ingest;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.Map;
import org.handbell.ingest.identity.Directory;
import org.handbell.ingest.receive.SyslogTcp;
import org.handbell.ingest.spool.Drainer;
import org.handbell.ingest.spool.Sink;
import org.handbell.ingest.spool.Spool;

/** The ingest stage at work: receivers, spool, parsers and Kafka, in the order lines flow. */
public final class IngestStage implements AutoCloseable {

  private final Spool spool;
  private final Sink sink;
  private final Drainer drainer;
  private final SyslogTcp receiver;
  private final Readers readers;

  private IngestStage(
      Spool spool, Sink sink, Drainer drainer, SyslogTcp receiver, Readers readers) {
    this.spool = spool;
    this.sink = sink;
    this.drainer = drainer;
    this.receiver = receiver;
    this.readers = readers;
  }

  /**
   * Starts to listen and to send; returns when every listener is bound.
   *
   * @param kafkaClient {@code bootstrap.servers} and what else the cluster asks of clients; Kafka
   *     need not be there yet
   * @param clock says when a line is received
   * @throws UncheckedIOException when the spool cannot be opened or an address not be bound
   * @throws IllegalArgumentException when a source's {@code from} lists what is no address
   */
  public static IngestStage start(
      IngestConfig config,
      Directory directory,
      Map<String, Object> kafkaClient,
      MeterRegistry meters,
      Clock clock) {
    return start(config, directory, KafkaSink.on(kafkaClient), meters, clock);
  }

  static IngestStage start(
      IngestConfig config, Directory directory, Sink sink, MeterRegistry meters, Clock clock) {
    IngestMeters counts = new IngestMeters(meters);
    Spool spool = openSpool(config, sink, counts);
    Readers readers = openReaders(config, directory, meters, spool, sink);
    Drainer drainer = Drainer.start(spool, readers.bySource(), sink, counts, clock);
    SyslogTcp receiver = new SyslogTcp(spool, counts, clock);
    IngestStage stage = new IngestStage(spool, sink, drainer, receiver, readers);
    try {
      for (SourceConfig source : config.sources()) {
        receiver.listen(source);
      }
      return stage;
    } catch (IOException e) {
      stage.close();
      throw new UncheckedIOException(e);
    } catch (RuntimeException e) {
      stage.close();
      throw e;
    }
  }

  private static Spool openSpool(IngestConfig config, Sink sink, IngestMeters counts) {
    try {
      return Spool.open(config.spool(), counts);
    } catch (IOException e) {
      sink.close();
      throw new UncheckedIOException(e);
    }
  }

  private static Readers openReaders(
      IngestConfig config, Directory directory, MeterRegistry meters, Spool spool, Sink sink) {
    try {
      return Readers.open(config, directory, meters);
    } catch (IOException e) {
      sink.close();
      spool.close();
      throw new UncheckedIOException(e);
    }
  }

  /** True while every listener is open, the spool accepts and is being drained. */
  public boolean isReady() {
    return receiver.isOpen() && spool.isAccepting() && drainer.isRunning();
  }

  /** Where each source really listens, by source id: a port 0 has become a real one. */
  public Map<String, InetSocketAddress> listening() {
    return receiver.listening();
  }

  /** Stops listening, then sending; what Kafka has not acknowledged stays in the spool. */
  @Override
  public void close() {
    receiver.close();
    drainer.stop();
    sink.close();
    drainer.close();
    spool.close();
    readers.close();
  }
}

package org.handbell.ingest;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.handbell.ingest.drill.DrillPlan;
import org.handbell.ingest.drill.Drills;
import org.handbell.ingest.file.FileReceiver;
import org.handbell.ingest.identity.Directory;
import org.handbell.ingest.receive.Receivers;
import org.handbell.ingest.report.ReportTopic;
import org.handbell.ingest.report.SourceReporter;
import org.handbell.ingest.report.SourceState;
import org.handbell.ingest.report.SourceTallies;
import org.handbell.ingest.spool.Drainer;
import org.handbell.ingest.spool.DrillLines;
import org.handbell.ingest.spool.Sink;
import org.handbell.ingest.spool.Spool;
import org.handbell.model.SourceReport;
import org.jspecify.annotations.Nullable;

/** The ingest stage at work: receivers, spool, parsers and Kafka, in the order lines flow. */
public final class IngestStage implements AutoCloseable {

  private final Spool spool;
  private final Sink sink;
  private final Drainer drainer;
  private final Receivers receivers;
  private final SourceReporter reporter;
  private final Readers readers;
  private final @Nullable Drills drills;
  private final AtomicBoolean closing;

  private IngestStage(
      Spool spool,
      Sink sink,
      Drainer drainer,
      Receivers receivers,
      SourceReporter reporter,
      Readers readers,
      @Nullable Drills drills,
      AtomicBoolean closing) {
    this.spool = spool;
    this.sink = sink;
    this.drainer = drainer;
    this.receivers = receivers;
    this.reporter = reporter;
    this.readers = readers;
    this.drills = drills;
    this.closing = closing;
  }

  /**
   * Starts to listen and to send; returns when every source is open.
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
    return start(
        config, directory, KafkaSink.on(kafkaClient), ReportTopic.on(kafkaClient), meters, clock);
  }

  static IngestStage start(
      IngestConfig config,
      Directory directory,
      Sink sink,
      SourceReporter.Outlet reports,
      MeterRegistry meters,
      Clock clock) {
    SourceTallies tallies =
        SourceTallies.open(config.sources(), config.counts(), config.zone(), clock);
    IngestMeters counts = new IngestMeters(meters, tallies);
    Spool spool = openSpool(config, sink, reports, counts);
    Readers readers = openReaders(config, directory, meters, spool, sink, reports);
    DrillPlan plan = config.drills();
    Drills drills =
        plan == null ? null : new Drills(config, plan, spool, counts, readers::format, clock);
    DrillLines own = drills == null ? DrillLines.NONE : drills.reader();
    Drainer drainer = Drainer.start(spool, readers.bySource(), own, sink, counts, clock);
    MissedLines missed = (source, count) -> counts.source(source).missed(count);
    Path places = config.spool().resolveSibling("files");
    Receivers receivers =
        new Receivers(
            spool,
            counts,
            clock,
            missed,
            source -> FileReceiver.open(source, places, spool, counts, clock, missed));
    AtomicBoolean closing = new AtomicBoolean();
    SourceReporter reporter =
        SourceReporter.start(
            config.sources(),
            config.instance(),
            tallies,
            config.counts(),
            sourceId ->
                new SourceState(
                    readers.decision(sourceId),
                    closing.get() || receivers.isOpen(sourceId) ? null : "its way in is closed",
                    spool(spool, drainer),
                    receivers.certificateEnds(sourceId),
                    drills == null ? List.of() : drills.of(sourceId)),
            reports,
            meters,
            clock);
    IngestStage stage =
        new IngestStage(spool, sink, drainer, receivers, reporter, readers, drills, closing);
    try {
      receivers.open(config.sources());
      if (drills != null) {
        drills.start();
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

  private static Spool openSpool(
      IngestConfig config, Sink sink, SourceReporter.Outlet reports, IngestMeters counts) {
    try {
      return Spool.open(config.spool(), counts);
    } catch (IOException e) {
      sink.close();
      reports.close();
      throw new UncheckedIOException(e);
    }
  }

  private static Readers openReaders(
      IngestConfig config,
      Directory directory,
      MeterRegistry meters,
      Spool spool,
      Sink sink,
      SourceReporter.Outlet reports) {
    try {
      return Readers.open(config, directory, meters);
    } catch (IOException e) {
      sink.close();
      reports.close();
      spool.close();
      throw new UncheckedIOException(e);
    }
  }

  private static SourceReport.Spool spool(Spool spool, Drainer drainer) {
    return new SourceReport.Spool(spool.isAccepting(), spool.filled(), drainer.oldest());
  }

  /** How each source does at this moment. */
  public List<SourceReport> reports() {
    return reporter.reports();
  }

  /** True while every listener is open, the spool accepts and is being drained. */
  public boolean isReady() {
    return receivers.isOpen() && spool.isAccepting() && drainer.isRunning();
  }

  /** Where each source really listens, by source id: a port 0 has become a real one. */
  public Map<String, InetSocketAddress> listening() {
    return receivers.listening();
  }

  /** Stops listening, then sending; what Kafka has not acknowledged stays in the spool. */
  @Override
  public void close() {
    closing.set(true);
    receivers.close();
    if (drills != null) {
      drills.close();
    }
    drainer.stop();
    sink.close();
    drainer.close();
    reporter.close();
    spool.close();
    readers.close();
  }
}

package org.handbell.ingest;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleFunction;
import org.handbell.ingest.report.SourceTallies;
import org.handbell.ingest.report.SourceTally;

/**
 * What the ingest stage counts. Whenever it rests, with {@code found} the lines that were in the
 * spool when it started:
 *
 * <pre>handbell.ingest.lines + found
 *   = handbell.ingest.events + handbell.ingest.ignored + handbell.ingest.rejected
 *   + handbell.ingest.lost + handbell.ingest.spool.damaged.lines
 *   + handbell.ingest.drills + handbell.ingest.spool.lines</pre>
 *
 * Each line is counted on the right once, when Kafka has it or it needs none. {@code lost} counts
 * lines that Kafka refused in every form; it is never anything but 0 in a sound installation. A
 * line that is held until more is known of it is still in {@code spool.lines}; one that is {@code
 * folded} is an event too. A line that Handbell wrote itself, of the format {@code drill}, is among
 * {@code drills} alone. A line that has come by another way already is among {@code ignored}.
 */
public final class IngestMeters {

  private final MeterRegistry meters;
  private final SourceTallies sources;
  private final Counter spooled;
  private final Counter events;
  private final Counter rejected;
  private final Counter drills;
  private final Counter lost;
  private final Counter damaged;
  private final Counter skewed;
  private final Counter truncated;
  private final Counter framingFaults;
  private final Counter refusedConnections;
  private final Counter spoolErrors;
  private final Map<String, Counter> ignored = new ConcurrentHashMap<>();
  private final Map<String, Counter> folded = new ConcurrentHashMap<>();

  /** Counts for no source in particular. */
  public IngestMeters(MeterRegistry meters) {
    this(meters, SourceTallies.none());
  }

  public IngestMeters(MeterRegistry meters, SourceTallies sources) {
    this.meters = meters;
    this.sources = sources;
    this.spooled = meters.counter("handbell.ingest.spooled");
    this.events = meters.counter("handbell.ingest.events");
    this.rejected = meters.counter("handbell.ingest.rejected");
    this.drills = meters.counter("handbell.ingest.drills");
    this.lost = meters.counter("handbell.ingest.lost");
    this.damaged = meters.counter("handbell.ingest.spool.damaged.lines");
    this.skewed = meters.counter("handbell.ingest.skewed");
    this.truncated = meters.counter("handbell.ingest.truncated");
    this.framingFaults = meters.counter("handbell.ingest.framing.faults");
    this.refusedConnections = meters.counter("handbell.ingest.connections.refused");
    this.spoolErrors = meters.counter("handbell.ingest.spool.errors");
  }

  /** What is counted of one source: ways in tell it what they missed. */
  public SourceTally source(String sourceId) {
    return sources.of(sourceId);
  }

  /** Lines taken in, by the source's format. */
  public Counter lines(String format) {
    return meters.counter("handbell.ingest.lines", "format", format);
  }

  public void spooled(int lines) {
    spooled.increment(lines);
  }

  public void event() {
    events.increment();
  }

  public void ignored(String reason) {
    ignored
        .computeIfAbsent(reason, any -> meters.counter("handbell.ingest.ignored", "reason", any))
        .increment();
  }

  /** An event that is counted and not judged as an act, for what the lines around it say. */
  public void folded(String why) {
    folded
        .computeIfAbsent(why, any -> meters.counter("handbell.ingest.folded", "why", any))
        .increment();
  }

  public void rejected() {
    rejected.increment();
  }

  /** A line of Handbell's own is done with. */
  public void drill() {
    drills.increment();
  }

  public void lost() {
    lost.increment();
  }

  /** Lines that the disk lost after they were kept. */
  public void damaged(long lines) {
    damaged.increment((double) lines);
  }

  /** A device's clock and ours differ by more than ten minutes. */
  public void skewed() {
    skewed.increment();
  }

  public void truncated() {
    truncated.increment();
  }

  /** A sender's octet count was wrong, so that lines had to be found anew. */
  public void framingFault() {
    framingFaults.increment();
  }

  /** A sender that may not send was turned away. */
  public void refusedConnection() {
    refusedConnections.increment();
  }

  /** A connection was closed, or not let in, by us. */
  public void closedConnection(String reason) {
    meters.counter("handbell.ingest.connections.closed", "reason", reason).increment();
  }

  /** A datagram came from a sender that may not send. */
  public void refusedDatagram() {
    meters.counter("handbell.ingest.datagrams.refused").increment();
  }

  /** An HTTP request was answered with this status instead of being taken in. */
  public void refusedRequest(int status) {
    meters
        .counter("handbell.ingest.requests.refused", "status", Integer.toString(status))
        .increment();
  }

  /** How often a sender had to wait, or was not heard, for it sent more than its share. */
  public Counter held(String sourceId) {
    return meters.counter("handbell.ingest.held", "source", sourceId);
  }

  /** Lines that came to this machine and never to the spool. */
  public void missed(String sourceId, String why, long lines) {
    meters
        .counter("handbell.ingest.missed", "source", sourceId, "why", why)
        .increment((double) lines);
  }

  /** The spool could not be written; nothing was acknowledged. */
  public void spoolError() {
    spoolErrors.increment();
  }

  /** Kafka did not take a record. */
  public void produceError(String cause) {
    meters.counter("handbell.ingest.produce.errors", "cause", cause).increment();
  }

  /** Something of one source that goes up and down. */
  public <T> void gauge(String name, String sourceId, T holder, ToDoubleFunction<T> value) {
    meters.gauge("handbell.ingest." + name, List.of(Tag.of("source", sourceId)), holder, value);
  }

  /** Something that goes up and down: {@code handbell.ingest.spool.bytes}. */
  public <T> void gauge(String name, T holder, ToDoubleFunction<T> value) {
    meters.gauge("handbell.ingest." + name, holder, value);
  }

  /** What is counted of one source's files: {@code handbell.ingest.file.rotations}. */
  public Counter file(String noun, String sourceId) {
    return meters.counter("handbell.ingest.file." + noun, "source", sourceId);
  }
}

package org.handbell.model;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How one source does, as the ingest process that reads it says now and then: a later report
 * replaces an earlier one. It holds counts alone, no person, address or search.
 *
 * @param instance the ingest process, where several read one source
 * @param schools ids of the schools whose requests it logs
 * @param at when the report was made
 * @param since since when the counts run; they only grow from there
 * @param way how lines come: {@code syslog+udp}, {@code file} and so on
 * @param format as configured
 * @param decided what {@code auto} decided for most lines, and on what grounds; null before any
 * @param lastLine when a line last came
 * @param lastEvent when a line last was a web request
 * @param counts by name of {@link Count}
 * @param ignored lines by the reason why they are no web request
 * @param seen acts by how much of the request the filter could see
 * @param perMinute lines a minute over the last minutes; null where it was not watched that long
 * @param expectedPerMinute lines a minute that this source mostly sends at this hour of this
 *     weekday; null while its rhythm is not known
 * @param clockSkew how far the device's clock is ahead of ours, most recently; null where lines
 *     carry no time
 * @param problem why the way in takes no lines, in plain words; null while it does
 * @param certificateEnds when the certificate runs out that the way in shows; null where it shows
 *     none
 * @param drills the lines that were lately written to prove the way of this source's lines
 */
public record SourceReport(
    String sourceId,
    String instance,
    List<String> schools,
    Instant at,
    Instant since,
    String way,
    String format,
    @Nullable String decided,
    @Nullable Instant lastLine,
    @Nullable Instant lastEvent,
    Map<Count, Long> counts,
    Map<String, Long> ignored,
    Map<Visibility, Long> seen,
    @Nullable Double perMinute,
    @Nullable Double expectedPerMinute,
    @Nullable Duration clockSkew,
    @Nullable String problem,
    Spool spool,
    @Nullable Instant certificateEnds,
    List<DrillLine> drills) {

  /** What is counted of every line, and of every act the minimum that a record must show. */
  public enum Count {
    LINES,
    EVENTS,
    IGNORED,
    REJECTED,
    /** Lines that the way in knows to have missed: kernel drops, a truncated file. */
    MISSED,
    TRUNCATED,
    /** What a person did, as opposed to page furniture and machines. */
    ACTS,
    /** Acts with a named person. */
    PERSON,
    /** Acts with a device's name or MAC address. */
    DEVICE,
    /** Acts with a client address. */
    IP,
    /** Acts with the device's own time. */
    TIME,
    /** Acts that show what was searched for. */
    SEARCH,
    /** Acts that were a search or, on a search engine and hardly seen, may have been one. */
    ENGINE,
    /** Acts with a vendor's category. */
    CATEGORY
  }

  /**
   * The spool behind the source.
   *
   * @param accepting false while lines cannot be kept
   * @param filled from 0, empty, to 1, full
   * @param oldest how long the oldest line has waited
   */
  public record Spool(boolean accepting, double filled, Duration oldest) {}

  /** A report that does not say how fast lines come. */
  public SourceReport(
      String sourceId,
      String instance,
      List<String> schools,
      Instant at,
      Instant since,
      String way,
      String format,
      @Nullable String decided,
      @Nullable Instant lastLine,
      @Nullable Instant lastEvent,
      Map<Count, Long> counts,
      Map<String, Long> ignored,
      Map<Visibility, Long> seen,
      @Nullable Double expectedPerMinute,
      @Nullable Duration clockSkew,
      @Nullable String problem,
      Spool spool) {
    this(
        sourceId,
        instance,
        schools,
        at,
        since,
        way,
        format,
        decided,
        lastLine,
        lastEvent,
        counts,
        ignored,
        seen,
        null,
        expectedPerMinute,
        clockSkew,
        problem,
        spool,
        null);
  }

  /** A report of a way in that shows no certificate. */
  public SourceReport(
      String sourceId,
      String instance,
      List<String> schools,
      Instant at,
      Instant since,
      String way,
      String format,
      @Nullable String decided,
      @Nullable Instant lastLine,
      @Nullable Instant lastEvent,
      Map<Count, Long> counts,
      Map<String, Long> ignored,
      Map<Visibility, Long> seen,
      @Nullable Double perMinute,
      @Nullable Double expectedPerMinute,
      @Nullable Duration clockSkew,
      @Nullable String problem,
      Spool spool) {
    this(
        sourceId,
        instance,
        schools,
        at,
        since,
        way,
        format,
        decided,
        lastLine,
        lastEvent,
        counts,
        ignored,
        seen,
        perMinute,
        expectedPerMinute,
        clockSkew,
        problem,
        spool,
        null);
  }

  /** A report of a source that no drill was made for. */
  public SourceReport(
      String sourceId,
      String instance,
      List<String> schools,
      Instant at,
      Instant since,
      String way,
      String format,
      @Nullable String decided,
      @Nullable Instant lastLine,
      @Nullable Instant lastEvent,
      Map<Count, Long> counts,
      Map<String, Long> ignored,
      Map<Visibility, Long> seen,
      @Nullable Double perMinute,
      @Nullable Double expectedPerMinute,
      @Nullable Duration clockSkew,
      @Nullable String problem,
      Spool spool,
      @Nullable Instant certificateEnds) {
    this(
        sourceId,
        instance,
        schools,
        at,
        since,
        way,
        format,
        decided,
        lastLine,
        lastEvent,
        counts,
        ignored,
        seen,
        perMinute,
        expectedPerMinute,
        clockSkew,
        problem,
        spool,
        certificateEnds,
        List.of());
  }

  /** The same, with a certificate that ends then. */
  public SourceReport withCertificate(@Nullable Instant ends) {
    return new SourceReport(
        sourceId,
        instance,
        schools,
        at,
        since,
        way,
        format,
        decided,
        lastLine,
        lastEvent,
        counts,
        ignored,
        seen,
        perMinute,
        expectedPerMinute,
        clockSkew,
        problem,
        spool,
        ends,
        drills);
  }

  /** The same, with these drills. */
  public SourceReport withDrills(List<DrillLine> made) {
    return new SourceReport(
        sourceId,
        instance,
        schools,
        at,
        since,
        way,
        format,
        decided,
        lastLine,
        lastEvent,
        counts,
        ignored,
        seen,
        perMinute,
        expectedPerMinute,
        clockSkew,
        problem,
        spool,
        certificateEnds,
        made);
  }

  public SourceReport {
    drills = drills == null ? List.of() : List.copyOf(drills);
    schools = List.copyOf(schools);
    counts = Map.copyOf(counts);
    ignored = Map.copyOf(ignored);
    seen = Map.copyOf(seen);
  }

  /** The record's key: source and instance. */
  public String key() {
    return sourceId + "|" + instance;
  }

  /** How often that was counted. */
  public long count(Count count) {
    return counts.getOrDefault(count, 0L);
  }

  /** The share of acts in percent that show this, rounded down; 0 where there were no acts. */
  public int percent(Count part) {
    return percent(count(part), count(Count.ACTS));
  }

  /**
   * The share in percent of the searches made whose words the log shows.
   *
   * @return null where nobody searched, as far as can be told
   */
  public @Nullable Integer searchesVisible() {
    long searches = count(Count.ENGINE);
    return searches == 0 ? null : percent(count(Count.SEARCH), searches);
  }

  private static int percent(long part, long whole) {
    return whole == 0 ? 0 : (int) (100 * part / whole);
  }
}

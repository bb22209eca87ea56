package org.handbell.ingest.file;

import io.micrometer.core.instrument.Counter;
import java.util.concurrent.atomic.AtomicLong;
import org.handbell.ingest.IngestMeters;
import org.handbell.ingest.MissedLines;

/** What is counted of one source's files. */
final class FileMeters {

  private static final long FIRST_GUESS = 200; // bytes of a line, until lines were seen

  private final IngestMeters meters;
  private final String sourceId;
  private final MissedLines missedLines;
  private final Counter missedBytes;
  private final AtomicLong behind = new AtomicLong();
  private long lines;
  private long bytes;

  final Counter rotations;
  final Counter truncations;
  final Counter gone;
  final Counter finished;
  final Counter failed;
  final Counter duplicates;

  FileMeters(IngestMeters meters, String sourceId, MissedLines missedLines) {
    this.meters = meters;
    this.sourceId = sourceId;
    this.missedLines = missedLines;
    this.missedBytes = meters.file("missed.bytes", sourceId);
    this.rotations = meters.file("rotations", sourceId);
    this.truncations = meters.file("truncations", sourceId);
    this.gone = meters.file("gone", sourceId);
    this.finished = meters.file("finished", sourceId);
    this.failed = meters.file("failed", sourceId);
    this.duplicates = meters.file("duplicates", sourceId);
    meters.gauge("file.behind.bytes", sourceId, behind, AtomicLong::get);
  }

  /** How much there is that was not read yet. */
  void behind(long unread) {
    behind.set(unread);
  }

  void read(long lineBytes) {
    lines++;
    bytes += lineBytes;
  }

  /**
   * Bytes that had been seen in a file and can no longer be read; returns how many lines at least.
   */
  long missed(long lost) {
    long each = lines == 0 ? FIRST_GUESS : Math.max(1, bytes / lines);
    long count = (lost + each - 1) / each;
    missedBytes.increment((double) lost);
    meters.missed(sourceId, "file", count);
    missedLines.missed(sourceId, count);
    return count;
  }
}

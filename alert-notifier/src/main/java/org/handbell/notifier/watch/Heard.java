package org.handbell.notifier.watch;

import java.time.Duration;
import java.time.Instant;
import org.handbell.model.SourceReport;
import org.jspecify.annotations.Nullable;

/**
 * The newest report of a source by one ingest process.
 *
 * @param age how long ago it was heard, by a clock that nobody sets
 */
public record Heard(SourceReport report, Duration age, History history) {

  private static final Duration STALE = Duration.ofMinutes(2);

  /** False where its ingest has said nothing for so long that nothing can be said of it. */
  public boolean isFresh() {
    return age.compareTo(STALE) <= 0;
  }

  /**
   * How long no line has come: by the clock of ingest up to the report, from there by ours, so that
   * the two need not agree.
   */
  Duration silentFor() {
    Instant last = report.lastLine();
    Duration then = Duration.between(last == null ? report.since() : last, report.at());
    return (then.isNegative() ? Duration.ZERO : then).plus(age);
  }

  boolean hadLines() {
    return report.lastLine() != null;
  }

  /** True where a line has come since, whatever the clocks say to the minute. */
  boolean sentAfter(Instant moment) {
    @Nullable Instant last = report.lastLine();
    return last != null && last.isAfter(moment.plusSeconds(60));
  }
}

package org.handbell.notifier;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import org.handbell.model.SourceReport;
import org.handbell.notifier.watch.Heard;
import org.handbell.notifier.watch.History;

/**
 * The newest report of each source and ingest process. How old it is is measured from when it was
 * heard, not by the clock of the machine that made it.
 */
final class SourceReports {

  private record Entry(SourceReport report, long heardAt, History history) {}

  private final LongSupplier nanos;
  private final Map<String, Entry> newest = new TreeMap<>();

  SourceReports(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /** A report that is read again, as after a lost connection, is not heard anew. */
  synchronized void take(SourceReport report) {
    Entry before = newest.get(report.key());
    if (before == null || !before.report().at().equals(report.at())) {
      History history = before == null ? new History() : before.history();
      history.take(report);
      newest.put(report.key(), new Entry(report, nanos.getAsLong(), history));
    }
  }

  synchronized void forget(String key) {
    newest.remove(key);
  }

  synchronized List<Heard> heard() {
    long now = nanos.getAsLong();
    return newest.values().stream()
        .map(
            each ->
                new Heard(each.report(), Duration.ofNanos(now - each.heardAt()), each.history()))
        .toList();
  }

  synchronized List<SourceReport> all() {
    return newest.values().stream().map(Entry::report).toList();
  }
}

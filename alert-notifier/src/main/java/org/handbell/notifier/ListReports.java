package org.handbell.notifier;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.handbell.model.ListReport;

/** The newest report of each list and classifier. */
final class ListReports {

  private final Map<String, ListReport> newest = new ConcurrentSkipListMap<>();

  void take(ListReport report) {
    newest.put(report.key(), report);
  }

  void forget(String key) {
    newest.remove(key);
  }

  List<ListReport> all() {
    return List.copyOf(newest.values());
  }
}

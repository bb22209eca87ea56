package org.handbell.ingest.report;

import java.util.List;
import java.util.Map;
import org.handbell.model.Event;
import org.handbell.model.MinimumRecord;
import org.handbell.model.SourceReport.Count;
import org.handbell.model.Visibility;
import org.handbell.model.WebSearches;

/**
 * What the record of one event shows of the minimum that the DfE's filtering and monitoring
 * standards ask for, as one small number: events that show the same are counted in one cell, with
 * one addition.
 */
final class Minimum {

  /** What every event that is no act comes to. */
  static final int NO_ACT = 0;

  /** A field's place here is its bit. */
  private static final List<Count> FIELDS =
      List.of(
          Count.PERSON,
          Count.DEVICE,
          Count.IP,
          Count.TIME,
          Count.SEARCH,
          Count.ENGINE,
          Count.CATEGORY);

  private static final List<Visibility> SEEN =
      List.of(Visibility.FULL, Visibility.HOST, Visibility.IP, Visibility.DNS);

  /** How many numbers there are. */
  static final int CELLS = 1 + (SEEN.size() << FIELDS.size());

  private Minimum() {}

  static int of(Event event) {
    if (!event.isAct()) {
      return NO_ACT;
    }
    MinimumRecord record = MinimumRecord.of(event);
    int bits =
        bit(record.person(), 0)
            | bit(record.device(), 1)
            | bit(record.ip(), 2)
            | bit(record.time(), 3)
            | bit(record.search(), 4)
            | bit(WebSearches.mayBe(event), 5)
            | bit(!event.filter().category().isEmpty(), 6);
    return 1 + (bits | visibility(event) << FIELDS.size());
  }

  private static int bit(boolean shown, int place) {
    return shown ? 1 << place : 0;
  }

  private static int visibility(Event event) {
    return switch (event.filter().visibility()) {
      case FULL -> 0;
      case HOST -> 1;
      case IP -> 2;
      case DNS -> 3;
    };
  }

  /** Adds what that number stands for, so many times. */
  static void add(int number, long times, Map<Count, Long> counts, Map<Visibility, Long> seen) {
    counts.merge(Count.EVENTS, times, Long::sum);
    if (number == NO_ACT) {
      return;
    }
    counts.merge(Count.ACTS, times, Long::sum);
    int bits = number - 1;
    for (int place = 0; place < FIELDS.size(); place++) {
      if ((bits >> place & 1) == 1) {
        counts.merge(FIELDS.get(place), times, Long::sum);
      }
    }
    seen.merge(SEEN.get(bits >> FIELDS.size()), times, Long::sum);
  }
}

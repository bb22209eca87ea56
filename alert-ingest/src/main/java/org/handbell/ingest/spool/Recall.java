package org.handbell.ingest.spool;

import java.util.function.Consumer;
import org.rocksdb.RocksDBException;

/**
 * Reads at start the last lines that are done with: they tell what was going on when the program
 * stopped, so that the lines after them are taken for what they are.
 */
final class Recall {

  /** More are not kept for this. */
  static final int MOST_LINES = 1 << 14;

  /** Longer ago nothing matters for what comes now. */
  static final long SINCE_MILLIS = 30_000;

  private Recall() {}

  /**
   * Tells of the lines in order.
   *
   * @param upTo the last line that is done with
   * @return false where there is none
   */
  static boolean of(SpoolStore store, long upTo, Consumer<SpooledLine> told)
      throws RocksDBException {
    long since;
    try (SpoolLines last = store.from(upTo)) {
      SpooledLine line = last.next();
      if (line == null || line.sequence() != upTo) {
        return false;
      }
      since = line.line().received().toEpochMilli() - SINCE_MILLIS;
    }
    try (SpoolLines lines = store.from(Math.max(1, upTo - MOST_LINES))) {
      SpooledLine line;
      while ((line = lines.next()) != null && line.sequence() <= upTo) {
        if (line.line().received().toEpochMilli() >= since) {
          told.accept(line);
        }
      }
    }
    return true;
  }
}

package org.handbell.ingest.spool;

import org.jspecify.annotations.Nullable;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.Slice;

/** The spool's lines in order, from a place on, as they stood when this was made. */
final class SpoolLines implements AutoCloseable {
  private final long from;
  private final Slice lower;
  private final Slice upper = new Slice(SpoolStore.key(Long.MAX_VALUE));
  private final ReadOptions bounds;
  private final RocksIterator blocks;
  private final Unpacker unpacker = new Unpacker();
  private @Nullable BlockLines open;

  /**
   * Opens the lines.
   *
   * @param block the first line of the block that holds {@code from}
   */
  SpoolLines(RocksDB db, long block, long from) {
    this.from = from;
    // With a lower bound the deleted blocks before it cost nothing.
    lower = new Slice(SpoolStore.key(block));
    bounds = new ReadOptions().setIterateLowerBound(lower).setIterateUpperBound(upper);
    blocks = db.newIterator(bounds);
    blocks.seekToFirst();
  }

  /** The next line, or null at the end. */
  @Nullable SpooledLine next() throws RocksDBException {
    while (true) {
      while (open != null && open.hasNext()) {
        SpooledLine line = open.next();
        if (line.sequence() >= from) {
          return line;
        }
      }
      if (!blocks.isValid()) {
        blocks.status();
        return null;
      }
      SpoolBlock block = SpoolBlock.decode(SpoolStore.sequence(blocks.key()), blocks.value());
      open = block.lines(unpacker);
      blocks.next();
    }
  }

  /** The place before the block that the last line came from. */
  SpoolStore.Place beforeBlock() {
    if (open == null) {
      throw new IllegalStateException("no line was read yet");
    }
    return open.before();
  }

  @Override
  public void close() {
    blocks.close();
    bounds.close();
    lower.close();
    upper.close();
  }
}

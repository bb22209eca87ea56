package org.handbell.ingest.spool;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksDBException;

/**
 * The lines of a block in order: each one's flags, time received, source id, own id, sender and
 * bytes. No length is believed before all have been looked at.
 */
final class BlockLines {

  private static final byte[] NONE = {};
  private static final int BEFORE_TEXTS = 1 + Long.BYTES;

  private final SpoolBlock block;
  private final int texts;
  private final ByteBuffer in;
  private final long bytes;
  private int read;
  private String sourceId = "";
  private String id = "";
  private String sender = "";

  /**
   * Lines of a block.
   *
   * @param texts how many a line has: the first version knew the source id only
   * @param in just the lines
   * @throws RocksDBException of code {@code Corruption} where these are not so many lines
   */
  BlockLines(SpoolBlock block, int texts, ByteBuffer in) throws RocksDBException {
    this.block = block;
    this.texts = texts;
    this.in = in;
    this.bytes = bytesOfLines();
  }

  private long bytesOfLines() throws RocksDBException {
    long sum = 0;
    int at = in.position();
    for (int line = 0; line < block.count(); line++) {
      at = behindTexts(at + BEFORE_TEXTS);
      int length = within(at, Integer.BYTES) ? in.getInt(at) : -1;
      at += Integer.BYTES;
      if (length < 0 || !within(at, length)) {
        throw notLines();
      }
      at += length;
      sum += length;
    }
    if (block.count() < 1 || at != in.limit()) {
      throw notLines();
    }
    return sum;
  }

  private int behindTexts(int from) throws RocksDBException {
    int at = from;
    for (int text = 0; text < texts; text++) {
      if (!within(at, 1)) {
        throw notLines();
      }
      at += 1 + (in.get(at) & 0xFF);
    }
    return at;
  }

  private boolean within(int at, int length) {
    return length <= in.limit() - at;
  }

  private static RocksDBException notLines() {
    return SpoolStore.damage("a spool block does not hold the lines that it says");
  }

  /** The place before the first line. */
  SpoolStore.Place before() {
    return new SpoolStore.Place(block.first() - 1, block.end().bytesUpToHere() - bytes);
  }

  boolean hasNext() {
    return read < block.count();
  }

  SpooledLine next() {
    boolean truncated = in.get() == 1;
    Instant received = Instant.ofEpochMilli(in.getLong());
    sourceId = text(sourceId);
    id = texts == 1 ? "" : text(id);
    sender = texts == 1 ? "" : text(sender);
    byte[] line = new byte[in.getInt()];
    in.get(line);
    return new SpooledLine(
        block.first() + read++,
        block.epoch(),
        new ArrivedLine(sourceId, received, line, truncated, nullIfEmpty(id), nullIfEmpty(sender)));
  }

  /** Neighbours mostly say the same: then the text of the one before serves again. */
  private String text(String before) {
    int length = in.get() & 0xFF;
    boolean same = length == before.length();
    for (int i = 0; i < length && same; i++) {
      same = in.get(in.position() + i) == before.charAt(i);
    }
    byte[] bytes = same ? NONE : new byte[length];
    in.get(in.position(), bytes);
    in.position(in.position() + length);
    return same ? before : new String(bytes, UTF_8);
  }

  private static @Nullable String nullIfEmpty(String text) {
    return text.isEmpty() ? null : text;
  }
}

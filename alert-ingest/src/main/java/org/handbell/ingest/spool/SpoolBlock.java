package org.handbell.ingest.spool;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.rocksdb.RocksDBException;

/**
 * Lines that were written together, as one value under the first line's sequence number: a value
 * for each line would cost more than the line. Version, count, bytes of all lines ever spooled up
 * to the last of these; then each line's flags, time received, source id and bytes.
 */
final class SpoolBlock {

  private static final byte VERSION = 1;
  private static final int HEADER = 1 + 4 + 8;
  private static final int FIXED = 1 + 8 + 1 + 4;
  private static final int MOST_SOURCE_BYTES = 255;

  private final long first;
  private final int count;
  private final long bytesUpToEnd;
  private final ByteBuffer in;
  private int read;
  private byte[] sourceBytes = {};
  private String source = "";

  private SpoolBlock(long first, ByteBuffer in) throws RocksDBException {
    this.first = first;
    this.in = in;
    byte version = in.get();
    if (version != VERSION) {
      throw new RocksDBException("spool block of version " + version + ", this reads " + VERSION);
    }
    this.count = in.getInt();
    this.bytesUpToEnd = in.getLong();
  }

  /** How many bytes of a block the line takes. */
  static int size(PendingLine line) {
    return FIXED + MOST_SOURCE_BYTES + line.bytes().length;
  }

  static int header() {
    return HEADER;
  }

  /** Writes the lines to the buffer, which must hold their sizes and a header. */
  static void encode(List<PendingLine> lines, long bytesUpToEnd, ByteBuffer out) {
    out.put(VERSION).putInt(lines.size()).putLong(bytesUpToEnd);
    String last = "";
    byte[] id = {};
    for (PendingLine line : lines) {
      if (!line.sourceId().equals(last)) {
        last = line.sourceId();
        id = last.getBytes(UTF_8);
      }
      int idLength = Math.min(id.length, MOST_SOURCE_BYTES);
      out.put((byte) (line.truncated() ? 1 : 0)).putLong(line.receivedMillis());
      out.put((byte) idLength).put(id, 0, idLength);
      out.putInt(line.bytes().length).put(line.bytes());
    }
  }

  static SpoolBlock decode(long first, byte[] value) throws RocksDBException {
    return new SpoolBlock(first, ByteBuffer.wrap(value));
  }

  /** The sequence number of the first line. */
  long first() {
    return first;
  }

  /** The place of the last line. */
  SpoolStore.Place end() {
    return new SpoolStore.Place(first + count - 1, bytesUpToEnd);
  }

  boolean hasNext() {
    return read < count;
  }

  SpooledLine next() {
    boolean truncated = in.get() == 1;
    long received = in.getLong();
    String sourceId = source(in.get() & 0xFF);
    byte[] line = new byte[in.getInt()];
    in.get(line);
    return new SpooledLine(first + read++, sourceId, received, truncated, line);
  }

  /** Neighbours mostly have the same source. */
  private String source(int length) {
    byte[] id = new byte[length];
    in.get(id);
    if (!Arrays.equals(id, sourceBytes)) {
      sourceBytes = id;
      source = new String(id, UTF_8);
    }
    return source;
  }
}

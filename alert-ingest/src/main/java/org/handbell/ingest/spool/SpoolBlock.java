package org.handbell.ingest.spool;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksDBException;

/**
 * Lines that were written together, as one value under the first line's sequence number: a value
 * for each line would cost more than the line. Version, epoch, count, bytes of all lines ever
 * spooled up to the last of these; then each line's flags, time received, source id, own id, sender
 * and bytes.
 */
final class SpoolBlock {

  private static final byte VERSION = 2;
  private static final byte FIRST_VERSION = 1; // without epoch, id and sender
  private static final byte[] NONE = {};
  private static final int HEADER = 1 + 4 + 4 + 8;
  private static final int FIXED = 1 + 8 + 3 + 4;
  private static final int MOST_TEXT_BYTES = 255;

  private final long first;
  private final byte version;
  private final int epoch;
  private final int count;
  private final long bytesUpToEnd;
  private final ByteBuffer in;
  private final int start;
  private int read;
  private String sourceId = "";
  private String id = "";
  private String sender = "";

  private SpoolBlock(long first, ByteBuffer in) throws RocksDBException {
    this.first = first;
    this.in = in;
    this.version = in.get();
    if (version != VERSION && version != FIRST_VERSION) {
      throw new RocksDBException("spool block of version " + version + ", this reads " + VERSION);
    }
    this.epoch = version == FIRST_VERSION ? 0 : in.getInt();
    this.count = in.getInt();
    this.bytesUpToEnd = in.getLong();
    this.start = in.position();
  }

  /** How many bytes of a block the line takes at most. */
  static int size(PendingLine line) {
    ArrivedLine arrived = line.line();
    int texts = most(arrived.sourceId()) + most(arrived.id()) + most(arrived.sender());
    return FIXED + texts + line.length();
  }

  private static int most(@Nullable String text) {
    return text == null ? 0 : Math.min(MOST_TEXT_BYTES, 3 * text.length());
  }

  static int header() {
    return HEADER;
  }

  /** Writes the lines to the buffer, which must hold their sizes and a header. */
  static void encode(List<PendingLine> lines, int epoch, long bytesUpToEnd, ByteBuffer out) {
    out.put(VERSION).putInt(epoch).putInt(lines.size()).putLong(bytesUpToEnd);
    String last = "";
    byte[] source = {};
    for (PendingLine pending : lines) {
      ArrivedLine line = pending.line();
      if (!line.sourceId().equals(last)) {
        last = line.sourceId();
        source = last.getBytes(UTF_8);
      }
      out.put((byte) (line.truncated() ? 1 : 0)).putLong(line.received().toEpochMilli());
      text(source, out);
      text(line.id() == null ? NONE : line.id().getBytes(UTF_8), out);
      text(line.sender() == null ? NONE : line.sender().getBytes(UTF_8), out);
      out.putInt(line.bytes().length).put(line.bytes());
    }
  }

  private static void text(byte[] bytes, ByteBuffer out) {
    int length = Math.min(bytes.length, MOST_TEXT_BYTES);
    out.put((byte) length).put(bytes, 0, length);
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

  /** The place before the first line. */
  SpoolStore.Place before() {
    ByteBuffer again = in.duplicate().position(start);
    long bytes = bytesUpToEnd;
    for (int line = 0; line < count; line++) {
      skip(again, 1 + Long.BYTES);
      for (int texts = version == FIRST_VERSION ? 1 : 3; texts > 0; texts--) {
        skip(again, again.get() & 0xFF);
      }
      int length = again.getInt();
      bytes -= length;
      skip(again, length);
    }
    return new SpoolStore.Place(first - 1, bytes);
  }

  private static void skip(ByteBuffer bytes, int count) {
    var unused = bytes.position(bytes.position() + count);
  }

  boolean hasNext() {
    return read < count;
  }

  SpooledLine next() {
    boolean truncated = in.get() == 1;
    Instant received = Instant.ofEpochMilli(in.getLong());
    sourceId = text(sourceId);
    id = version == FIRST_VERSION ? "" : text(id);
    sender = version == FIRST_VERSION ? "" : text(sender);
    byte[] bytes = new byte[in.getInt()];
    in.get(bytes);
    return new SpooledLine(
        first + read++,
        epoch,
        new ArrivedLine(
            sourceId, received, bytes, truncated, nullIfEmpty(id), nullIfEmpty(sender)));
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

package org.handbell.ingest.spool;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import org.rocksdb.RocksDBException;

/**
 * A line in the spool.
 *
 * @param sequence its place; a line's place is never given to another
 * @param bytesUpToHere the bytes of all lines ever spooled, this one included: the difference of
 *     two is what lies between them
 */
@SuppressWarnings("ArrayRecordComponent") // the line itself
record SpooledLine(
    long sequence,
    String sourceId,
    long receivedMillis,
    boolean truncated,
    long bytesUpToHere,
    byte[] bytes) {

  private static final byte VERSION = 1;
  private static final int FIXED = 1 + 1 + 8 + 8 + 1;
  private static final int MOST_SOURCE_BYTES = 255;

  /** Version, flags, time received, bytes up to here, source id, line. */
  static byte[] encode(PendingLine line, byte[] sourceId, long bytesUpToHere) {
    int idLength = Math.min(sourceId.length, MOST_SOURCE_BYTES);
    ByteBuffer out = ByteBuffer.allocate(FIXED + idLength + line.bytes().length);
    out.put(VERSION).put((byte) (line.truncated() ? 1 : 0));
    out.putLong(line.receivedMillis()).putLong(bytesUpToHere);
    out.put((byte) idLength).put(sourceId, 0, idLength).put(line.bytes());
    return out.array();
  }

  static SpooledLine decode(long sequence, byte[] value) throws RocksDBException {
    ByteBuffer in = ByteBuffer.wrap(value);
    byte version = in.get();
    if (version != VERSION) {
      throw new RocksDBException("spool record of version " + version + ", this reads " + VERSION);
    }
    boolean truncated = in.get() == 1;
    long received = in.getLong();
    long upToHere = in.getLong();
    byte[] source = new byte[in.get() & 0xFF];
    in.get(source);
    byte[] line = new byte[in.remaining()];
    in.get(line);
    return new SpooledLine(
        sequence, new String(source, UTF_8), received, truncated, upToHere, line);
  }
}

package org.handbell.ingest.spool;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;
import org.rocksdb.RocksDBException;

/**
 * Lines that were written together, as one value under the first line's sequence number: a value
 * for each line would cost more than the line. Version, epoch, count, bytes of all lines ever
 * spooled up to the last of these; then the lines as {@link BlockLines} reads them or, packed by
 * LZ4, how long they were, a checksum and what they were packed to.
 */
final class SpoolBlock {

  static final byte PACKED = 3;
  static final byte PLAIN = 2;
  static final byte FIRST_VERSION = 1; // without epoch, and its lines without id and sender

  static final int HEADER = 1 + 4 + 4 + 8;
  static final int PACKED_HEADER = HEADER + 4 + 4;

  /** As long a block becomes before it is packed; the older versions' were longer. */
  static final int MOST_BYTES = 128 << 10;

  private final long first;
  private final byte version;
  private final int epoch;
  private final int count;
  private final long bytesUpToEnd;
  private final ByteBuffer body;

  private SpoolBlock(long first, ByteBuffer in) throws RocksDBException {
    this.first = first;
    this.version = in.get();
    if (version < FIRST_VERSION || version > PACKED) {
      throw new RocksDBException("spool block of version " + version + ", this reads " + PACKED);
    }
    if (in.limit() < (version == PACKED ? PACKED_HEADER : HEADER)) {
      throw SpoolStore.damage("a spool block ends within its header");
    }
    this.epoch = version == FIRST_VERSION ? 0 : in.getInt();
    this.count = in.getInt();
    this.bytesUpToEnd = in.getLong();
    this.body = in;
  }

  /**
   * Reads what is said before the lines.
   *
   * @throws RocksDBException of code {@code Corruption} where the bytes are not as they were
   *     written
   */
  static SpoolBlock decode(long first, byte[] value) throws RocksDBException {
    if (value.length == 0) {
      throw SpoolStore.damage("a spool block is empty");
    }
    SpoolBlock block = new SpoolBlock(first, ByteBuffer.wrap(value));
    if (block.version == PACKED) {
      block.requireUnaltered();
    } else {
      var unused = block.linesIn(block.body.duplicate());
    }
    return block;
  }

  /** False where a block is damaged, so that its lines are lost. */
  static boolean isSound(long first, byte[] value) {
    try {
      var unused = decode(first, value).lines(new Unpacker());
      return true;
    } catch (RocksDBException e) {
      return !SpoolStore.isDamage(e);
    }
  }

  private void requireUnaltered() throws RocksDBException {
    ByteBuffer all = body.duplicate().rewind();
    if (all.getInt(HEADER + 4) != checksum(all, all.limit())) {
      throw SpoolStore.damage("a spool block's checksum is not that of its bytes");
    }
  }

  /** Of a packed block that ends there, of all but the checksum itself. */
  static int checksum(ByteBuffer block, int end) {
    CRC32C sum = new CRC32C();
    sum.update(block.duplicate().position(0).limit(HEADER + 4));
    sum.update(block.duplicate().position(PACKED_HEADER).limit(end));
    return (int) sum.getValue();
  }

  /** The sequence number of the first line. */
  long first() {
    return first;
  }

  /** The place of the last line. */
  SpoolStore.Place end() {
    return new SpoolStore.Place(first + count - 1, bytesUpToEnd);
  }

  /**
   * The lines from the first on, until the unpacker is used again.
   *
   * @throws RocksDBException of code {@code Corruption} where these are no lines
   */
  BlockLines lines(Unpacker unpacker) throws RocksDBException {
    if (version != PACKED) {
      return linesIn(body.duplicate());
    }
    int size = body.getInt(HEADER);
    return linesIn(unpacker.unpack(body.duplicate().position(PACKED_HEADER), size));
  }

  private BlockLines linesIn(ByteBuffer bytes) throws RocksDBException {
    return new BlockLines(this, version == FIRST_VERSION ? 1 : 3, bytes);
  }

  int epoch() {
    return epoch;
  }

  int count() {
    return count;
  }
}

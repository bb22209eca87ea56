package org.handbell.ingest.spool;

import java.nio.ByteBuffer;
import net.jpountz.lz4.LZ4Exception;
import net.jpountz.lz4.LZ4Factory;
import net.jpountz.lz4.LZ4SafeDecompressor;
import org.rocksdb.RocksDBException;

/** Unpacks one block after the other into the same memory. */
final class Unpacker {

  private static final LZ4SafeDecompressor LZ4 = LZ4Factory.fastestInstance().safeDecompressor();

  private byte[] room = {};

  /**
   * What was packed; good until the next is.
   *
   * @param size how long it was, which is not believed
   * @throws RocksDBException of code {@code Corruption} where that is not what comes out
   */
  ByteBuffer unpack(ByteBuffer packed, int size) throws RocksDBException {
    if (size < 0 || size > SpoolBlock.MOST_BYTES) {
      throw SpoolStore.damage("a spool block says that it is longer than any");
    }
    if (room.length < size) {
      room = new byte[size];
    }
    if (unpackInto(room, packed, size) != size) {
      throw SpoolStore.damage("a spool block is shorter than it says");
    }
    return ByteBuffer.wrap(room, 0, size);
  }

  private static int unpackInto(byte[] room, ByteBuffer packed, int size) throws RocksDBException {
    try {
      int from = packed.arrayOffset() + packed.position();
      return LZ4.decompress(packed.array(), from, packed.remaining(), room, 0, size);
    } catch (LZ4Exception e) {
      throw SpoolStore.damage("a spool block cannot be unpacked");
    }
  }
}

package org.handbell.ingest.spool;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.rocksdb.RocksDBException;

/**
 * A look at RocksDB's own list of its files before it opens them. A record there whose type says
 * that its log is used a second time, which only a damaged byte can say of this file, sends RocksDB
 * round in circles for ever (seen with 10.x); so it is told apart here.
 */
final class SpoolManifest {

  private static final int BLOCK = 32 << 10;
  private static final int HEADER = 7;
  private static final int LAST_TYPE_OF_A_FRESH_LOG = 4;

  private SpoolManifest() {}

  /**
   * Reads the headers of the records; what else may be wrong RocksDB finds itself.
   *
   * @throws RocksDBException of code {@code Corruption} where it must not be opened
   */
  static void requireSound(Path folder) throws RocksDBException {
    try {
      Path current = folder.resolve("CURRENT");
      if (Files.notExists(current)) {
        return;
      }
      String name = Files.readString(current, StandardCharsets.ISO_8859_1).strip();
      if (!name.matches("MANIFEST-[0-9]+") || Files.notExists(folder.resolve(name))) {
        return;
      }
      if (hasRecordOfAReusedLog(Files.readAllBytes(folder.resolve(name)))) {
        throw SpoolStore.damage("a record of " + name + " has a type that it cannot have");
      }
    } catch (IOException e) {
      throw new RocksDBException("the spool's list of files cannot be read: " + e.getMessage());
    }
  }

  private static boolean hasRecordOfAReusedLog(byte[] manifest) {
    ByteBuffer bytes = ByteBuffer.wrap(manifest).order(ByteOrder.LITTLE_ENDIAN);
    int at = 0;
    while (at + HEADER <= manifest.length) {
      int left = BLOCK - at % BLOCK;
      if (left < HEADER) {
        at += left;
        continue;
      }
      if (bytes.get(at + 6) < 0 || bytes.get(at + 6) > LAST_TYPE_OF_A_FRESH_LOG) {
        return true;
      }
      at += HEADER + Short.toUnsignedInt(bytes.getShort(at + 4));
    }
    return false;
  }
}

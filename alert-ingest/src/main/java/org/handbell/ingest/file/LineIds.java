package org.handbell.ingest.file;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.CRC32C;

/**
 * Names the lines of one file: by its source, its first line, the line's place and a checksum of
 * the line. The first line stays what it is while a file grows, is renamed or compressed, so that a
 * line is the same event however often it is read.
 */
final class LineIds {

  private static final int KEY_BYTES = 12;

  private final String prefix;

  /**
   * Names for a file that begins so.
   *
   * @param head with the whole first line, or its first KiB
   */
  LineIds(String sourceId, byte[] head) {
    int end = 0;
    while (end < head.length && end < Fingerprint.MOST && head[end] != '\n') {
      end++;
    }
    MessageDigest digest = Fingerprint.sha256();
    digest.update(sourceId.getBytes(UTF_8));
    digest.update((byte) 0);
    digest.update(head, 0, end);
    byte[] key = Arrays.copyOf(digest.digest(), KEY_BYTES);
    this.prefix = "file:" + Base64.getUrlEncoder().withoutPadding().encodeToString(key) + "-";
  }

  /** Two files that begin alike, as with a header, are told apart by their lines. */
  String id(long offset, byte[] line) {
    CRC32C checksum = new CRC32C();
    checksum.update(line, 0, line.length);
    return prefix + Long.toString(offset, 36) + "-" + Long.toString(checksum.getValue(), 36);
  }
}

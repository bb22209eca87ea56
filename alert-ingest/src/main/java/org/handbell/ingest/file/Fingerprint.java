package org.handbell.ingest.file;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * What a file is known by, whatever it is called now: a hash of its first KiB, or of all there was
 * when it was shorter.
 *
 * @param length bytes hashed
 */
record Fingerprint(int length, String hash) {

  /** Bytes of a file's beginning that are looked at. */
  static final int MOST = 1024;

  Fingerprint {
    if (length < 0 || length > MOST) {
      throw new IllegalArgumentException("a fingerprint of " + length + " bytes");
    }
  }

  static Fingerprint of(byte[] head) {
    return of(head, Math.min(head.length, MOST));
  }

  private static Fingerprint of(byte[] head, int length) {
    byte[] hash = sha256().digest(Arrays.copyOf(head, length));
    return new Fingerprint(length, HexFormat.of().formatHex(hash, 0, 16));
  }

  /** True where a file that begins so may be the one, grown since or not. */
  boolean begins(byte[] head) {
    return head.length >= length && equals(of(head, length));
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}

package org.handbell.classifier.list;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What a canonical address is held as: the first 128 bits of an HMAC-SHA256 with the installation's
 * seal key. Lists published as SHA-256 are hashed once more in the same way.
 */
final class AddressHash {

  /** Both halves of a hash. */
  record Value(long high, long low) {

    String hex() {
      return HexFormat.of().toHexDigits(high) + HexFormat.of().toHexDigits(low);
    }
  }

  private static final String ALGORITHM = "HmacSHA256";

  private final ThreadLocal<Mac> mac;
  private final boolean sha256First;

  AddressHash(byte[] key, boolean sha256First) {
    if (key.length < 16) {
      throw new IllegalArgumentException("a seal key has 16 bytes at least");
    }
    SecretKeySpec secret = new SecretKeySpec(key, ALGORITHM);
    this.mac = ThreadLocal.withInitial(() -> newMac(secret));
    this.sha256First = sha256First;
  }

  Value of(String address) {
    byte[] bytes = address.getBytes(StandardCharsets.UTF_8);
    return ofBytes(sha256First ? sha256(bytes) : bytes);
  }

  /** The hash of an entry that came as bytes, for one the SHA-256 itself. */
  Value ofBytes(byte[] bytes) {
    ByteBuffer digest = ByteBuffer.wrap(mac.get().doFinal(bytes));
    return new Value(digest.getLong(), digest.getLong());
  }

  static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static Mac newMac(SecretKeySpec secret) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(secret);
      return mac;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HMAC-SHA256", e);
    }
  }
}

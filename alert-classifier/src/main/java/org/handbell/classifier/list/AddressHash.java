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
 * seal key.
 */
final class AddressHash {

  /** Both halves of a hash. */
  record Value(long high, long low) {

    String hex() {
      return HexFormat.of().toHexDigits(high) + HexFormat.of().toHexDigits(low);
    }
  }

  private static final String ALGORITHM = "HmacSHA256";
  private static final int SHORTEST_KEY = 16;

  private final ThreadLocal<Mac> mac;

  AddressHash(byte[] key) {
    if (key.length < SHORTEST_KEY) {
      throw new IllegalArgumentException("a seal key has 16 bytes at least");
    }
    SecretKeySpec secret = new SecretKeySpec(key, ALGORITHM);
    this.mac = ThreadLocal.withInitial(() -> newMac(secret));
  }

  Value of(String address) {
    ByteBuffer digest = ByteBuffer.wrap(hmac(address));
    return new Value(digest.getLong(), digest.getLong());
  }

  /** A quick hash whose key nobody can have without the seal key. */
  SipHash sieve() {
    return new SipHash(hmac("sieve"));
  }

  static String sha256Hex(String address) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha256.digest(address.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private byte[] hmac(String text) {
    return mac.get().doFinal(text.getBytes(StandardCharsets.UTF_8));
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

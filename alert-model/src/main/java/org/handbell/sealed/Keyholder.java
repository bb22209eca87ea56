package org.handbell.sealed;

import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPublicKey;
import java.util.HexFormat;

/**
 * A person for whom lines are locked.
 *
 * @param id as under {@code people} in the configuration
 * @param key the public half of their key
 */
public record Keyholder(String id, RSAPublicKey key) {

  /**
   * The keyholder whose public key stands in that file.
   *
   * @throws IOException when there is none, with what is wrong
   */
  public static Keyholder read(String id, Path file) throws IOException {
    return new Keyholder(id, KeyFiles.readPublic(file));
  }

  /** Sixteen hex digits to read out on the telephone, by which a changed key is seen. */
  public String fingerprint() {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(key.getEncoded());
      return HexFormat.of().formatHex(hash, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}

package org.handbell.ingest.drill;

import java.security.SecureRandom;
import java.util.HexFormat;

/** The host that one drill asks for: nobody can guess it, and no name server will ever know it. */
final class Nonce {

  /** Reserved names (RFC 2606): a request for one never leaves anybody's network. */
  static final String ZONE = "drill.handbell.invalid";

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int BYTES = 16;

  private Nonce() {}

  static String host() {
    byte[] secret = new byte[BYTES];
    RANDOM.nextBytes(secret);
    return HexFormat.of().formatHex(secret) + "." + ZONE;
  }
}

package org.handbell.notifier.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * A random word that opens something for whoever holds it. What is kept of it is its hash alone: a
 * copy of the database opens nothing.
 */
public final class Secret {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int BYTES = 32;

  private Secret() {}

  /** A new one of 256 random bits, fit for a link and a cookie. */
  public static String fresh() {
    byte[] bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return text(bytes);
  }

  /** What is kept of it. */
  public static String hash(String secret) {
    return derive("kept", secret);
  }

  /** Further secrets that the holder of a first one can make, and that do not tell the first. */
  public enum Purpose {
    STATE,
    NONCE,
    VERIFIER;

    public String of(String secret) {
      return derive(name(), secret);
    }
  }

  private static String derive(String purpose, String secret) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return text(digest.digest((purpose + "\n" + secret).getBytes(UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** What a form must hold that was made for the holder of this session secret. */
  public static String ofForms(String session) {
    return derive("forms", session);
  }

  /** Compares in a time that does not tell how much is right. */
  public static boolean same(String a, String b) {
    return MessageDigest.isEqual(a.getBytes(UTF_8), b.getBytes(UTF_8));
  }

  private static String text(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}

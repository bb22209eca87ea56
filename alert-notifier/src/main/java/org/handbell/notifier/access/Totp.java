package org.handbell.notifier.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The six digits that an authenticator app shows, anew every 30 seconds (RFC 6238, SHA-1). */
public final class Totp {

  static final Duration STEP = Duration.ofSeconds(30);
  private static final int DIGITS = 6;
  private static final int MODULUS = 1_000_000;
  private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

  private Totp() {}

  /** The number of the 30 seconds in which that moment lies. */
  public static long step(Instant now) {
    return now.getEpochSecond() / STEP.toSeconds();
  }

  /** What the app shows in that step. */
  public static String code(byte[] secret, long step) {
    byte[] hash = mac(secret, ByteBuffer.allocate(Long.BYTES).putLong(step).array());
    int offset = hash[hash.length - 1] & 0x0f;
    int number = ByteBuffer.wrap(hash).getInt(offset) & 0x7fff_ffff;
    return String.format(Locale.ROOT, "%0" + DIGITS + "d", number % MODULUS);
  }

  /**
   * The step whose code that is, where it is one now or next to now: clocks differ, and people type
   * slowly. A code of a step that was used, or of one before it, is none.
   */
  public static OptionalLong match(byte[] secret, String code, Instant now, long lastUsed) {
    long current = step(now);
    OptionalLong found = OptionalLong.empty();
    for (long step = current - 1; step <= current + 1; step++) {
      if (Secret.same(code(secret, step), code) && step > lastUsed) {
        found = OptionalLong.of(step);
      }
    }
    return found;
  }

  /** The secret as it is typed into an app: base 32, RFC 4648. */
  public static String typed(byte[] secret) {
    StringBuilder out = new StringBuilder();
    int bits = 0;
    int held = 0;
    for (byte each : secret) {
      bits = (bits << 8) | (each & 0xff);
      held += 8;
      while (held >= 5) {
        held -= 5;
        out.append(LETTERS.charAt((bits >> held) & 31));
      }
    }
    return held == 0
        ? out.toString()
        : out.append(LETTERS.charAt((bits << (5 - held)) & 31)).toString();
  }

  /** The secret as a link that a phone opens in its app, and that a QR code holds. */
  public static String link(String account, byte[] secret) {
    return "otpauth://totp/Handbell:%s?secret=%s&issuer=Handbell"
        .formatted(URLEncoder.encode(account, UTF_8).replace("+", "%20"), typed(secret));
  }

  private static byte[] mac(byte[] secret, byte[] message) {
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(secret, "HmacSHA1"));
      return mac.doFinal(message);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HMAC-SHA1", e);
    }
  }
}

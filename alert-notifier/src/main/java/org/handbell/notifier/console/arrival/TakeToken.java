package org.handbell.notifier.console.arrival;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.handbell.notifier.route.Contact;

/**
 * Lets the reader of one mail take one case for some days (HMAC, RFC 2104). It holds no name: whose
 * it is shows when their name is put in and the signature fits, so that it says nothing in a log
 * and ends with the contact.
 */
public final class TakeToken {

  /** Longer than a half-term holiday. */
  static final Duration VALID = Duration.ofDays(14);

  private static final String ALGORITHM = "HmacSHA256";
  private static final int EXPIRY_BYTES = Long.BYTES;
  private static final int BYTES = EXPIRY_BYTES + 32;

  private final SecretKeySpec key;

  TakeToken(byte[] key) {
    this.key = new SecretKeySpec(key, ALGORITHM);
  }

  String issue(String number, Contact reader, Instant now) {
    long expiry = now.plus(VALID).getEpochSecond();
    byte[] token =
        ByteBuffer.allocate(BYTES).putLong(expiry).put(mac(number, reader, expiry)).array();
    return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
  }

  /** Whose token it is, where it is one for this case and still valid. */
  Optional<Contact> holder(String number, String token, Collection<Contact> contacts, Instant now) {
    byte[] given = decode(token);
    if (given.length != BYTES) {
      return Optional.empty();
    }
    long expiry = ByteBuffer.wrap(given).getLong();
    byte[] signature = Arrays.copyOfRange(given, EXPIRY_BYTES, BYTES);
    return expiry < now.getEpochSecond()
        ? Optional.empty()
        : contacts.stream()
            .filter(each -> MessageDigest.isEqual(signature, mac(number, each, expiry)))
            .findFirst();
  }

  private static byte[] decode(String token) {
    try {
      return Base64.getUrlDecoder().decode(token);
    } catch (IllegalArgumentException e) {
      return new byte[0];
    }
  }

  private byte[] mac(String number, Contact reader, long expiry) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      String bound = String.join("\n", "take", number, reader.id(), reader.address(), "" + expiry);
      return mac.doFinal(bound.getBytes(UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + ALGORITHM, e);
    }
  }
}

package org.handbell.notifier.access;

import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;

/** Keeps passwords as Argon2id hashes (RFC 9106), which cost a guesser memory and time. */
public final class Passwords {

  private static final int MEMORY_KIB = 19 * 1024;
  private static final int ROUNDS = 2;
  private static final int LANES = 1;
  private static final int BYTES = 32;
  private static final int SALT_BYTES = 64;

  private static final Argon2Function HASHING =
      Argon2Function.getInstance(MEMORY_KIB, ROUNDS, LANES, BYTES, Argon2.ID);

  /** Takes as long to check as any other, and nobody knows what it would be a hash of. */
  private final String nobodys = unguessable();

  /** What is kept of a password; it names its own salt and costs. */
  public String hash(String password) {
    return HASHING.hash(same(password)).getResult();
  }

  /** True where that is the password. */
  public boolean fits(String password, String hash) {
    return Argon2Function.getInstanceFromHash(hash).check(same(password), hash);
  }

  /** Takes the time that {@link #fits} takes, so that it does not tell who has an account. */
  public boolean fitsNobody(String password) {
    fits(password, nobodys);
    return false;
  }

  String nobodys() {
    return nobodys;
  }

  private static String unguessable() {
    byte[] random = new byte[SALT_BYTES + BYTES];
    new SecureRandom().nextBytes(random);
    Base64.Encoder text = Base64.getEncoder().withoutPadding();
    return "$argon2%s$v=19$m=%d,t=%d,p=%d$%s$%s"
        .formatted(
            Argon2.ID.name().toLowerCase(Locale.getDefault()), // as the library reads it again
            MEMORY_KIB,
            ROUNDS,
            LANES,
            text.encodeToString(Arrays.copyOf(random, SALT_BYTES)),
            text.encodeToString(Arrays.copyOfRange(random, SALT_BYTES, random.length)));
  }

  /** The same letters are the same password, however a keyboard composes them. */
  static String same(String password) {
    return Normalizer.normalize(password, Normalizer.Form.NFKC);
  }
}

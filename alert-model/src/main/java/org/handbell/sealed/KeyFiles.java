package org.handbell.sealed;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.Set;
import javax.crypto.Cipher;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes and reads the two files of a keyholder's key. The public half is an ordinary PEM; the
 * private half stands under a passphrase: salt, nonce, then PKCS#8 in AES-256-GCM, whose key PBKDF2
 * draws from the passphrase. Java 17 writes no PBES2 that others, or later Javas, agree on.
 */
public final class KeyFiles {

  /** Four words or more. */
  public static final int SHORTEST_PASSPHRASE = 15;

  private static final String PUBLIC = "PUBLIC KEY";
  private static final String PRIVATE = "HANDBELL PRIVATE KEY";
  private static final int SALT = 16;
  private static final int NONCE = 12;

  /** As OWASP advises for PBKDF2 with SHA-256. */
  private static final int ROUNDS = 600_000;

  private KeyFiles() {}

  /**
   * Makes a new key.
   *
   * @param publicFile for the computer that runs Handbell
   * @param privateFile for a place that only its owner can reach
   * @return the fingerprint of the key
   * @throws IOException when one of the files is there already or cannot be written
   */
  public static String make(Path publicFile, Path privateFile, char[] passphrase)
      throws IOException {
    if (passphrase.length < SHORTEST_PASSPHRASE) {
      throw new IOException("a passphrase has " + SHORTEST_PASSPHRASE + " characters or more");
    }
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(3072);
      KeyPair pair = generator.generateKeyPair();
      write(privateFile, PRIVATE, locked(pair.getPrivate(), passphrase), onlyTheOwner());
      write(publicFile, PUBLIC, pair.getPublic().getEncoded());
      return new Keyholder("", (RSAPublicKey) pair.getPublic()).fingerprint();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java can make an RSA key", e);
    }
  }

  private static byte[] locked(PrivateKey key, char[] passphrase) throws GeneralSecurityException {
    byte[] random = new byte[SALT + NONCE];
    new SecureRandom().nextBytes(random);
    byte[] body = cipher(Cipher.ENCRYPT_MODE, random, passphrase).doFinal(key.getEncoded());
    byte[] all = Arrays.copyOf(random, random.length + body.length);
    System.arraycopy(body, 0, all, random.length, body.length);
    return all;
  }

  /** Salt and nonce stand before what is locked. */
  private static Cipher cipher(int mode, byte[] head, char[] passphrase)
      throws GeneralSecurityException {
    byte[] salt = Arrays.copyOf(head, SALT);
    byte[] key =
        SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
            .generateSecret(new PBEKeySpec(passphrase, salt, ROUNDS, 256))
            .getEncoded();
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, head, SALT, NONCE));
    return cipher;
  }

  /**
   * Unlocks a private key.
   *
   * @throws CannotOpen when the passphrase is not the one
   * @throws IOException when the file cannot be read or is no key
   */
  public static PrivateKey readPrivate(Path file, char[] passphrase)
      throws IOException, CannotOpen {
    byte[] locked = read(file, PRIVATE);
    if (locked.length <= SALT + NONCE) {
      throw new IOException(file + " is damaged");
    }
    try {
      byte[] key =
          cipher(Cipher.DECRYPT_MODE, locked, passphrase)
              .doFinal(locked, SALT + NONCE, locked.length - SALT - NONCE);
      return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(key));
    } catch (GeneralSecurityException e) {
      throw new CannotOpen(file + " does not open with this passphrase", e);
    }
  }

  static RSAPublicKey readPublic(Path file) throws IOException {
    try {
      return (RSAPublicKey)
          KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(read(file, PUBLIC)));
    } catch (GeneralSecurityException e) {
      throw new IOException(file + " holds no public key that Handbell knows", e);
    }
  }

  private static void write(Path file, String kind, byte[] content, FileAttribute<?>... attributes)
      throws IOException {
    String pem =
        "-----BEGIN %s-----\n%s\n-----END %s-----\n"
            .formatted(
                kind, Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content), kind);
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.createFile(file, attributes);
    Files.writeString(file, pem, US_ASCII, StandardOpenOption.SYNC);
  }

  private static byte[] read(Path file, String kind) throws IOException {
    String pem = Files.readString(file, US_ASCII).strip();
    String begin = "-----BEGIN " + kind + "-----";
    String end = "-----END " + kind + "-----";
    if (!pem.startsWith(begin) || !pem.endsWith(end)) {
      throw new IOException(file + " does not hold a " + kind + " in PEM form");
    }
    try {
      return Base64.getMimeDecoder()
          .decode(pem.substring(begin.length(), pem.length() - end.length()));
    } catch (IllegalArgumentException e) {
      throw new IOException(file + " is damaged", e);
    }
  }

  private static FileAttribute<?>[] onlyTheOwner() {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(
              Set.copyOf(PosixFilePermissions.fromString("rw-------")))
        }
        : new FileAttribute<?>[0];
  }
}

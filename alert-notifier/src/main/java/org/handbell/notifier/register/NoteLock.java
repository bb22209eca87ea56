package org.handbell.notifier.register;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jdbi.v3.core.Handle;

/**
 * Locks what people write (AES-256-GCM), so that the database or a backup of it shows none of it
 * without the key file beside it. Each text is bound to the row it stands in: put elsewhere, it
 * does not open.
 */
final class NoteLock {

  /** What a text reads as that somebody changed in the database. */
  static final String SPOILT = "(These words were changed in the database and cannot be opened.)";

  /** Begins every locked text; what begins otherwise is from before there was a lock. */
  static final String MARK = "locked1:";

  private static final int NONCE = 12;
  private static final int TAG_BITS = 128;

  private final SecretKeySpec key;
  private final SecureRandom nonces = new SecureRandom();

  NoteLock(byte[] key) {
    this.key = new SecretKeySpec(key, "AES");
  }

  /** The lock of the register whose keys lie in that folder. */
  static NoteLock of(Path keys, boolean create) {
    return new NoteLock(KeyFile.ofNotes(keys).read(create));
  }

  /** The lock of the open register that a transaction belongs to. */
  static NoteLock of(Handle handle) {
    return handle.getConfig(Notes.class).lock();
  }

  /** What was ever locked can be opened with the key of then alone, so no new one is made. */
  static boolean isUsed(Handle handle) {
    return handle.createQuery("SELECT count(*) FROM notes_key").mapTo(Long.class).one() > 0;
  }

  /**
   * Notes whose key the register's words are locked with, the first time.
   *
   * @throws IllegalStateException when that is another than ours
   */
  void claim(Handle handle) {
    handle
        .createUpdate(
            """
            INSERT INTO notes_key (only_row, fingerprint) VALUES (1, :ours)
            ON CONFLICT (only_row) DO NOTHING""")
        .bind("ours", fingerprint())
        .execute();
    String noted =
        handle.createQuery("SELECT fingerprint FROM notes_key").mapTo(String.class).one();
    if (!noted.equals(fingerprint())) {
      throw new IllegalStateException(
          "notes.key is not the key that the notes of this register are locked with: put back its"
              + " backup, or copy notes.key from the notifier that used the register first");
    }
  }

  private String fingerprint() {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key.getEncoded(), "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal("notes".getBytes(UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HMAC-SHA256", e);
    }
  }

  /**
   * Locks a text.
   *
   * @param place the row that it will stand in
   */
  String lock(String place, String words) {
    byte[] nonce = new byte[NONCE];
    nonces.nextBytes(nonce);
    try {
      byte[] locked = cipher(Cipher.ENCRYPT_MODE, nonce, place).doFinal(words.getBytes(UTF_8));
      byte[] whole = ByteBuffer.allocate(NONCE + locked.length).put(nonce).put(locked).array();
      return MARK + Base64.getEncoder().encodeToString(whole);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has AES-GCM", e);
    }
  }

  /** Opens a locked text; one that never was locked is itself. */
  String open(String place, String kept) {
    if (!isLocked(kept)) {
      return kept;
    }
    try {
      byte[] whole = Base64.getDecoder().decode(kept.substring(MARK.length()));
      byte[] nonce = new byte[NONCE];
      ByteBuffer rest = ByteBuffer.wrap(whole).get(nonce);
      byte[] locked = new byte[rest.remaining()];
      rest.get(locked);
      return new String(cipher(Cipher.DECRYPT_MODE, nonce, place).doFinal(locked), UTF_8);
    } catch (AEADBadTagException | IllegalArgumentException | BufferUnderflowException e) {
      return SPOILT;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has AES-GCM", e);
    }
  }

  static boolean isLocked(String kept) {
    return kept.startsWith(MARK);
  }

  private Cipher cipher(int mode, byte[] nonce, String place) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(place.getBytes(UTF_8));
    return cipher;
  }
}

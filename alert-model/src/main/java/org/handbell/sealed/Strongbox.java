package org.handbell.sealed;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.spec.MGF1ParameterSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import javax.crypto.spec.SecretKeySpec;

/**
 * Locks a line for several keyholders so that any two of them together open it, and one alone does
 * not. Each has a share, wrapped by their public key; the key of the line is locked once for each
 * pair, by both shares of the pair, one around the other.
 *
 * <p>Form, in Base64: version, number of keyholders, then id and wrapped share of each; the locked
 * key of each pair; the locked line. Everything before the line, and the line's label, is
 * authenticated with it.
 */
public final class Strongbox {

  /** Beyond these the entry grows, and more people can open it than anybody watches. */
  public static final int MOST_KEYHOLDERS = 5;

  /** What is longer is cut: a filter's line has no reason to be. */
  public static final int LONGEST_LINE = 32 * 1024;

  private static final byte VERSION = 1;
  private static final int KEY = 32;
  private static final int NONCE = 12;
  private static final int TAG_BITS = 128;
  private static final int LOCKED_KEY = KEY + 2 * (NONCE + TAG_BITS / 8);

  private final List<Keyholder> keyholders;
  private final SecureRandom random = new SecureRandom();

  /**
   * Locks for these people.
   *
   * @throws IllegalArgumentException when they are fewer than two or more than {@value
   *     #MOST_KEYHOLDERS}
   */
  public Strongbox(List<Keyholder> keyholders) {
    this.keyholders = List.copyOf(keyholders);
    if (keyholders.size() < 2 || keyholders.size() > MOST_KEYHOLDERS) {
      throw new IllegalArgumentException(
          "a line is locked for 2 to %d people, not %d"
              .formatted(MOST_KEYHOLDERS, keyholders.size()));
    }
  }

  /**
   * Locks a line.
   *
   * @param label what it is kept under; the box opens under no other
   */
  public String lock(String line, String label) {
    byte[] plain = line.getBytes(UTF_8);
    byte[] kept = plain.length > LONGEST_LINE ? Arrays.copyOf(plain, LONGEST_LINE) : plain;
    try {
      byte[] key = fresh(KEY);
      byte[] head = head(key);
      byte[] body = encrypt(key, kept, authenticated(head, label));
      byte[] box = Arrays.copyOf(head, head.length + body.length);
      System.arraycopy(body, 0, box, head.length, body.length);
      return Base64.getEncoder().encodeToString(box);
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("every Java has RSA-OAEP and AES-GCM", e);
    }
  }

  private byte[] head(byte[] key) throws GeneralSecurityException, IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeByte(VERSION);
    out.writeByte(keyholders.size());
    List<byte[]> shares = new ArrayList<>();
    for (Keyholder each : keyholders) {
      byte[] share = fresh(KEY);
      byte[] wrapped = oaep(Cipher.ENCRYPT_MODE, each.key()).doFinal(share);
      out.writeUTF(each.id());
      out.writeShort(wrapped.length);
      out.write(wrapped);
      shares.add(share);
    }
    for (int i = 0; i < shares.size(); i++) {
      for (int j = i + 1; j < shares.size(); j++) {
        byte[] inner = encrypt(shares.get(j), key, new byte[0]);
        out.write(encrypt(shares.get(i), inner, new byte[0]));
      }
    }
    return bytes.toByteArray();
  }

  private byte[] fresh(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  private byte[] encrypt(byte[] key, byte[] plain, byte[] authenticated)
      throws GeneralSecurityException {
    byte[] nonce = fresh(NONCE);
    byte[] locked = gcm(Cipher.ENCRYPT_MODE, key, nonce, authenticated).doFinal(plain);
    byte[] both = Arrays.copyOf(nonce, NONCE + locked.length);
    System.arraycopy(locked, 0, both, NONCE, locked.length);
    return both;
  }

  /**
   * Opens a box.
   *
   * @param keys of two of its keyholders, by their ids
   * @throws CannotOpen when these two keys do not open it, or it is damaged or under another label
   */
  public static String open(String box, String label, Map<String, PrivateKey> keys)
      throws CannotOpen {
    if (keys.size() != 2) {
      throw new CannotOpen("it takes two different keyholders");
    }
    try {
      byte[] bytes = Base64.getDecoder().decode(box);
      ByteArrayInputStream in = new ByteArrayInputStream(bytes);
      byte[] key = key(new DataInputStream(in), keys);
      int head = bytes.length - in.available();
      byte[] body = Arrays.copyOfRange(bytes, head, bytes.length);
      return new String(
          decrypt(key, body, authenticated(Arrays.copyOf(bytes, head), label)), UTF_8);
    } catch (GeneralSecurityException | IOException | IllegalArgumentException e) {
      throw new CannotOpen("these two keys do not open it, or it is damaged", e);
    }
  }

  private static byte[] key(DataInputStream in, Map<String, PrivateKey> keys)
      throws GeneralSecurityException, IOException, CannotOpen {
    if (in.readByte() != VERSION) {
      throw new CannotOpen("it was locked by a newer Handbell");
    }
    int holders = in.readByte();
    Map<Integer, byte[]> shares = new LinkedHashMap<>();
    for (int i = 0; i < holders; i++) {
      PrivateKey key = keys.get(in.readUTF());
      byte[] wrapped = in.readNBytes(in.readUnsignedShort());
      if (key != null) {
        shares.put(i, oaep(Cipher.DECRYPT_MODE, key).doFinal(wrapped));
      }
    }
    if (shares.size() != 2) {
      throw new CannotOpen("it was not locked for both of these keyholders");
    }
    return unlock(in, holders, shares);
  }

  private static byte[] unlock(DataInputStream in, int holders, Map<Integer, byte[]> shares)
      throws GeneralSecurityException, IOException {
    byte[] key = new byte[0];
    for (int i = 0; i < holders; i++) {
      for (int j = i + 1; j < holders; j++) {
        byte[] locked = in.readNBytes(LOCKED_KEY);
        byte[] outer = shares.get(i);
        byte[] inner = shares.get(j);
        if (outer != null && inner != null) {
          key = decrypt(inner, decrypt(outer, locked, new byte[0]), new byte[0]);
        }
      }
    }
    return key;
  }

  private static byte[] decrypt(byte[] key, byte[] locked, byte[] authenticated)
      throws GeneralSecurityException {
    byte[] nonce = Arrays.copyOf(locked, NONCE);
    return gcm(Cipher.DECRYPT_MODE, key, nonce, authenticated)
        .doFinal(locked, NONCE, locked.length - NONCE);
  }

  private static byte[] authenticated(byte[] head, String label) {
    byte[] name = label.getBytes(UTF_8);
    byte[] both = Arrays.copyOf(head, head.length + name.length);
    System.arraycopy(name, 0, both, head.length, name.length);
    return both;
  }

  private static Cipher gcm(int mode, byte[] key, byte[] nonce, byte[] authenticated)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(authenticated);
    return cipher;
  }

  private static Cipher oaep(int mode, Key key) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("RSA/ECB/OAEPWithSHA-256AndMGF1Padding");
    cipher.init(
        mode,
        key,
        new OAEPParameterSpec(
            "SHA-256", "MGF1", MGF1ParameterSpec.SHA256, PSource.PSpecified.DEFAULT));
    return cipher;
  }
}

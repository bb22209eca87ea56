package org.handbell.notifier.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Passwords that a school's own lists refuse because others try them first: common ones, and those
 * that were stolen elsewhere (ASVS 5.0, 6.2.4 and 6.2.12). A list is read once, and of each
 * password only the beginning of its hash is held.
 */
public final class RefusedPasswords {

  /** Where a school has no list. */
  public static final RefusedPasswords NONE = new RefusedPasswords(new long[0], false);

  /** 40 MB; the most frequent ones are what a guesser tries. */
  static final int MOST = 5_000_000;

  /** As the list of stolen passwords that people download gives them: hash and how often seen. */
  private static final Pattern HASHED = Pattern.compile("([0-9a-fA-F]{40})(:\\d*)?\\s*");

  private static final int HEX = 40;

  private final long[] hashes;
  private final boolean cut;

  private RefusedPasswords(long[] hashes, boolean cut) {
    this.hashes = hashes;
    this.cut = cut;
  }

  /**
   * Reads lists of one password a line, as it is or as its SHA-1 in hexadecimal digits.
   *
   * @throws IOException where one cannot be read
   */
  public static RefusedPasswords read(Collection<Path> lists) throws IOException {
    return read(lists, MOST);
  }

  static RefusedPasswords read(Collection<Path> lists, int most) throws IOException {
    long[] found = new long[1024];
    int held = 0;
    boolean cut = false;
    for (Path list : lists) {
      try (BufferedReader in =
          new BufferedReader(new InputStreamReader(Files.newInputStream(list), UTF_8))) {
        for (String line = in.readLine(); line != null && !cut; line = in.readLine()) {
          cut = isWorthIt(line) && held == most;
          if (isWorthIt(line) && !cut) {
            found = held == found.length ? Arrays.copyOf(found, held * 2) : found;
            found[held++] = hashOf(line);
          }
        }
      }
    }
    long[] hashes = Arrays.copyOf(found, held);
    Arrays.sort(hashes);
    return new RefusedPasswords(hashes, cut);
  }

  /** What is too short is refused without a list. */
  private static boolean isWorthIt(String line) {
    return line.length() >= PasswordRules.LEAST;
  }

  private static long hashOf(String line) {
    return line.length() >= HEX && HASHED.matcher(line).matches()
        ? ByteBuffer.wrap(HexFormat.of().parseHex(line, 0, HEX)).getLong()
        : hash(Passwords.same(line).toLowerCase(Locale.ROOT));
  }

  /** True where that password is on a list, in these letters or all in small ones. */
  public boolean holds(String password) {
    String same = Passwords.same(password);
    return isOn(same) || isOn(same.toLowerCase(Locale.ROOT));
  }

  private boolean isOn(String password) {
    return Arrays.binarySearch(hashes, hash(password)) >= 0;
  }

  /** How many there are. */
  public int size() {
    return hashes.length;
  }

  /** True where the lists hold more than are read. */
  public boolean isCut() {
    return cut;
  }

  private static long hash(String password) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-1");
      return ByteBuffer.wrap(digest.digest(password.getBytes(UTF_8))).getLong();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has SHA-1", e);
    }
  }
}

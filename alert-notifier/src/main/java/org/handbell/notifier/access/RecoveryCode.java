package org.handbell.notifier.access;

import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Stands in once for the digits of a phone that is lost. With 120 random bits its plain hash may be
 * kept (ASVS 5.0, 6.5.2).
 */
public final class RecoveryCode {

  private static final SecureRandom RANDOM = new SecureRandom();

  /** Without those that look alike on paper. */
  private static final String LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";

  private static final int AT_ONCE = 8;
  private static final int GROUPS = 5;
  private static final int IN_GROUP = 5;

  private RecoveryCode() {}

  /** New ones, for a person to print. */
  public static List<String> fresh() {
    return Stream.generate(RecoveryCode::one).limit(AT_ONCE).toList();
  }

  private static String one() {
    StringBuilder code = new StringBuilder();
    for (int i = 0; i < GROUPS * IN_GROUP; i++) {
      code.append(i > 0 && i % IN_GROUP == 0 ? "-" : "");
      code.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
    }
    return code.toString();
  }

  /** What is kept of it, however it is typed. */
  public static String hash(String typed) {
    return Secret.hash(typed.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", ""));
  }

  /** True for what is too long to be the digits of an app. */
  public static boolean looksLike(String typed) {
    return typed.length() >= GROUPS * IN_GROUP;
  }
}

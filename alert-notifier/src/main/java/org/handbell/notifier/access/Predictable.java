package org.handbell.notifier.access;

import java.time.DayOfWeek;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What of a password others guess without a list: names and words that everybody around knows, also
 * with digits in place of letters, seasons, months, days and years, rows of the keyboard, runs of
 * the alphabet, one character again and again.
 */
final class Predictable {

  private static final int SHORTEST_WORD = 3;
  private static final int SHORTEST_ROW = 4;
  private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");
  private static final Pattern YEAR = Pattern.compile("(19|20)\\d\\d");
  private static final Pattern REPEATED = Pattern.compile("(.)\\1{2,}");
  private static final String DISGUISES = "0134578@$!+";
  private static final String DISGUISED = "oieastbasit";

  private static final List<String> EVERYBODYS =
      List.of(
          "password",
          "passwort",
          "passphrase",
          "handbell",
          "safeguarding",
          "welcome",
          "letmein",
          "changeme",
          "secret",
          "login",
          "admin",
          "teacher",
          "headteacher",
          "school",
          "academy",
          "primary",
          "secondary",
          "college",
          "spring",
          "summer",
          "autumn",
          "winter",
          "term",
          "year");

  private static final List<String> ROWS =
      List.of(
          "qwertyuiop",
          "qwertzuiop",
          "azertyuiop",
          "asdfghjkl",
          "zxcvbnm",
          "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p",
          "abcdefghijklmnopqrstuvwxyz",
          "01234567890");

  private final List<String> words;

  /**
   * @param names in any form
   */
  Predictable(Collection<String> names) {
    List<String> all = new ArrayList<>(EVERYBODYS);
    for (Month month : Month.values()) {
      all.add(month.getDisplayName(TextStyle.FULL, Locale.UK).toLowerCase(Locale.ROOT));
    }
    for (DayOfWeek day : DayOfWeek.values()) {
      all.add(day.getDisplayName(TextStyle.FULL, Locale.UK).toLowerCase(Locale.ROOT));
    }
    for (String name : names) {
      for (String word : NO_WORD.split(name.toLowerCase(Locale.ROOT), -1)) {
        if (word.length() >= SHORTEST_WORD) {
          all.add(word);
        }
      }
    }
    all.sort(Comparator.comparingInt(String::length).reversed());
    this.words = List.copyOf(all);
  }

  /**
   * What is left of a password without it.
   *
   * @param lower in small letters
   */
  String without(String lower) {
    String plain = stripped(lower);
    String undisguised = stripped(undisguised(YEAR.matcher(lower).replaceAll(" ")));
    return plain.length() <= undisguised.length() ? plain : undisguised;
  }

  private String stripped(String text) {
    String rest = text;
    for (String word : words) {
      rest = rest.replace(word, "");
    }
    rest = YEAR.matcher(rest).replaceAll("");
    return REPEATED.matcher(withoutRows(rest)).replaceAll("$1").strip();
  }

  private static String undisguised(String text) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      int at = DISGUISES.indexOf(text.charAt(i));
      out.append(at < 0 ? text.charAt(i) : DISGUISED.charAt(at));
    }
    return out.toString();
  }

  /** Each row is worth the one character with which it begins. */
  private static String withoutRows(String text) {
    StringBuilder out = new StringBuilder();
    int at = 0;
    while (at < text.length()) {
      out.append(text.charAt(at));
      int length = rowAt(text, at);
      at += length >= SHORTEST_ROW ? length : 1;
    }
    return out.toString();
  }

  private static int rowAt(String text, int from) {
    int longest = 1;
    for (String row : ROWS) {
      String back = new StringBuilder(row).reverse().toString();
      for (int to = from + longest + 1; to <= text.length(); to++) {
        String part = text.substring(from, to);
        if (!row.contains(part) && !back.contains(part)) {
          break;
        }
        longest = to - from;
      }
    }
    return longest;
  }
}

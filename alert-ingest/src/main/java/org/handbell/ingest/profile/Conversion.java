package org.handbell.ingest.profile;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.handbell.ingest.search.PercentText;
import org.jspecify.annotations.Nullable;

/** What is done to a value before it is taken: one of few words that a profile may use. */
interface Conversion {

  String KNOWN =
      "lower, unquoted, port-off, percent-decoded, dns-labels, mac-of-14, before 'x', after 'x', part N of 'x'";

  Pattern CUT = Pattern.compile("(before|after|part (\\d+) of) '(.+)'");

  /** The value, or null where nothing is left of it. */
  @Nullable String apply(String text);

  /**
   * The conversion of that name.
   *
   * @throws IllegalArgumentException for a word that is none
   */
  static Conversion of(String word) {
    Matcher cut = CUT.matcher(word);
    if (cut.matches()) {
      String mark = cut.group(3);
      String part = cut.group(2);
      return part != null
          ? text -> part(text, mark, Integer.parseInt(part))
          : word.startsWith("before") ? text -> before(text, mark) : text -> after(text, mark);
    }
    return switch (word) {
      case "lower" -> text -> text.toLowerCase(Locale.ROOT);
      case "unquoted" -> Conversion::unquoted;
      case "port-off" -> Conversion::portOff;
      case "percent-decoded" -> text -> PercentText.decode(text, false);
      case "dns-labels" -> Conversion::dnsLabels;
      case "mac-of-14" -> Conversion::macOf14;
      default ->
          throw new IllegalArgumentException(
              "\"" + word + "\" is no conversion; use one of " + KNOWN);
    };
  }

  private static String before(String text, String mark) {
    int at = text.indexOf(mark);
    return at < 0 ? text : text.substring(0, at);
  }

  private static @Nullable String after(String text, String mark) {
    int at = text.indexOf(mark);
    return at < 0 ? null : text.substring(at + mark.length());
  }

  private static @Nullable String part(String text, String mark, int number) {
    String rest = text;
    for (int i = 1; i < number; i++) {
      String next = after(rest, mark);
      if (next == null) {
        return null;
      }
      rest = next;
    }
    return before(rest, mark);
  }

  private static String unquoted(String text) {
    int last = text.length() - 1;
    boolean quoted = last > 0 && text.charAt(0) == '"' && text.charAt(last) == '"';
    return quoted ? text.substring(1, last) : text;
  }

  private static String portOff(String text) {
    int colon = text.lastIndexOf(':');
    boolean port = colon > 0 && (text.indexOf(':') == colon || text.charAt(colon - 1) == ']');
    return port ? text.substring(0, colon) : text;
  }

  /** {@code (3)www(7)example(3)org(0)} as Windows writes names. */
  private static String dnsLabels(String text) {
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      int close = text.charAt(i) == '(' ? text.indexOf(')', i) : -1;
      if (close > 0) {
        out.append(out.isEmpty() ? "" : ".");
        i = close;
      } else {
        out.append(text.charAt(i));
      }
    }
    return out.toString();
  }

  /** The sender's six bytes of netfilter's fourteen. */
  private static @Nullable String macOf14(String text) {
    return text.length() == 41 ? text.substring(18, 35) : null;
  }
}

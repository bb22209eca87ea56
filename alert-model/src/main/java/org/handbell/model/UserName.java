package org.handbell.model;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A network account, read from any of the forms in which filters and directories write it: {@code
 * DOMAIN\name}, {@code DOMAIN\\name}, {@code DOMAIN/name}, {@code name@domain}, a distinguished
 * name ({@code cn=name,ou=Year9,dc=elm,dc=local}, with or without {@code LDAP://server} in front)
 * or the bare name.
 *
 * @param raw as written
 * @param bare the name alone, in lower case: what people are compared by
 * @param domain lower case
 * @param email where the raw form is an address with a dotted domain
 * @param unit the first organisational unit of a distinguished name, often the year group
 */
public record UserName(
    String raw,
    String bare,
    @Nullable String domain,
    @Nullable String email,
    @Nullable String unit) {

  private static final Set<String> NOBODY =
      Set.of(
          "-",
          "n/a",
          "na",
          "none",
          "null",
          "unknown",
          "unauthenticated",
          "anonymous",
          "everyone",
          "notavailable",
          "undefined");

  /** The account that {@code raw} names, or nothing when it is one of the ways to say "nobody". */
  public static Optional<UserName> parse(@Nullable String raw) {
    if (raw == null || raw.isBlank() || NOBODY.contains(fold(raw.strip()))) {
      return Optional.empty();
    }
    String text = raw.strip();
    UserName read = distinguished(text);
    if (read == null) {
      read = qualified(text);
    }
    return read.bare.isEmpty() || NOBODY.contains(read.bare) ? Optional.empty() : Optional.of(read);
  }

  /** The bare lower-case name of any form; for comparing people whatever their domain. */
  public static String bareOf(String raw) {
    return parse(raw).map(UserName::bare).orElse("");
  }

  private static UserName qualified(String text) {
    int backslash = text.lastIndexOf('\\');
    if (backslash >= 0) {
      String domain = text.substring(0, backslash).replace("\\", "");
      return new UserName(
          text, fold(text.substring(backslash + 1)), emptyToNull(domain), null, null);
    }
    int at = text.lastIndexOf('@');
    if (at > 0) {
      String domain = text.substring(at + 1);
      String email = domain.indexOf('.') > 0 ? fold(text) : null;
      return new UserName(text, fold(text.substring(0, at)), emptyToNull(domain), email, null);
    }
    int slash = text.indexOf('/');
    if (slash > 0 && slash == text.lastIndexOf('/')) {
      return new UserName(
          text, fold(text.substring(slash + 1)), fold(text.substring(0, slash)), null, null);
    }
    return new UserName(text, fold(text), null, null, null);
  }

  private static @Nullable UserName distinguished(String text) {
    String rest = text;
    if (rest.regionMatches(true, 0, "ldap://", 0, 7)) {
      rest = rest.substring(7);
      int start = Math.max(rest.indexOf('/'), rest.indexOf(' '));
      rest = start < 0 ? rest : rest.substring(start + 1);
    }
    if (!isAttribute(rest, 0, "cn") && !isAttribute(rest, 0, "uid")) {
      return null;
    }
    String name = null;
    String unit = null;
    StringBuilder domain = new StringBuilder();
    int from = 0;
    while (from <= rest.length()) {
      int comma = unescapedComma(rest, from);
      int equals = rest.indexOf('=', from);
      if (equals > from && equals < comma) {
        if (isAttribute(rest, from, "cn") || isAttribute(rest, from, "uid")) {
          name = name == null ? value(rest, equals + 1, comma) : name;
        } else if (isAttribute(rest, from, "ou")) {
          unit = unit == null ? value(rest, equals + 1, comma) : unit;
        } else if (isAttribute(rest, from, "dc")) {
          domain.append(domain.isEmpty() ? "" : ".").append(value(rest, equals + 1, comma));
        }
      }
      from = comma + 1;
    }
    return name == null
        ? null
        : new UserName(text, fold(name), emptyToNull(domain.toString()), null, unit);
  }

  private static String value(String text, int from, int to) {
    return text.substring(from, to).replace("\\", "").strip();
  }

  private static boolean isAttribute(String text, int from, String attribute) {
    int start = skipBlanks(text, from);
    int end = skipBlanks(text, start + attribute.length());
    return text.regionMatches(true, start, attribute, 0, attribute.length())
        && end < text.length()
        && text.charAt(end) == '=';
  }

  private static int skipBlanks(String text, int from) {
    int i = from;
    while (i < text.length() && (text.charAt(i) == ' ' || text.charAt(i) == '\\')) {
      i++;
    }
    return i;
  }

  private static int unescapedComma(String text, int from) {
    for (int i = from; i < text.length(); i++) {
      if (text.charAt(i) == '\\') {
        i++;
      } else if (text.charAt(i) == ',') {
        return i;
      }
    }
    return text.length();
  }

  private static @Nullable String emptyToNull(String text) {
    return text.isEmpty() ? null : fold(text);
  }

  private static String fold(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}

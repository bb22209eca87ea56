package org.handbell.model;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A directory's own name for an account: {@code cn=jo,ou=Year9,dc=elm,dc=local}, with or without
 * {@code LDAP://server} in front, or with the name behind the path, {@code OU=Year9,DC=elm/Bloggs
 * Jo}. The signs of equality may be escaped, as log formats that use them as marks do.
 *
 * @param name the first common name or user id
 * @param unit the first organisational unit
 * @param domain the domain's components, joined by dots
 */
record DistinguishedName(String name, @Nullable String unit, @Nullable String domain) {

  private static final String LDAP = "ldap://";

  /** The text's parts, or null where it is no distinguished name. */
  static @Nullable DistinguishedName parse(String text) {
    boolean address = text.regionMatches(true, 0, LDAP, 0, LDAP.length());
    String path = address ? afterServer(text.substring(LDAP.length())) : text;
    if (startsAttribute(path, "cn") || startsAttribute(path, "uid")) {
      return parts(path, null);
    }
    int slash = path.lastIndexOf('/');
    if (startsAttribute(path, "ou") || startsAttribute(path, "dc")) {
      boolean named = slash > path.lastIndexOf('=');
      return parts(
          named ? path.substring(0, slash) : path,
          named ? path.substring(slash + 1).replace("\\", "") : "");
    }
    return address ? new DistinguishedName(path.substring(slash + 1), null, null) : null;
  }

  private static String afterServer(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '/' || c == ' ') {
        return text.substring(i + 1).strip();
      }
      if (c == '=' || c == '\\') { // no server was named
        return text;
      }
    }
    return text;
  }

  private static @Nullable DistinguishedName parts(String text, @Nullable String given) {
    String name = given;
    String unit = null;
    StringBuilder domain = new StringBuilder();
    int from = 0;
    while (from <= text.length()) {
      int comma = unescapedComma(text, from);
      String part = text.substring(from, comma).strip();
      int equals = part.indexOf('=');
      if (equals > 0) {
        String value = part.substring(equals + 1).replace("\\", "").strip();
        switch (fold(part.substring(0, equals).replace("\\", "").strip())) {
          case "cn", "uid" -> name = name == null ? value : name;
          case "ou" -> unit = unit == null ? value : unit;
          case "dc" -> domain.append(domain.isEmpty() ? "" : ".").append(value);
          default -> {}
        }
      }
      from = comma + 1;
    }
    return name == null
        ? null
        : new DistinguishedName(name, unit, domain.isEmpty() ? null : domain.toString());
  }

  private static boolean startsAttribute(String text, String attribute) {
    if (!text.regionMatches(true, 0, attribute, 0, attribute.length())) {
      return false;
    }
    int i = attribute.length();
    while (i < text.length() && (text.charAt(i) == ' ' || text.charAt(i) == '\\')) {
      i++;
    }
    return i < text.length() && text.charAt(i) == '=';
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

  private static String fold(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}

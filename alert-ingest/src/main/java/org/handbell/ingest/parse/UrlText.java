package org.handbell.ingest.parse;

import java.util.Locale;
import java.util.Optional;
import org.handbell.model.Event;
import org.handbell.recent.Recent;
import org.jspecify.annotations.Nullable;

/**
 * Splits an address as filters write it, which is often no valid URI: unescaped blanks and
 * brackets, no scheme, a host with a port. The host is given in lower case without user, port and
 * trailing dots; names in Punycode stay so; an IPv6 address stands without brackets.
 */
final class UrlText {

  private static final Recent<Optional<String>> HOSTS =
      new Recent<>(12, authority -> Optional.ofNullable(read(authority)));

  private UrlText() {}

  /** The parts of an address; a part that it does not have is absent. */
  static Event.Url split(String text) {
    int mark = schemeEnd(text);
    String scheme = mark > 0 ? scheme(text, mark) : null;
    int authority = authorityStart(text, mark);
    int path = authorityEnd(text, authority);
    int hash = text.indexOf('#', path);
    int end = hash < 0 ? text.length() : hash;
    int question = text.indexOf('?', path);
    int pathEnd = question < 0 || question > end ? end : question;
    String host = HOSTS.of(text, authority, path).orElse(null);
    return Event.Url.within(text, host, scheme, path, pathEnd, end);
  }

  /** The host of an address, where no more of it is wanted. */
  static @Nullable String domain(String text) {
    int authority = authorityStart(text, schemeEnd(text));
    return HOSTS.of(text, authority, authorityEnd(text, authority)).orElse(null);
  }

  /** Where the colon stands behind a scheme, or −1. */
  private static int schemeEnd(String text) {
    int mark = text.indexOf("://");
    return mark > 0 && isScheme(text, mark) ? mark : -1;
  }

  private static int authorityStart(String text, int schemeEnd) {
    if (schemeEnd > 0) {
      return schemeEnd + 3;
    }
    return text.startsWith("//") ? 2 : 0;
  }

  /** The host of an authority such as {@code user@Host.example.:8080}; null where there is none. */
  static @Nullable String host(String authority) {
    return HOSTS.of(authority).orElse(null);
  }

  private static @Nullable String read(String authority) {
    int from = authority.lastIndexOf('@') + 1;
    int to = authority.length();
    if (from < to && authority.charAt(from) == '[') {
      int close = authority.indexOf(']', from);
      String inside = authority.substring(from + 1, close < 0 ? to : close);
      String address = IpText.canonical(inside);
      return address == null ? emptyToNull(lower(inside)) : address;
    }
    int colon = authority.indexOf(':', from);
    if (colon >= 0 && colon == authority.lastIndexOf(':')) {
      to = colon;
    }
    while (to > from && authority.charAt(to - 1) == '.') {
      to--;
    }
    return emptyToNull(lower(authority.substring(from, to)));
  }

  private static int authorityEnd(String text, int from) {
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '/' || c == '?' || c == '#' || c == '\\') {
        return i;
      }
    }
    return text.length();
  }

  /** Nearly every address has one of two: no new text is made for them. */
  private static String scheme(String text, int end) {
    if (text.startsWith("https:")) {
      return "https";
    }
    return text.startsWith("http:") ? "http" : lower(text.substring(0, end));
  }

  private static boolean isScheme(String text, int end) {
    for (int i = 0; i < end; i++) {
      char c = text.charAt(i);
      boolean letter = (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
      boolean later = i > 0 && ((c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.');
      if (!letter && !later) {
        return false;
      }
    }
    return true;
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  private static @Nullable String emptyToNull(String text) {
    return text.isEmpty() ? null : text;
  }
}

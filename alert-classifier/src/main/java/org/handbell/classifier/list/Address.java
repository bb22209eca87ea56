package org.handbell.classifier.list;

import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A web address in the one form that lists are compared in: {@code host[:port][/path][?query]}.
 * Scheme, a leading {@code www.}, user name, default port, fragment, dot segments and a trailing
 * slash are gone; the host is in lower-case ASCII (RFC 5891); percent-encoding is upper-case and
 * only where it must be (RFC 3986 section 6.2.2). Path and query keep their case.
 *
 * @param path empty, or begins with a slash and does not end with one
 */
public record Address(String host, String path, @Nullable String query) {

  private static final int LONGEST_HOST = 255;

  /** Reads an address with or without a scheme; empty when there is no host in it. */
  public static Optional<Address> parse(String url) {
    String rest = withoutScheme(url.strip().replace('\\', '/'));
    int fragment = rest.indexOf('#');
    rest = fragment < 0 ? rest : rest.substring(0, fragment);
    int mark = rest.indexOf('?');
    String query = mark < 0 || mark == rest.length() - 1 ? null : rest.substring(mark + 1);
    rest = mark < 0 ? rest : rest.substring(0, mark);
    int slash = rest.indexOf('/');
    String path = slash < 0 ? "" : rest.substring(slash);
    String authority = slash < 0 ? rest : rest.substring(0, slash);
    String host = hostWithPort(authority.substring(authority.lastIndexOf('@') + 1));
    return host.isEmpty()
        ? Optional.empty()
        : Optional.of(new Address(host, cleanPath(path), query == null ? null : encode(query)));
  }

  /** The host in canonical form; empty when it is none. */
  public static String host(String raw) {
    String host = raw.strip().toLowerCase(Locale.ROOT);
    while (host.endsWith(".")) {
      host = host.substring(0, host.length() - 1);
    }
    if (!isAscii(host)) {
      host = toAscii(host);
    }
    while (host.startsWith("www.") && host.indexOf('.', 4) > 0) {
      host = host.substring(4);
    }
    return isHost(host) ? host : "";
  }

  /** The canonical form. */
  public String text() {
    return query == null ? host + path : host + path + "?" + query;
  }

  /** The host without a port. */
  String hostName() {
    int colon = host.startsWith("[") ? host.indexOf(':', host.indexOf(']')) : host.indexOf(':');
    return colon < 0 ? host : host.substring(0, colon);
  }

  private static String withoutScheme(String url) {
    int end = url.indexOf("://");
    for (int i = 0; i < end; i++) {
      char c = url.charAt(i);
      if (c >= 0x80 || !(Character.isLetterOrDigit(c) || c == '+' || c == '-' || c == '.')) {
        return url;
      }
    }
    return end > 0 ? url.substring(end + 3) : url.startsWith("//") ? url.substring(2) : url;
  }

  private static String hostWithPort(String authority) {
    int bracket = authority.indexOf(']');
    int colon = authority.indexOf(':', Math.max(bracket, 0));
    if (colon < 0) {
      return host(authority);
    }
    String host = host(authority.substring(0, colon));
    String port = authority.substring(colon + 1);
    if (!port.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return "";
    }
    boolean usual = port.isEmpty() || port.equals("80") || port.equals("443");
    return host.isEmpty() || usual ? host : host + ":" + port;
  }

  private static String toAscii(String host) {
    try {
      return IDN.toASCII(host, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  private static boolean isHost(String host) {
    if (host.isEmpty() || host.length() > LONGEST_HOST) {
      return false;
    }
    for (int i = 0; i < host.length(); i++) {
      char c = host.charAt(i);
      if (!(Character.isLetterOrDigit(c) || ".-_:[]".indexOf(c) >= 0)) {
        return false;
      }
    }
    return true;
  }

  private static String cleanPath(String path) {
    String clean = path.contains("/.") ? withoutDots(path) : path;
    int end = clean.length();
    while (end > 0 && clean.charAt(end - 1) == '/') {
      end--;
    }
    return encode(clean.substring(0, end));
  }

  private static String withoutDots(String path) {
    Deque<String> segments = new ArrayDeque<>();
    for (String segment : path.substring(1).split("/", -1)) {
      if (segment.equals("..")) {
        segments.pollLast();
      } else if (!segment.equals(".")) {
        segments.addLast(segment);
      }
    }
    return "/" + String.join("/", segments);
  }

  /** Normalises percent-encoding, and leaves a text that needs nothing as it is. */
  private static String encode(String text) {
    boolean plain = true;
    for (int i = 0; i < text.length() && plain; i++) {
      char c = text.charAt(i);
      plain = c > ' ' && c < 0x7f && c != '%';
    }
    if (plain) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length() + 16);
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < bytes.length; i++) {
      int octet = bytes[i] & 0xff;
      int escaped = octet == '%' ? escape(bytes, i) : -1;
      if (escaped >= 0) {
        i += 2;
        append(out, escaped, isUnreserved(escaped));
      } else {
        append(out, octet, octet > ' ' && octet < 0x7f && octet != '%');
      }
    }
    return out.toString();
  }

  private static void append(StringBuilder out, int octet, boolean plain) {
    if (plain) {
      out.append((char) octet);
    } else {
      out.append('%').append(hex(octet >> 4)).append(hex(octet & 15));
    }
  }

  private static char hex(int nibble) {
    return "0123456789ABCDEF".charAt(nibble);
  }

  private static int escape(byte[] bytes, int at) {
    if (at + 2 >= bytes.length) {
      return -1;
    }
    int high = Character.digit(bytes[at + 1], 16);
    int low = Character.digit(bytes[at + 2], 16);
    return high < 0 || low < 0 ? -1 : (high << 4) | low;
  }

  private static boolean isUnreserved(int octet) {
    return octet < 0x80 && (Character.isLetterOrDigit(octet) || "-._~".indexOf(octet) >= 0);
  }

  private static boolean isAscii(String text) {
    return text.chars().allMatch(c -> c < 0x80);
  }
}

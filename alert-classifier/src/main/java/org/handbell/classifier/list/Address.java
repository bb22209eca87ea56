package org.handbell.classifier.list;

import com.ibm.icu.text.IDNA;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A web address in the one form that lists are compared in: {@code host[:port][/path][?query]}.
 * Google's Safe Browsing says how an address is brought into such a form, and this is it but for
 * four things: a leading {@code www.} and slashes at the end are dropped, an unusual port stays,
 * and a host in another script becomes ASCII (UTS 46). Gone are scheme, user name, fragment, usual
 * ports, dot segments, repeated slashes and dots; percent-encoding is undone to the last and then
 * done where it must be; an IPv4 address is four decimal numbers. Path and query keep their case.
 *
 * @param path empty, or begins with a slash and does not end with one
 */
public record Address(String host, String path, @Nullable String query) {

  private static final String WWW = "www.";
  private static final int LONGEST_HOST = 255;
  private static final IDNA ASCII =
      IDNA.getUTS46Instance(IDNA.NONTRANSITIONAL_TO_ASCII | IDNA.NONTRANSITIONAL_TO_UNICODE);

  /** Reads an address with or without a scheme; empty when there is no host in it. */
  public static Optional<Address> parse(String url) {
    String rest = withoutScheme(withoutBreaks(url.strip()).replace('\\', '/'));
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
        : Optional.of(
            new Address(
                host, cleanPath(path), query == null ? null : Escapes.canonical(query, "#")));
  }

  /** The host in canonical form; empty when it is none. */
  public static String host(String raw) {
    if (isUsual(raw)) {
      return raw;
    }
    String host = Escapes.decoded(raw.strip()).toLowerCase(Locale.ROOT);
    if (!isAscii(host)) {
      host = toAscii(host);
    }
    host = withoutEmptyLabels(host);
    while (host.startsWith(WWW) && host.indexOf('.', WWW.length()) > 0) {
      host = host.substring(WWW.length());
    }
    host = Ipv4.canonical(host);
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

  /** The same address at a usual port. */
  Address withoutPort() {
    return new Address(hostName(), path, query);
  }

  /** Where the host of an address begins in canonical form: after its scheme and {@code www.}. */
  static int hostStart(String url) {
    int start = url.startsWith("https://") ? 8 : url.startsWith("http://") ? 7 : 0;
    return url.startsWith(WWW, start) ? start + WWW.length() : start;
  }

  /**
   * Where a host of several labels that begins there ends, when it is in canonical form as it
   * stands and no port follows; else -1.
   */
  static int usualHostEnd(String url, int start) {
    int end = start;
    while (end < url.length() && "/?#".indexOf(url.charAt(end)) < 0) {
      end++;
    }
    int dot = url.indexOf('.', start);
    return dot > 0 && dot < end && isUsual(url, start, end) ? end : -1;
  }

  private static boolean isUsual(String host) {
    return isUsual(host, 0, host.length());
  }

  /** Most hosts are in canonical form as they come, and are told so at one look. */
  private static boolean isUsual(String text, int start, int end) {
    boolean letterBefore = false;
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      boolean letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
      boolean mayBeHex = c == 'x' && i > start && text.charAt(i - 1) == '0';
      if ((!letter && !(c == '.' && letterBefore))
          || (mayBeHex && (i == start + 1 || text.charAt(i - 2) == '.'))) {
        return false;
      }
      letterBefore = letter;
    }
    char last = start == end ? '.' : text.charAt(end - 1);
    return last >= 'a'
        && last <= 'z'
        && end - start <= LONGEST_HOST
        && !text.startsWith(WWW, start);
  }

  /** Browsers drop these wherever they stand. */
  private static String withoutBreaks(String url) {
    for (int i = 0; i < url.length(); i++) {
      char c = url.charAt(i);
      if (c == '\t' || c == '\n' || c == '\r') {
        return url.replace("\t", "").replace("\n", "").replace("\r", "");
      }
    }
    return url;
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

  /** Browsers' own mapping, and as forgiving: what it cannot map is judged by its signs alone. */
  private static String toAscii(String host) {
    StringBuilder ascii = new StringBuilder();
    ASCII.nameToASCII(host, ascii, new IDNA.Info());
    return ascii.toString();
  }

  private static String withoutEmptyLabels(String host) {
    String clean = host;
    while (clean.contains("..")) {
      clean = clean.replace("..", ".");
    }
    int from = clean.startsWith(".") ? 1 : 0;
    int to = clean.endsWith(".") ? clean.length() - 1 : clean.length();
    return from < to ? clean.substring(from, to) : "";
  }

  private static boolean isHost(String host) {
    if (host.isEmpty() || host.length() > LONGEST_HOST) {
      return false;
    }
    for (int i = 0; i < host.length(); i++) {
      char c = host.charAt(i);
      boolean letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
      if (!letter && ".-_:[]".indexOf(c) < 0) {
        return false;
      }
    }
    return true;
  }

  private static String cleanPath(String path) {
    String plain = Escapes.canonical(path, "?#");
    String clean = plain.contains("//") || plain.contains("/.") ? segments(plain) : plain;
    int end = clean.length();
    while (end > 0 && clean.charAt(end - 1) == '/') {
      end--;
    }
    return clean.substring(0, end);
  }

  /** Without dot segments (RFC 3986, section 5.2.4) and empty ones. */
  private static String segments(String path) {
    Deque<String> segments = new ArrayDeque<>();
    for (String segment : path.substring(1).split("/", -1)) {
      if (segment.equals("..")) {
        segments.pollLast();
      } else if (!segment.equals(".") && !segment.isEmpty()) {
        segments.addLast(segment);
      }
    }
    return "/" + String.join("/", segments);
  }

  private static boolean isAscii(String text) {
    return text.chars().allMatch(c -> c < 0x80);
  }
}

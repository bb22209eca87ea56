package org.handbell.classifier.list;

/**
 * The ways in which browsers take a number for an IPv4 address: one to four parts, each decimal,
 * octal or hexadecimal, of which the last fills what is left (WHATWG URL, "IPv4 parser").
 */
final class Ipv4 {

  private Ipv4() {}

  /** Four decimal numbers where the host is an address in any form; else the host as it is. */
  static String canonical(String host) {
    if (!mayBe(host)) {
      return host;
    }
    long address = 0;
    int parts = 0;
    for (int at = 0; at >= 0; parts++) {
      int dot = host.indexOf('.', at);
      long part = part(host, at, dot < 0 ? host.length() : dot);
      boolean last = dot < 0;
      long room = last ? 1L << (8 * (4 - Math.min(parts, 3))) : 256;
      if (part < 0 || part >= room || parts > 3) {
        return host;
      }
      address = last ? (address << (8 * (4 - parts))) | part : (address << 8) | part;
      at = last ? -1 : dot + 1;
    }
    return "%d.%d.%d.%d"
        .formatted(address >> 24, (address >> 16) & 255, (address >> 8) & 255, address & 255);
  }

  /** Only a host whose last label is a number can be one. */
  private static boolean mayBe(String host) {
    int last = host.lastIndexOf('.') + 1;
    return last < host.length() && part(host, last, host.length()) >= 0;
  }

  /** The number in {@code text[from, to)}; -1 where it is none, or too large for an address. */
  private static long part(String text, int from, int to) {
    boolean prefixed = to - from > 1 && text.charAt(from) == '0';
    boolean hex = prefixed && text.charAt(from + 1) == 'x';
    int radix = hex ? 16 : prefixed ? 8 : 10;
    int first = hex ? from + 2 : prefixed ? from + 1 : from;
    long value = to > from ? 0 : -1;
    for (int i = first; i < to && value >= 0; i++) {
      int digit = text.charAt(i) < 0x80 ? Character.digit(text.charAt(i), radix) : -1;
      value = digit < 0 ? -1 : value * radix + digit;
      value = value >= 1L << 32 ? -1 : value;
    }
    return value;
  }
}

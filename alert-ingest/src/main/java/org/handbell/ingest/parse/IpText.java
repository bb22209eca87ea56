package org.handbell.ingest.parse;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;

/** Addresses in one form, so that the same device is the same text (RFC 5952 for IPv6). */
final class IpText {

  private IpText() {}

  /** True for an IPv4 or IPv6 address, without brackets. */
  static boolean isAddress(String text) {
    return isV4(text) || isV6(text);
  }

  /** The address in its usual form, or null where the text is no address. */
  static @Nullable String canonical(@Nullable String text) {
    if (text == null || isV4(text)) {
      return text;
    }
    String bare = text.startsWith("[") && text.endsWith("]") ? inside(text) : text;
    int zone = bare.indexOf('%');
    String address = zone < 0 ? bare : bare.substring(0, zone);
    return isV6(address) ? compress(address) : null;
  }

  private static String inside(String text) {
    return text.substring(1, text.length() - 1);
  }

  private static boolean isV4(String text) {
    int dots = 0;
    int value = -1;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '.' && value >= 0) {
        dots++;
        value = -1;
      } else if (c >= '0' && c <= '9') {
        value = Math.max(value, 0) * 10 + c - '0';
        if (value > 255) {
          return false;
        }
      } else {
        return false;
      }
    }
    return dots == 3 && value >= 0;
  }

  private static boolean isV6(String text) {
    return parseV6(text) != null;
  }

  /** Only digits, colons and dots get here, so that no name is ever looked up. */
  private static @Nullable InetAddress parseV6(String text) {
    if (text.indexOf(':') < 0 || text.length() > 45) {
      return null;
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c != ':' && c != '.' && !(c < 128 && Character.digit(c, 16) >= 0)) {
        return null;
      }
    }
    try {
      return InetAddress.getByName(text);
    } catch (UnknownHostException e) {
      return null;
    }
  }

  private static @Nullable String compress(String text) {
    InetAddress address = parseV6(text);
    if (!(address instanceof Inet6Address)) { // Java makes IPv4 of the mapped form
      return address == null ? null : address.getHostAddress();
    }
    byte[] bytes = address.getAddress();
    int[] groups = new int[8];
    for (int i = 0; i < 8; i++) {
      groups[i] = (bytes[2 * i] & 0xFF) << 8 | (bytes[2 * i + 1] & 0xFF);
    }
    int start = -1;
    int length = 1;
    for (int i = 0; i < 8; i++) {
      int run = i;
      while (run < 8 && groups[run] == 0) {
        run++;
      }
      if (run - i > length) {
        start = i;
        length = run - i;
      }
    }
    return join(groups, start, length);
  }

  private static String join(int[] groups, int zeros, int length) {
    StringBuilder out = new StringBuilder(39);
    for (int i = 0; i < 8; i++) {
      if (i == zeros) {
        out.append("::");
        i += length - 1;
      } else {
        if (!out.isEmpty() && out.charAt(out.length() - 1) != ':') {
          out.append(':');
        }
        out.append(Integer.toHexString(groups[i]));
      }
    }
    return out.toString();
  }
}

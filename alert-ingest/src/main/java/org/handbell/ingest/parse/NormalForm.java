package org.handbell.ingest.parse;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.handbell.recent.Recent;
import org.jspecify.annotations.Nullable;

/** Writes what products write in many ways in one way, whatever the format. */
public final class NormalForm {

  private static final Recent<Optional<String>> ADDRESSES =
      new Recent<>(12, text -> Optional.ofNullable(readAddress(text)));

  /** Each made once: Java keeps none beyond 127. */
  private static final Integer[] STATUSES = IntStream.range(0, 600).boxed().toArray(Integer[]::new);

  private NormalForm() {}

  /**
   * An address without port, brackets, zone and mapping: of {@code 10.0.0.1:51234}, {@code
   * 10.0.0.1#53}, {@code [2001:db8::1]:443} and {@code ::ffff:10.0.0.1}; any other text as it is.
   */
  public static @Nullable String address(@Nullable String text) {
    return text == null ? null : ADDRESSES.of(text).orElse(null);
  }

  private static @Nullable String readAddress(String text) {
    String whole = text.strip();
    String canonical = IpText.canonical(whole);
    if (canonical != null) {
      return canonical;
    }
    int close = whole.startsWith("[") ? whole.indexOf(']') : -1;
    String bare = close > 0 ? whole.substring(1, close) : whole.substring(0, portMark(whole));
    canonical = IpText.canonical(bare);
    return canonical == null ? emptyToNull(whole) : canonical;
  }

  /** True where {@link #address} makes an address of the text. */
  public static boolean isAddress(String text) {
    String address = address(text);
    return address != null && IpText.isAddress(address);
  }

  private static int portMark(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == ':' || c == '#' || c == '/') {
        return i;
      }
    }
    return text.length();
  }

  /** Six pairs of lower-case hex digits with colons; null where the text holds no such address. */
  public static @Nullable String mac(@Nullable String text) {
    if (text == null) {
      return null;
    }
    StringBuilder out = new StringBuilder(17);
    int digits = 0;
    for (int i = 0; i < text.length() && digits < 13; i++) {
      char c = text.charAt(i);
      int digit = c < 128 ? Character.digit(c, 16) : -1;
      if (digit >= 0) {
        out.append(digits > 0 && digits % 2 == 0 ? ":" : "").append(Character.forDigit(digit, 16));
        digits++;
      } else if (c != ':' && c != '-' && c != '.') {
        return null;
      }
    }
    return digits == 12 && out.indexOf("00:00:00:00:00:00") < 0 ? out.toString() : null;
  }

  /** A status of three digits; filters write 0 where they got no answer. */
  public static @Nullable Integer status(@Nullable String text) {
    if (text == null || text.length() != 3) {
      return null;
    }
    int status = 0;
    for (int i = 0; i < 3; i++) {
      char c = text.charAt(i);
      if (c < '0' || c > '9') {
        return null;
      }
      status = status * 10 + c - '0';
    }
    return status >= 100 && status < STATUSES.length ? STATUSES[status] : null;
  }

  /** {@code Text/HTML; charset=utf-8} is {@code text/html}. */
  static @Nullable String mimeType(@Nullable String text) {
    if (text == null) {
      return null;
    }
    int semicolon = text.indexOf(';');
    String type = (semicolon < 0 ? text : text.substring(0, semicolon)).strip();
    return type.indexOf('/') <= 0 ? null : type.toLowerCase(Locale.ROOT);
  }

  /** A name of the Domain Name System in lower case, without a dot at the end. */
  static @Nullable String dnsName(@Nullable String text) {
    if (text == null) {
      return null;
    }
    int to = text.length();
    while (to > 0 && text.charAt(to - 1) == '.') {
      to--;
    }
    return emptyToNull(text.substring(0, to).toLowerCase(Locale.ROOT));
  }

  /** A method in capitals; null for what products write where they saw none. */
  static @Nullable String method(@Nullable String text) {
    if (text == null || text.isEmpty() || text.length() > 20) {
      return null;
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!((c | 0x20) >= 'a' && (c | 0x20) <= 'z') && c != '-' && c != '_') {
        return null;
      }
    }
    String method = text.toUpperCase(Locale.ROOT);
    return method.equals("UNKNOWN") || method.equals("NONE") || method.equals("-") ? null : method;
  }

  private static @Nullable String emptyToNull(String text) {
    return text.isEmpty() ? null : text;
  }
}

package org.handbell.ingest.parse;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes what products write in many ways in one way, whatever the format. */
public final class NormalForm {

  private NormalForm() {}

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
    return status >= 100 && status <= 599 ? status : null;
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
}

package org.handbell.notifier.deliver;

import java.util.regex.Pattern;

/**
 * Text made fit for a header: on one line, and without the characters that turn the direction of
 * writing or take no room, by which a subject could read as something else.
 */
final class OneLine {

  private static final Pattern UNFIT =
      Pattern.compile("[\\p{Cntrl}\\p{Cf}\\p{Zl}\\p{Zp}\\u0085]+", Pattern.UNICODE_CHARACTER_CLASS);

  private OneLine() {}

  static String of(String text) {
    return UNFIT.matcher(text).replaceAll(" ").strip();
  }
}

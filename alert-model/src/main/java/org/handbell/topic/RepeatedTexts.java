package org.handbell.topic;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Texts that stand in event after event, as schools, people and categories do: each is made once
 * and again when another took its place. For one thread.
 */
final class RepeatedTexts {

  private static final int PLACES = 1 << 12;
  private static final int LONGEST = 160;

  private final @Nullable String[] places = new String[PLACES];

  /** The text that the parser stands at. */
  String at(JsonParser in) throws IOException {
    int length = in.getTextLength();
    if (length > LONGEST) {
      return in.getText();
    }
    char[] chars = in.getTextCharacters();
    int from = in.getTextOffset();
    int place = place(chars, from, length);
    String known = places[place];
    if (known == null || !isSame(known, chars, from, length)) {
      known = new String(chars, from, length);
      places[place] = known;
    }
    return known;
  }

  private static int place(char[] chars, int from, int length) {
    int hash = length;
    for (int i = from; i < from + length; i++) {
      hash = 31 * hash + chars[i];
    }
    return (hash ^ hash >>> 16) & (PLACES - 1);
  }

  private static boolean isSame(String known, char[] chars, int from, int length) {
    if (known.length() != length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (known.charAt(i) != chars[from + i]) {
        return false;
      }
    }
    return true;
  }
}

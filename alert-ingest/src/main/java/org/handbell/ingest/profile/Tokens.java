package org.handbell.ingest.profile;

import java.util.ArrayList;
import java.util.List;

/** Parts a line at blanks, keeping together what stands in quotes or square brackets. */
final class Tokens {

  private Tokens() {}

  static List<String> of(String text) {
    List<String> tokens = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      if (text.charAt(at) == ' ') {
        at++;
      } else {
        int end = end(text, at);
        tokens.add(text.substring(at, end));
        at = end;
      }
    }
    return tokens;
  }

  private static int end(String text, int from) {
    char open = text.charAt(from);
    char close = open == '[' ? ']' : open == '"' ? '"' : ' ';
    for (int i = from + 1; close != ' ' && i < text.length(); i++) {
      if (text.charAt(i) == '\\') {
        i++;
      } else if (text.charAt(i) == close && (i + 1 == text.length() || text.charAt(i + 1) == ' ')) {
        return i + 1;
      }
    }
    int blank = text.indexOf(' ', from);
    return blank < 0 ? text.length() : blank;
  }
}

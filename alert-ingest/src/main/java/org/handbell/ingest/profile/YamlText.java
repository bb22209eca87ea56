package org.handbell.ingest.profile;

import java.util.Set;
import java.util.regex.Pattern;

/** Writes a text so that a YAML file says just that text. */
final class YamlText {

  private static final Pattern PLAIN =
      Pattern.compile("[A-Za-z0-9][A-Za-z0-9_./-]*( [A-Za-z0-9_./-]+)*");
  private static final Set<String> OTHER_MEANINGS =
      Set.of("null", "Null", "NULL", "true", "false", "yes", "no", "on", "off");

  private YamlText() {}

  static String of(String text) {
    if (PLAIN.matcher(text).matches() && !OTHER_MEANINGS.contains(text)) {
      return text;
    }
    return quoted(text);
  }

  /** A name of a field. */
  static String key(String name) {
    return name.startsWith("@") ? '"' + name + '"' : name;
  }

  static String quoted(String text) {
    return text.codePoints().allMatch(YamlText::isPrintable)
        ? "'" + text.replace("'", "''") + "'"
        : escaped(text);
  }

  private static boolean isPrintable(int c) {
    return (c >= 0x20 && c <= 0x7E) || (c >= 0xA0 && c <= 0xFFFD && !isOdd(c));
  }

  private static boolean isOdd(int c) {
    return Character.isSurrogate((char) c) || c == 0xFEFF || c == 0x2028 || c == 0x2029;
  }

  private static String escaped(String text) {
    StringBuilder out = new StringBuilder("\"");
    text.codePoints()
        .forEach(
            c -> {
              if (c == '"' || c == '\\') {
                out.append('\\').append((char) c);
              } else if (c == '\t') {
                out.append("\\t");
              } else if (isPrintable(c)) {
                out.append((char) c);
              } else {
                out.append("\\U%08x".formatted(c));
              }
            });
    return out.append('"').toString();
  }
}

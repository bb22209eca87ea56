package org.handbell.notifier.compose;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.handbell.model.Span;
import org.jspecify.annotations.Nullable;

/**
 * Text from outside, made fit for a person to read in a mail: one line, of a sane length, nothing
 * invisible, and nothing that a mail program would turn into a link. It is still to be escaped for
 * HTML.
 *
 * @param before what stands before the matched words; everything, when nothing was matched
 * @param match the words that a rule matched, often empty
 */
public record Shown(String before, String match, String after) {

  private static final int QUOTE_LENGTH = 240;
  private static final int PROSE_LENGTH = 4_000;
  private static final int NAME_LENGTH = 80;

  /** ECMA-48 control sequences and escapes; text that an escape would hide stays. */
  private static final Pattern ANSI =
      Pattern.compile("(?:\u001B\\[|\u009B)[0-?]*[ -/]*[@-~]|\u001B[ -/]*[0-~]");

  private static final Pattern WEB = Pattern.compile("(?i)://|www\\.");
  private static final Pattern SCHEME = Pattern.compile("(?i)https?://");

  /** What a person typed or where they went, defanged, with the matched words told apart. */
  public static Shown quote(String raw, @Nullable Span matched) {
    int start = matched == null ? 0 : Math.min(matched.start(), raw.length());
    int end = matched == null ? 0 : Math.min(matched.end(), raw.length());
    Writer writer = new Writer(raw, QUOTE_LENGTH, true);
    writer.write(Math.max(0, start - QUOTE_LENGTH / 4), start, end);
    return writer.shown();
  }

  /** A sentence or a site's name, defanged. */
  public static String plain(String raw) {
    return quote(raw, null).whole();
  }

  /** What a colleague wrote, defanged, in full. */
  public static String prose(String raw) {
    Writer writer = new Writer(raw, PROSE_LENGTH, true);
    writer.write(0, 0, 0);
    return writer.shown().whole();
  }

  /** A name of a person, school or device. Its dots stay, unless it poses as an address. */
  public static String name(String raw) {
    Writer writer = new Writer(raw, NAME_LENGTH, WEB.matcher(raw).find());
    writer.write(0, 0, 0);
    return writer.shown().whole().strip();
  }

  /** The text without the mark. */
  public String whole() {
    return before + match + after;
  }

  /** Walks over the raw text once, so that the mark stays where the rule put it. */
  private static final class Writer {
    private final String raw;
    private final int length;
    private final boolean defang;
    private final StringBuilder out = new StringBuilder();
    private int matchStart = -1;
    private int matchEnd = -1;

    Writer(String raw, int length, boolean defang) {
      this.raw = raw;
      this.length = length;
      this.defang = defang;
    }

    void write(int from, int markFrom, int markTo) {
      int to = Math.min(raw.length(), from + length);
      Matcher ansi = ANSI.matcher(raw);
      Matcher scheme = SCHEME.matcher(raw);
      out.append(from > 0 ? "…" : "");
      for (int i = from; i < to; ) {
        mark(i, markFrom, markTo);
        if (ansi.region(i, raw.length()).lookingAt()) {
          i = ansi.end();
        } else if (scheme.region(i, raw.length()).lookingAt()) {
          out.append("hxxp").append(raw, i + 4, scheme.end());
          i = scheme.end();
        } else {
          int codePoint = raw.codePointAt(i);
          show(i, codePoint);
          i += Character.charCount(codePoint);
        }
      }
      mark(raw.length(), markFrom, markTo);
      out.append(to < raw.length() ? "…" : "");
    }

    private void mark(int at, int markFrom, int markTo) {
      if (matchStart < 0 && at >= markFrom) {
        matchStart = out.length();
      }
      if (matchEnd < 0 && at >= markTo) {
        matchEnd = out.length();
      }
    }

    private void show(int at, int codePoint) {
      if (isInvisible(codePoint)) {
        out.append(String.format(Locale.ROOT, "[U+%04X]", codePoint));
        return;
      }
      switch (Character.getType(codePoint)) {
        case Character.CONTROL,
            Character.LINE_SEPARATOR,
            Character.PARAGRAPH_SEPARATOR,
            Character.SPACE_SEPARATOR ->
            space();
        case Character.SURROGATE -> out.append('\uFFFD');
        default -> out.append(defang && joins(at) ? "[.]" : Character.toString(codePoint));
      }
    }

    private void space() {
      if (out.isEmpty() || out.charAt(out.length() - 1) != ' ') {
        out.append(' ');
      }
    }

    /** A dot inside a word is what makes a mail program see an address. */
    private boolean joins(int at) {
      boolean dot = ".\u3002\uFF0E\uFF61".indexOf(raw.charAt(at)) >= 0;
      return dot
          && at > 0
          && at + 1 < raw.length()
          && !Character.isWhitespace(raw.charAt(at - 1))
          && !Character.isWhitespace(raw.charAt(at + 1));
    }

    Shown shown() {
      int start = Math.max(0, matchStart);
      int end = Math.max(start, matchEnd);
      return new Shown(out.substring(0, start), out.substring(start, end), out.substring(end));
    }

    private static boolean isInvisible(int codePoint) {
      return Character.getType(codePoint) == Character.FORMAT
          || codePoint == 0x034F
          || codePoint == 0x115F
          || codePoint == 0x1160
          || codePoint == 0x2800
          || codePoint == 0x3164
          || codePoint == 0xFFA0;
    }
  }
}

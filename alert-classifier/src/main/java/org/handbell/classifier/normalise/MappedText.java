package org.handbell.classifier.normalise;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A text on its way to being words, each character of which remembers the stretch of the original
 * it came from. As long as nothing was decoded or folded the map is the identity and costs nothing.
 */
final class MappedText {

  final char[] chars;
  final int length;
  private final int @Nullable [] starts;
  private final int @Nullable [] ends;

  MappedText(char[] chars, int length, int @Nullable [] starts, int @Nullable [] ends) {
    this.chars = chars;
    this.length = length;
    this.starts = starts;
    this.ends = ends;
  }

  static MappedText identity(String text) {
    return new MappedText(text.toCharArray(), text.length(), null, null);
  }

  /** Where the character at {@code index} begins in the original. */
  int start(int index) {
    return starts == null ? index : starts[index];
  }

  /** Where the character at {@code index} ends in the original, exclusive. */
  int end(int index) {
    return ends == null ? index + 1 : ends[index];
  }

  /** Writes a changed text character by character. */
  static final class Writer {

    private final MappedText from;
    private char[] chars;
    private int[] starts;
    private int[] ends;
    private int length;

    Writer(MappedText from) {
      this.from = from;
      int room = from.length + 8;
      this.chars = new char[room];
      this.starts = new int[room];
      this.ends = new int[room];
    }

    /** Appends a character that stands for {@code [first, last]} of the text it is made from. */
    void append(char c, int first, int last) {
      if (length == chars.length) {
        chars = Arrays.copyOf(chars, length * 2);
        starts = Arrays.copyOf(starts, length * 2);
        ends = Arrays.copyOf(ends, length * 2);
      }
      chars[length] = c;
      starts[length] = from.start(first);
      ends[length] = from.end(last);
      length++;
    }

    void append(CharSequence text, int first, int last) {
      for (int i = 0; i < text.length(); i++) {
        append(text.charAt(i), first, last);
      }
    }

    MappedText done() {
      return new MappedText(chars, length, starts, ends);
    }
  }
}

package org.handbell.ingest.parse;

import org.jspecify.annotations.Nullable;

/** Walks over the parts of a syslog envelope; each step moves on only when it fits. */
final class EnvelopeCursor {

  private static final int LONGEST_TAG = 64;

  private final byte[] line;
  private final int to;
  private int at;
  private Envelope.Span tag = Envelope.Span.NONE;

  EnvelopeCursor(byte[] line, int to) {
    this.line = line;
    this.to = to;
  }

  int at() {
    return at;
  }

  /** The tag last passed over, without its process id. */
  Envelope.Span tag() {
    return tag;
  }

  void moveTo(int place) {
    at = place;
  }

  /** The byte here, or −1 at the end. */
  int peek() {
    return peek(0);
  }

  private int peek(int ahead) {
    return at + ahead < to ? line[at + ahead] & 0xFF : -1;
  }

  void skipByteOrderMark() {
    if (peek() == 0xEF && peek(1) == 0xBB && peek(2) == 0xBF) {
      at += 3;
    }
  }

  /** {@code <134>} and blanks after it. */
  boolean skipPriority() {
    if (peek() != '<') {
      return false;
    }
    int digits = 1;
    while (digits <= 3 && isDigit(peek(digits))) {
      digits++;
    }
    if (digits == 1 || peek(digits) != '>') {
      return false;
    }
    at += digits + 1;
    skipBlanks();
    return true;
  }

  /** {@code 1 } before a year or a nil: some devices write {@code 1 } before an epoch. */
  boolean skipVersionOne() {
    boolean fits =
        peek() == '1'
            && peek(1) == ' '
            && ((peek(2) == '-' && peek(3) == ' ') || (isDigit(peek(2)) && peek(6) == '-'));
    if (fits) {
      at += 2;
    }
    return fits;
  }

  /** {@code -} alone. */
  boolean skipNil() {
    boolean fits = peek() == '-' && peek(1) == ' ';
    if (fits) {
      at += 2;
    }
    return fits;
  }

  /** A sequence number ({@code 123: }) and the marks that clocks without sync put first. */
  void skipSequenceAndMarks() {
    int digits = 0;
    while (isDigit(peek(digits))) {
      digits++;
    }
    if (digits > 0 && digits < 12 && peek(digits) == ':' && peek(digits + 1) == ' ') {
      at += digits + 2;
    }
    if (peek() == '*' || peek() == '.') {
      at++;
    }
  }

  @Nullable SyslogTime bsdTime() {
    return moved(SyslogTime.readBsd(line, at, to));
  }

  @Nullable SyslogTime isoTime() {
    return moved(SyslogTime.readIso(line, at, to));
  }

  private @Nullable SyslogTime moved(@Nullable SyslogTime time) {
    if (time != null) {
      at = time.end();
      skipBlanks();
    }
    return time;
  }

  /** True where a plain word, such as a host's name, stands here: no message begins so. */
  boolean atWord() {
    int end = wordEnd();
    for (int i = at; i < end; i++) {
      if (line[i] == '=' || line[i] == '{' || line[i] == '"' || line[i] == '|') {
        return false;
      }
    }
    return end > at;
  }

  void skipWord() {
    at = wordEnd();
    skipBlanks();
  }

  /** A word that is the same as the one at {@code earlier}: a relay gave the host twice. */
  void skipRepeatOf(int earlier) {
    int length = wordEnd() - at;
    for (int i = 0; i < length; i++) {
      if (line[at + i] != line[earlier + i]) {
        return;
      }
    }
    if (length > 0 && line[earlier + length] == ' ') {
      skipWord();
    }
  }

  /** {@code guardian:} or {@code squid[123]:}, with a blank a brace or the end after it. */
  boolean skipTag() {
    int i = 0;
    while (i < LONGEST_TAG && isTagByte(peek(i))) {
      i++;
    }
    int name = i;
    if (i > 0 && peek(i) == '[') {
      while (i < LONGEST_TAG && peek(i) > ' ' && peek(i) != ']') {
        i++;
      }
      i += peek(i) == ']' ? 1 : 0;
    }
    int after = peek(i + 1);
    if (i == 0 || peek(i) != ':' || (after != ' ' && after != '{' && after != -1)) {
      return false;
    }
    tag = new Envelope.Span(at, at + name);
    at += i + 1;
    skipBlanks();
    return true;
  }

  /**
   * {@code -} or elements in brackets, whose values escape {@code "}, {@code \} and {@code ]}:
   * their end.
   */
  int skipStructuredData() {
    if (skipNil() || peek() != '[') {
      return 0;
    }
    boolean quoted = false;
    while (at < to) {
      int c = peek();
      at++;
      if (c == '\\' && quoted) {
        at = Math.min(at + 1, to);
      } else if (c == '"') {
        quoted = !quoted;
      } else if (c == ']' && !quoted && peek() != '[') {
        break;
      }
    }
    int end = at;
    skipBlanks();
    return end;
  }

  int wordEnd() {
    int end = at;
    while (end < to && line[end] != ' ') {
      end++;
    }
    return end;
  }

  private void skipBlanks() {
    while (peek() == ' ') {
      at++;
    }
  }

  private static boolean isTagByte(int c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || isDigit(c)
        || c == '-'
        || c == '_'
        || c == '.'
        || c == '/'
        || c == '('
        || c == ')';
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }
}

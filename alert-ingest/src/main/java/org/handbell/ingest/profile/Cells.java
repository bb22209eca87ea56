package org.handbell.ingest.profile;

import java.util.ArrayList;
import java.util.List;

/** Walks over the cells of a row; cells may stand in quotes, with quotes doubled inside. */
final class Cells {

  private final byte[] line;
  private final int start;
  private final int end;
  private final char separator;
  private int at;
  private int from;
  private int to;
  private boolean doubled;

  Cells(byte[] line, int start, int end, char separator) {
    this.line = line;
    this.start = start;
    this.end = end;
    this.separator = separator;
    this.at = start;
  }

  Cells restart() {
    at = start;
    return this;
  }

  byte[] line() {
    return line;
  }

  int from() {
    return from;
  }

  int to() {
    return to;
  }

  /** Moves on to the next cell; false after the last. */
  boolean next() {
    if (at > end) {
      return false;
    }
    while (at < end && line[at] == ' ') {
      at++;
    }
    doubled = false;
    if (at < end && line[at] == '"') {
      quoted();
    } else {
      from = at;
      to = separatorAt(at);
      at = to + 1;
      while (to > from && line[to - 1] == ' ') {
        to--;
      }
    }
    return true;
  }

  private void quoted() {
    from = at + 1;
    to = from;
    while (to < end) {
      if (line[to] == '"') {
        if (to + 1 < end && line[to + 1] == '"') {
          doubled = true;
          to++;
        } else if (to + 1 == end || line[to + 1] == separator || line[to + 1] == ' ') {
          break;
        }
      }
      to++;
    }
    at = separatorAt(Math.min(to + 1, end)) + 1;
  }

  private int separatorAt(int place) {
    int i = place;
    while (i < end && line[i] != separator) {
      i++;
    }
    return i;
  }

  String text() {
    String text = Text.of(line, from, to);
    return doubled ? text.replace("\"\"", "\"") : text;
  }

  List<String> texts() {
    List<String> texts = new ArrayList<>();
    while (next()) {
      texts.add(text());
    }
    return texts;
  }
}

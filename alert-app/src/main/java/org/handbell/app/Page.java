package org.handbell.app;

import java.util.ArrayList;
import java.util.List;

/** Text for a terminal of 80 columns: titles, labelled items and paragraphs, in colour or not. */
final class Page {

  private static final int WIDTH = 79;
  private static final int LABEL = 18;
  private static final String INDENT = "  ";

  /** How terminals are told of bold, bold red, yellow and no colour (ECMA-48, SGR). */
  private static final String BOLD = "1";

  private static final String RED = "1;31";
  private static final String YELLOW = "33";
  private static final String PLAIN = "";

  private final boolean colour;
  private final List<String> lines = new ArrayList<>();

  Page(boolean colour) {
    this.colour = colour;
  }

  void title(String text) {
    if (!lines.isEmpty()) {
      blank();
    }
    lines.add(paint(BOLD, text));
  }

  void blank() {
    lines.add("");
  }

  void alarm(String text) {
    wrap(INDENT, INDENT, text, RED);
  }

  void warning(String text) {
    wrap("! ", INDENT, text, YELLOW);
  }

  void paragraph(String text) {
    wrap(INDENT, INDENT, text, PLAIN);
  }

  void item(String label, String text) {
    String first = INDENT + label + " ".repeat(Math.max(1, LABEL - label.length()));
    wrap(first, " ".repeat(first.length()), text, PLAIN);
  }

  /** A figure and its percent sign stay together. */
  private void wrap(String first, String others, String text, String code) {
    StringBuilder line = new StringBuilder(first);
    boolean empty = true;
    for (String word : text.split(" (?!%)", -1)) {
      if (!empty && line.length() + 1 + word.length() > WIDTH) {
        lines.add(paint(code, line.toString()));
        line = new StringBuilder(others);
        empty = true;
      }
      line.append(empty ? "" : " ").append(word);
      empty = false;
    }
    lines.add(paint(code, line.toString()));
  }

  private String paint(String code, String text) {
    return colour && !code.isEmpty() ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
  }

  String text() {
    return String.join("\n", lines) + "\n";
  }
}

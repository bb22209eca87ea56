package org.handbell.notifier.console.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import java.util.List;

/**
 * A table as a file for spreadsheets (RFC 4180). Every cell is quoted, and one that a spreadsheet
 * would take for a formula begins with an apostrophe: what a child typed must not run on the
 * computer of whoever opens it.
 */
public final class Csv {

  /** What begins a formula, in full width too, and what a spreadsheet drops from before it. */
  private static final String FORMULA = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

  private Csv() {}

  /** The file, with the mark by which spreadsheets know UTF-8. */
  public static byte[] of(List<String> columns, List<List<String>> rows) {
    StringBuilder text = new StringBuilder("\uFEFF");
    add(text, columns);
    rows.forEach(row -> add(text, row));
    return text.toString().getBytes(UTF_8);
  }

  private static void add(StringBuilder text, List<String> cells) {
    text.append(cells.stream().map(Csv::cell).collect(joining(","))).append("\r\n");
  }

  static String cell(String raw) {
    String text = raw.replace("\0", "");
    String safe = isFormula(text) || isFormula(text.stripLeading()) ? "'" + text : text;
    return '"' + safe.replace("\"", "\"\"") + '"';
  }

  private static boolean isFormula(String text) {
    return !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0;
  }
}

package org.handbell.notifier.console.registers;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A table as a file for spreadsheets (RFC 4180), in which no cell is taken for a formula whatever
 * somebody typed into it.
 */
final class Csv {

  private static final String FORMULA = "=+-@\t\r\n\0";

  private Csv() {}

  static byte[] of(List<String> columns, List<List<String>> rows) {
    StringBuilder text = new StringBuilder("\uFEFF");
    add(text, columns);
    rows.forEach(row -> add(text, row));
    return text.toString().getBytes(UTF_8);
  }

  private static void add(StringBuilder text, List<String> cells) {
    text.append(cells.stream().map(Csv::cell).collect(Collectors.joining(","))).append("\r\n");
  }

  private static String cell(String raw) {
    String begins = raw.stripLeading();
    boolean formula =
        (!raw.isEmpty() && FORMULA.indexOf(raw.charAt(0)) >= 0)
            || (!begins.isEmpty() && FORMULA.indexOf(begins.charAt(0)) >= 0);
    return '"' + (formula ? "'" : "") + raw.replace("\"", "\"\"") + '"';
  }
}

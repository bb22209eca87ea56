package org.handbell.notifier.console.records;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A table as a file that a spreadsheet opens (RFC 4180). What a spreadsheet would take for a
 * formula is made text by a leading apostrophe, as OWASP advises.
 */
final class CsvFile {

  private static final String FORMULA = "=+-@\t\r\0";

  private final StringBuilder text = new StringBuilder();

  CsvFile(String... heads) {
    row(List.of(heads));
  }

  void row(List<String> cells) {
    text.append(cells.stream().map(CsvFile::cell).collect(Collectors.joining(","))).append("\r\n");
  }

  private static String cell(String given) {
    boolean formula = !given.isEmpty() && FORMULA.indexOf(given.charAt(0)) >= 0;
    String plain = (formula ? "'" : "") + given.replace("\0", "");
    return "\"" + plain.replace("\"", "\"\"") + "\"";
  }

  byte[] bytes() {
    return text.toString().getBytes(UTF_8);
  }
}

package org.handbell.ingest.identity;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A table that a school system, a directory or a spreadsheet has exported: a header line, then a
 * row a line, in whatever encoding and with whatever separator; columns are known by their names
 * without case, blanks and marks.
 */
final class CsvTable {

  private static final int MOST_FAULTS = 20;
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final String file;
  private final Map<String, Integer> columns = new HashMap<>();
  private final List<CsvRecord> rows = new ArrayList<>();
  private final List<String> faults = new ArrayList<>();

  private CsvTable(String file) {
    this.file = file;
  }

  static CsvTable read(Path file) throws IOException {
    CsvTable table = new CsvTable(String.valueOf(file.getFileName()));
    table.readAll(decode(Files.readAllBytes(file)));
    return table;
  }

  private void readAll(String text) {
    long line = 1;
    try {
      for (CsvRecord row : reader(separator(text)).ofCsvRecord(text)) {
        line = row.getStartingLineNumber();
        if (!columns.isEmpty()) {
          rows.add(row);
        } else if (!isAboutTheFile(row.getField(0))) {
          for (int i = 0; i < row.getFieldCount(); i++) {
            columns.putIfAbsent(fold(row.getField(i)), i);
          }
        }
      }
    } catch (CsvParseException e) {
      fault(line + 1, "row", "not CSV; a quotation mark may lack its partner");
    }
  }

  /** Exports leave out empty fields at the end of a row, and put words about the file on top. */
  private static CsvReader.CsvReaderBuilder reader(char separator) {
    return CsvReader.builder()
        .fieldSeparator(separator)
        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
        .extraFieldStrategy(FieldMismatchStrategy.IGNORE);
  }

  /** What PowerShell and Excel put before the header. */
  private static boolean isAboutTheFile(String first) {
    return first.startsWith("#TYPE") || first.startsWith("sep=");
  }

  private static char separator(String text) {
    int from = text.startsWith("#TYPE") || text.startsWith("sep=") ? text.indexOf('\n') + 1 : 0;
    int end = text.indexOf('\n', from);
    String header = end < 0 ? text.substring(from) : text.substring(from, end);
    char best = ',';
    for (char candidate : new char[] {';', '\t'}) {
      if (count(header, candidate) > count(header, best)) {
        best = candidate;
      }
    }
    return best;
  }

  private static long count(String text, char wanted) {
    return text.chars().filter(c -> c == wanted).count();
  }

  /** Directories export UTF-16 or UTF-8, old spreadsheets Windows-1252. */
  private static String decode(byte[] bytes) {
    Charset wide = wide(bytes);
    String text;
    try {
      text =
          wide != null
              ? new String(bytes, wide)
              : UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      text = new String(bytes, Charset.forName("windows-1252"));
    }
    return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
  }

  /** A byte order mark, or the zero beside the first letter, tells UTF-16. */
  private static @Nullable Charset wide(byte[] bytes) {
    if (bytes.length < 2) {
      return null;
    }
    int first = (bytes[0] & 0xFF) << 8 | (bytes[1] & 0xFF);
    if (first == 0xFEFF || bytes[0] == 0) {
      return UTF_16BE;
    }
    return first == 0xFFFE || bytes[1] == 0 ? UTF_16LE : null;
  }

  /** A column's name without case, blanks, marks and what Google writes behind it. */
  private static String fold(String header) {
    int bracket = header.indexOf('[');
    String text = bracket > 0 ? header.substring(0, bracket) : header;
    StringBuilder out = new StringBuilder(text.length());
    text.chars().filter(Character::isLetterOrDigit).forEach(c -> out.append((char) c));
    return out.toString().toLowerCase(Locale.ROOT);
  }

  /** True where there is no header line. */
  boolean isEmpty() {
    return columns.isEmpty();
  }

  /** The columns with one of these names that are there, in the order of the names. */
  List<Integer> columns(List<String> names) {
    return names.stream().filter(columns::containsKey).map(columns::get).toList();
  }

  /** The rows that hold anything. */
  List<CsvRecord> rows() {
    return rows.stream()
        .filter(row -> row.getFields().stream().anyMatch(field -> !field.isBlank()))
        .toList();
  }

  /** What the first of the columns that is filled holds. */
  static @Nullable String field(CsvRecord row, List<Integer> columns) {
    for (int column : columns) {
      String value = column < row.getFieldCount() ? row.getField(column).strip() : "";
      if (!value.isEmpty()) {
        return value;
      }
    }
    return null;
  }

  void fault(long line, String field, String what) {
    if (faults.size() < MOST_FAULTS) {
      faults.add("%s:%d: %s: %s".formatted(file, line, field, what));
    }
  }

  String file() {
    return file;
  }

  List<String> faults() {
    return faults;
  }
}

package org.handbell.ingest.identity;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.handbell.model.PersonKind;
import org.handbell.model.UserName;
import org.jspecify.annotations.Nullable;

/**
 * Reads the directory's text: a header line, then an account a line. Columns are known by their
 * names; of {@code username,name,kind,year,form,school} the first and third must be there, {@code
 * school} too where there are several schools.
 */
final class DirectoryReader {

  private static final int MOST_FAULTS = 20;
  private static final String BOM = "\uFEFF";

  private final String file;
  private final Set<String> schools;
  private final Map<String, Integer> columns = new HashMap<>();
  private final Map<String, Long> firstLines = new HashMap<>();
  private final List<Account> accounts = new ArrayList<>();
  private final List<String> faults = new ArrayList<>();

  private DirectoryReader(String file, Set<String> schools) {
    this.file = file;
    this.schools = schools;
  }

  static List<Account> read(String file, String text, Set<String> schools)
      throws DirectoryException {
    DirectoryReader reader = new DirectoryReader(file, schools);
    reader.readAll(text.startsWith(BOM) ? text.substring(1) : text);
    if (!reader.faults.isEmpty()) {
      throw new DirectoryException(reader.faults);
    }
    return reader.accounts;
  }

  private void readAll(String text) {
    long line = 1;
    try {
      for (CsvRecord row : CsvReader.builder().fieldSeparator(separator(text)).ofCsvRecord(text)) {
        line = row.getStartingLineNumber();
        if (columns.isEmpty()) {
          readHeader(row);
        } else if (faults.size() < MOST_FAULTS) {
          readRow(row);
        }
      }
    } catch (CsvParseException e) {
      fault(line + 1, "row", "not CSV; a quotation mark may lack its partner");
    }
    if (columns.isEmpty()) {
      fault(1, "header", "missing; the first line must be username,name,kind,year,form,school");
    }
  }

  private static char separator(String text) {
    int end = text.indexOf('\n');
    String header = end < 0 ? text : text.substring(0, end);
    return header.indexOf(';') >= 0 ? ';' : ',';
  }

  private void readHeader(CsvRecord row) {
    for (int i = 0; i < row.getFieldCount(); i++) {
      columns.putIfAbsent(row.getField(i).strip().toLowerCase(Locale.ROOT), i);
    }
    requireColumn("username");
    requireColumn("kind");
    if (schools.size() > 1) {
      requireColumn("school");
    }
  }

  private void requireColumn(String name) {
    if (!columns.containsKey(name)) {
      fault(1, name, "no such column; name it in the first line");
    }
  }

  private void readRow(CsvRecord row) {
    long line = row.getStartingLineNumber();
    UserName username = UserName.parse(field(row, "username")).orElse(null);
    PersonKind kind = kind(field(row, "kind"));
    String school = field(row, "school");
    if (school == null && schools.size() == 1) {
      school = schools.iterator().next();
    }
    if (username == null) {
      fault(line, "username", "empty; write the network account, or delete the line");
    } else if (kind == null) {
      fault(line, "kind", "must be pupil or staff");
    } else if (school == null || !schools.contains(school)) {
      fault(line, "school", "not the id of a school in the configuration; write one of " + schools);
    } else {
      add(line, school, username, kind, row);
    }
  }

  private void add(long line, String school, UserName username, PersonKind kind, CsvRecord row) {
    String account = school + "/" + username.bare() + "@" + username.domain();
    Long first = firstLines.putIfAbsent(account, line);
    if (first != null) {
      fault(line, "username", "the same account as on line " + first + "; delete one of them");
      return;
    }
    accounts.add(
        new Account(
            school, username, kind, field(row, "name"), field(row, "year"), field(row, "form")));
  }

  private @Nullable String field(CsvRecord row, String name) {
    Integer column = columns.get(name);
    if (column == null || column >= row.getFieldCount()) {
      return null;
    }
    String value = row.getField(column).strip();
    return value.isEmpty() ? null : value;
  }

  private static @Nullable PersonKind kind(@Nullable String word) {
    return switch (String.valueOf(word).toLowerCase(Locale.ROOT)) {
      case "pupil", "student" -> PersonKind.PUPIL;
      case "staff", "teacher" -> PersonKind.STAFF;
      default -> null;
    };
  }

  private void fault(long line, String field, String what) {
    faults.add("%s:%d: %s: %s".formatted(file, line, field, what));
  }
}

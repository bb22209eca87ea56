package org.handbell.ingest.identity;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.handbell.model.PersonKind;
import org.handbell.model.UserName;
import org.jspecify.annotations.Nullable;

/**
 * Reads the accounts of one or more files: exports of a school's information system, of Active
 * Directory, of Google, or written by hand. An account that two files list is one account.
 */
final class DirectoryReader {

  private final Set<String> schools;
  private final List<Account> accounts = new ArrayList<>();

  /** Where an account stands in the list, by school and each of its names. */
  private final Map<String, Integer> places = new HashMap<>();

  /** The file that first listed the account at a place: rows of one file are never one account. */
  private final Map<Integer, String> filesOf = new HashMap<>();

  private final List<String> faults = new ArrayList<>();

  private DirectoryReader(Set<String> schools) {
    this.schools = schools;
  }

  /**
   * Reads the files.
   *
   * @throws CsvFaults with every fault of all of them
   */
  static List<Account> read(List<Path> files, Set<String> schools) throws IOException {
    DirectoryReader reader = new DirectoryReader(schools);
    for (Path file : files) {
      reader.readFile(CsvTable.read(file));
    }
    if (!reader.faults.isEmpty()) {
      throw new CsvFaults(reader.faults);
    }
    return reader.accounts;
  }

  private void readFile(CsvTable table) {
    DirectoryColumns columns = new DirectoryColumns(table);
    if (table.isEmpty()) {
      table.fault(
          1, "header", "missing; the first line must be username,name,kind,year,form,school");
    } else {
      columns.faults(schools.size() > 1).forEach((name, fault) -> table.fault(1, name, fault));
    }
    if (table.faults().isEmpty()) {
      readRows(table, columns);
    }
    faults.addAll(table.faults());
  }

  private void readRows(CsvTable table, DirectoryColumns columns) {
    Map<String, Long> lines = new HashMap<>();
    int kindsKnown = 0;
    for (CsvRecord row : table.rows()) {
      Account account = account(row, table, columns);
      if (account != null && isFirst(account, row, table, lines)) {
        kindsKnown += account.kind() == PersonKind.UNKNOWN && !account.shared() ? 0 : 1;
        add(account, row, table);
      }
    }
    if (kindsKnown == 0 && !table.rows().isEmpty() && table.faults().isEmpty()) {
      table.fault(
          1,
          "kind",
          "no such column, and no role, department, organisational unit or year tells pupils from"
              + " staff; add a column kind that holds pupil or staff");
    }
  }

  private @Nullable Account account(CsvRecord row, CsvTable table, DirectoryColumns columns) {
    long line = row.getStartingLineNumber();
    List<UserName> names = columns.names(row);
    String school = school(columns.school(row));
    String kind = columns.kind(row);
    if (names.isEmpty()) {
      table.fault(line, "username", "empty; write the network account, or delete the line");
    } else if (columns.hasKind() && !isKind(kind)) {
      table.fault(
          line, "kind", "must be pupil or staff; or shared, where several people use the account");
    } else if (school == null) {
      table.fault(
          line, "school", "not the id of a school in the configuration; write one of " + schools);
    } else {
      boolean shared = kind == null ? columns.isShared(row) : isShared(kind);
      return new Account(
          school,
          names,
          shared ? PersonKind.UNKNOWN : kind == null ? columns.derivedKind(row) : kind(kind),
          shared,
          columns.name(row),
          columns.year(row),
          columns.form(row));
    }
    return null;
  }

  private @Nullable String school(@Nullable String given) {
    if (given == null) {
      return schools.size() == 1 ? schools.iterator().next() : null;
    }
    String id = given.toLowerCase(Locale.ROOT);
    return schools.contains(id) ? id : null;
  }

  /** True where the file has not listed the account before. */
  private static boolean isFirst(
      Account account, CsvRecord row, CsvTable table, Map<String, Long> lines) {
    long line = row.getStartingLineNumber();
    Long first = lines.putIfAbsent(key(account.schoolId(), account.username()), line);
    if (first != null) {
      table.fault(
          line, "username", "the same account as on line " + first + "; delete one of them");
    }
    return first == null;
  }

  private void add(Account account, CsvRecord row, CsvTable table) {
    Integer known = placeOf(account, table);
    if (known == null) {
      known = accounts.size();
      accounts.add(account);
      filesOf.put(known, table.file());
    } else {
      Account before = accounts.get(known);
      if (Stream.of(before, account).noneMatch(one -> one.kind() == PersonKind.UNKNOWN)
          && before.kind() != account.kind()) {
        table.fault(
            row.getStartingLineNumber(),
            "kind",
            "another file says otherwise of the same account; make them agree");
      }
      accounts.set(known, before.merged(account));
    }
    for (UserName name : account.names()) {
      places.putIfAbsent(key(account.schoolId(), name), known);
    }
  }

  private @Nullable Integer placeOf(Account account, CsvTable table) {
    for (UserName name : account.names()) {
      Integer place = places.get(key(account.schoolId(), name));
      if (place != null && !table.file().equals(filesOf.get(place))) {
        return place;
      }
    }
    return null;
  }

  private static String key(String school, UserName name) {
    return school + "/" + name.bare() + "@" + name.domain();
  }

  private static boolean isKind(@Nullable String word) {
    return word != null && (isShared(word) || kind(word) != PersonKind.UNKNOWN);
  }

  private static boolean isShared(String word) {
    return word.equalsIgnoreCase("shared") || word.equalsIgnoreCase("generic");
  }

  private static PersonKind kind(String word) {
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "pupil", "student", "learner" -> PersonKind.PUPIL;
      case "staff", "teacher", "employee" -> PersonKind.STAFF;
      default -> PersonKind.UNKNOWN;
    };
  }
}

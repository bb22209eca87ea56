package org.handbell.ingest.profile;

import java.util.List;
import org.handbell.ingest.parse.HeaderMemory;
import org.handbell.ingest.parse.LineBody;
import org.jspecify.annotations.Nullable;

/**
 * Parts columns by a separator. Which column is which is written in the profile, or in a heading
 * that stands before the lines and may come again with other columns.
 */
final class Delimited implements Engine {

  private final String profile;
  private final char separator;
  private final Heading heading;
  private final @Nullable HeaderMemory memory;
  private @Nullable List<String> columns;

  /** Where the names of the columns stand. */
  enum Heading {
    IN_THE_PROFILE,
    FIRST_ROW,
    FIELDS_LINE
  }

  private Delimited(
      String profile,
      char separator,
      Heading heading,
      @Nullable List<String> columns,
      @Nullable HeaderMemory memory) {
    this.profile = profile;
    this.separator = separator;
    this.heading = heading;
    this.columns = columns;
    this.memory = memory;
  }

  /** Columns by position; {@code -} for one that nobody wants. */
  static Delimited of(String profile, char separator, List<String> columns) {
    return new Delimited(profile, separator, Heading.IN_THE_PROFILE, columns, null);
  }

  static Delimited withHeading(String profile, char separator, Heading heading) {
    return new Delimited(profile, separator, heading, null, null);
  }

  @Override
  public Engine forSource(HeaderMemory kept) {
    if (heading == Heading.IN_THE_PROFILE) {
      return this;
    }
    String header = kept.load(profile);
    List<String> known = header == null ? null : List.of(header.split("\t", -1));
    return new Delimited(profile, separator, heading, known, kept);
  }

  @Override
  public boolean knowsHeading() {
    return heading == Heading.FIRST_ROW && columns != null;
  }

  @Override
  public @Nullable String read(LineBody body, FieldNames names, Values out) {
    byte[] line = body.bytes();
    Cells cells = new Cells(line, body.from(), body.to(), separator);
    if (heading == Heading.FIELDS_LINE && line[body.from()] == '#') {
      return fieldsLine(Text.of(line, body.from(), body.to()), out);
    }
    if (heading == Heading.FIRST_ROW && isHeading(cells, names)) {
      learn(cells.restart().texts());
      out.setAside("heading");
      return null;
    }
    if (columns == null) {
      return "columns without a heading before them at column " + (body.from() + 1);
    }
    take(cells.restart(), columns, names, out);
    return null;
  }

  private @Nullable String fieldsLine(String text, Values out) {
    if (text.regionMatches(true, 0, "#Fields:", 0, 8)) {
      learn(List.of(text.substring(8).strip().split("[ \t]+")));
    }
    out.setAside("heading");
    return null;
  }

  private void learn(List<String> names) {
    if (!names.equals(columns)) {
      columns = List.copyOf(names);
      if (memory != null) {
        memory.store(profile, String.join("\t", names));
      }
    }
  }

  /** A heading names at least two columns that are wanted, and holds no address. */
  private static boolean isHeading(Cells cells, FieldNames names) {
    int wanted = 0;
    int all = 0;
    while (cells.next() && all < 200) {
      all++;
      wanted += names.find(cells.line(), cells.from(), cells.to()) >= 0 ? 1 : 0;
    }
    return wanted >= 2 && (wanted >= 3 || wanted * 2 >= all);
  }

  private static void take(Cells cells, List<String> columns, FieldNames names, Values out) {
    for (int i = 0; i < columns.size() && cells.next(); i++) {
      int name = names.find(columns.get(i));
      if (name >= 0 && cells.to() > cells.from() && !out.has(name)) {
        out.put(name, cells.text());
      }
    }
  }
}

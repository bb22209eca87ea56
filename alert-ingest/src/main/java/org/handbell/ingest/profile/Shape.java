package org.handbell.ingest.profile;

import java.util.List;
import java.util.Locale;
import org.handbell.ingest.parse.LineBody;

/**
 * How lines seem to be parted.
 *
 * @param settings the engine and what goes with it, as the profile says them
 * @param engine reads the rows with all that they hold
 * @param heading the line that must stand before a row for it to be read; empty where none must
 * @param rows what of the lines holds values
 * @param times the time where it stands in several fields
 * @param guessed true where the names of the fields are guesses from what stands in them
 */
record Shape(
    Way way,
    List<String> settings,
    Engine engine,
    String heading,
    List<LineBody> rows,
    List<String> times,
    boolean guessed) {

  /** The ways in which products write. */
  enum Way {
    W3C,
    CEF,
    LEEF,
    JSON,
    KEY_VALUE,
    DELIMITED,
    TEMPLATE;

    /** How a technician would call it. */
    String word() {
      return this == TEMPLATE ? "plain text" : name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
  }

  /** What parts the columns. */
  String separator() {
    String word = settings.get(1).substring("separator: ".length());
    return switch (word) {
      case "tab" -> "\t";
      case "semicolon" -> ";";
      case "bar" -> "|";
      default -> ",";
    };
  }

  static Shape of(Way way, List<String> settings, Engine engine, List<LineBody> rows) {
    return new Shape(way, settings, engine, "", rows, List.of(), false);
  }
}

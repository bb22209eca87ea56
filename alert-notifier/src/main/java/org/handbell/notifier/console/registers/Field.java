package org.handbell.notifier.console.registers;

import java.util.List;
import java.util.stream.Stream;

/**
 * One field of a form.
 *
 * @param most characters
 * @param value what stands in it
 */
public record Field(
    String name,
    String label,
    String hint,
    Kind kind,
    int most,
    boolean required,
    String value,
    List<Choice> choices) {

  /** What is filled in. */
  public enum Kind {
    LINE,
    TEXT,
    MOMENT,
    CHOICE,
    FILE
  }

  /** One of several that can be chosen. */
  public record Choice(String value, String label) {}

  public Field {
    choices = List.copyOf(choices);
  }

  static Field line(String name, String label, String hint, boolean required) {
    return new Field(name, label, hint, Kind.LINE, 500, required, "", List.of());
  }

  static Field text(String name, String label, String hint, boolean required) {
    return new Field(name, label, hint, Kind.TEXT, 4_000, required, "", List.of());
  }

  static Field moment(String name, String label, String hint) {
    return new Field(name, label, hint, Kind.MOMENT, 16, true, "", List.of());
  }

  /** Where there is more than one, none of them is chosen beforehand. */
  static Field choice(String name, String label, String hint, Stream<Choice> choices) {
    List<Choice> all = choices.toList();
    List<Choice> shown =
        all.size() > 1
            ? Stream.concat(Stream.of(new Choice("", "Choose one")), all.stream()).toList()
            : all;
    return new Field(name, label, hint, Kind.CHOICE, 100, true, "", shown);
  }

  static Field file(String name, String label, String hint) {
    return new Field(name, label, hint, Kind.FILE, 0, false, "", List.of());
  }

  /** The same with what stands in it. */
  Field with(String filled) {
    return new Field(name, label, hint, kind, most, required, filled, choices);
  }
}

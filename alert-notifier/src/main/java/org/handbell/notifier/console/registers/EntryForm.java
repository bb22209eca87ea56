package org.handbell.notifier.console.registers;

import java.util.List;
import org.handbell.notifier.console.web.Visit;

/**
 * Something that can be done on a page of a register.
 *
 * @param action where it is posted to
 * @param title above it, empty where the page's own says enough
 */
public record EntryForm(String action, String title, List<Field> fields, String button) {

  public EntryForm {
    fields = List.copyOf(fields);
  }

  /** True where a file can be handed in with it. */
  public boolean hasFile() {
    return fields.stream().anyMatch(field -> field.kind() == Field.Kind.FILE);
  }

  /** The same with what was filled in, so that nothing need be typed again. */
  EntryForm with(Visit visit) {
    return new EntryForm(
        action,
        title,
        fields.stream()
            .map(
                field ->
                    field.kind() == Field.Kind.FILE
                        ? field
                        : visit.form(field.name()).map(field::with).orElse(field))
            .toList(),
        button);
  }
}

package org.handbell.document;

/**
 * One thing wrong in a file that the technician wrote.
 *
 * @param place file and line, {@code handbell.yaml:12}
 * @param field the field's path, {@code sources[0].listen}; empty for the file as a whole
 * @param message what is wrong and how to mend it
 */
public record Fault(String place, String field, String message) {

  @Override
  public String toString() {
    return field.isEmpty() ? place + ": " + message : place + ": " + field + ": " + message;
  }
}

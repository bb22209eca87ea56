package org.handbell.classifier.list;

/** A list that cannot be trusted; the message says {@code file:line: what} and how to mend it. */
public final class ListException extends RuntimeException {

  ListException(Object file, int line, String what) {
    super(file + ":" + line + ": " + what);
  }
}

package org.handbell.classifier.list;

/** A list that cannot be trusted; the message says what is wrong and how to mend it. */
public final class ListException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public ListException(String what) {
    super(what);
  }

  ListException(Object file, int line, String what) {
    this(file + ":" + line + ": " + what);
  }
}

package org.handbell.app.backup;

/** A backup cannot be taken or put back; the message names the mend. */
public final class BackupException extends Exception {

  private static final long serialVersionUID = 1L;

  BackupException(String message) {
    super(message);
  }

  BackupException(String message, Throwable cause) {
    super(message, cause);
  }
}

package org.handbell.ingest.identity;

import java.io.IOException;
import java.util.List;

/**
 * A directory file that cannot be used; each fault reads {@code file:line: field: what is wrong and
 * how to mend it} and quotes nobody's name.
 */
public final class DirectoryException extends IOException {

  private static final long serialVersionUID = 1L;

  private final transient List<String> faults;

  DirectoryException(List<String> faults) {
    super(String.join("\n", faults));
    this.faults = List.copyOf(faults);
  }

  public List<String> faults() {
    return faults;
  }
}

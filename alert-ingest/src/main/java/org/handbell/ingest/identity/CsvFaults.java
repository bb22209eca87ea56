package org.handbell.ingest.identity;

import java.io.IOException;
import java.util.List;

/**
 * Tables that cannot be used; each fault reads {@code file:line: field: what is wrong and how to
 * mend it} and quotes nobody's name.
 */
public final class CsvFaults extends IOException {

  private static final long serialVersionUID = 1L;

  private final transient List<String> faults;

  CsvFaults(List<String> faults) {
    super(String.join("\n", faults));
    this.faults = List.copyOf(faults);
  }

  public List<String> faults() {
    return faults;
  }
}

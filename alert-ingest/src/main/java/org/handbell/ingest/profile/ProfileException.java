package org.handbell.ingest.profile;

import java.util.List;
import java.util.stream.Collectors;
import org.handbell.document.Fault;

/** Profiles that cannot be used, with everything that is wrong with them. */
public final class ProfileException extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient List<Fault> faults;

  ProfileException(List<Fault> faults) {
    super(faults.stream().map(Fault::toString).collect(Collectors.joining("\n")));
    this.faults = List.copyOf(faults);
  }

  /** Each with file, line, field and mend. */
  public List<Fault> faults() {
    return faults;
  }
}

package org.handbell.app.config;

import java.util.List;
import java.util.stream.Collectors;
import org.handbell.document.Fault;

/** The configuration cannot be used; every fault found is inside. */
public final class ConfigException extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient List<Fault> faults;

  public ConfigException(List<Fault> faults) {
    super(faults.stream().map(Fault::toString).collect(Collectors.joining(System.lineSeparator())));
    this.faults = List.copyOf(faults);
  }

  public List<Fault> faults() {
    return faults;
  }
}

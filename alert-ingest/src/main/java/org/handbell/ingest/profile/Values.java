package org.handbell.ingest.profile;

import org.jspecify.annotations.Nullable;

/** What one line says for each wanted name. What stands first counts: later text may be forged. */
final class Values {

  private final @Nullable String[] values;
  private @Nullable String aside;

  Values(int names) {
    values = new String[names];
  }

  @Nullable String get(int name) {
    return values[name];
  }

  boolean has(int name) {
    return values[name] != null;
  }

  void put(int name, String value) {
    if (values[name] == null) {
      values[name] = value;
    }
  }

  /** As {@link #put}, of the name, where the profile wants it. */
  void put(FieldNames names, String name, String value) {
    int index = names.find(name);
    if (index >= 0) {
      put(index, value);
    }
  }

  /** The line carries no values by design, such as a CSV's heading. */
  void setAside(String reason) {
    aside = reason;
  }

  @Nullable String aside() {
    return aside;
  }
}

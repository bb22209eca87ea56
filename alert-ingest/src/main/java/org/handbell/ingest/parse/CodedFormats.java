package org.handbell.ingest.parse;

import java.util.List;

/** The formats that need code of their own, in the order in which {@code auto} tries them. */
public final class CodedFormats {

  private static final List<LineFormat> ALL = List.of(new GuardianJson());

  private CodedFormats() {}

  public static List<LineFormat> all() {
    return ALL;
  }
}

package org.handbell.ingest.parse;

import java.util.List;

/** The formats that need code of their own, in the order in which {@code auto} tries them. */
public final class CodedFormats {

  private static final List<LineFormat> ALL =
      List.of(new FirewallText(), new Smoothwall(), GuardianText.e2guardian());

  private CodedFormats() {}

  public static List<LineFormat> all() {
    return ALL;
  }
}

package org.handbell.ingest.parse;

import java.time.ZoneOffset;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The abbreviations of time zones that devices write; {@code BST} is British here. */
final class ZoneNames {

  private static final Map<String, Integer> MINUTES =
      Map.ofEntries(
          Map.entry("Z", 0),
          Map.entry("UTC", 0),
          Map.entry("GMT", 0),
          Map.entry("WET", 0),
          Map.entry("BST", 60),
          Map.entry("WEST", 60),
          Map.entry("CET", 60),
          Map.entry("CEST", 120),
          Map.entry("EET", 120),
          Map.entry("EEST", 180),
          Map.entry("MSK", 180),
          Map.entry("GST", 240),
          Map.entry("IST", 330),
          Map.entry("SGT", 480),
          Map.entry("HKT", 480),
          Map.entry("AWST", 480),
          Map.entry("JST", 540),
          Map.entry("AEST", 600),
          Map.entry("AEDT", 660),
          Map.entry("NZST", 720),
          Map.entry("NZDT", 780),
          Map.entry("EDT", -240),
          Map.entry("EST", -300),
          Map.entry("CDT", -300),
          Map.entry("CST", -360),
          Map.entry("MDT", -360),
          Map.entry("MST", -420),
          Map.entry("PDT", -420),
          Map.entry("PST", -480));

  private ZoneNames() {}

  static @Nullable ZoneOffset offset(String name) {
    Integer minutes = MINUTES.get(name);
    return minutes == null ? null : ZoneOffset.ofTotalSeconds(minutes * 60);
  }
}

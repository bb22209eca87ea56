package org.handbell.notifier.look;

import java.util.Map;

/**
 * What was chosen about reports.
 *
 * @param names whom the head's week names
 * @param staff true where the policy allows a report about staff
 * @param looks by school id
 */
public record ReportSettings(Names names, boolean staff, Map<String, Look> looks) {

  /** Where nothing was chosen. */
  public static final ReportSettings USUAL =
      new ReportSettings(Names.NOT_IN_DISTRESS, false, Map.of());

  public ReportSettings {
    looks = Map.copyOf(looks);
  }

  /** How that school's reports look. */
  public Look of(String schoolId) {
    return looks.getOrDefault(schoolId, Look.PLAIN);
  }
}

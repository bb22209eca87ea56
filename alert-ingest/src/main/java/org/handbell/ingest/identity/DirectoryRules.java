package org.handbell.ingest.identity;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the configuration says about people, whatever a directory file says.
 *
 * @param schoolIds every school
 * @param staff who is staff in any case
 * @param shared names of accounts that several people use, {@code ipad-*}
 * @param staffPlaces by school id, where there are any
 */
public record DirectoryRules(
    Set<String> schoolIds,
    List<StaffAccount> staff,
    NamePatterns shared,
    Map<String, StaffPlaces> staffPlaces) {

  public DirectoryRules {
    schoolIds = Set.copyOf(schoolIds);
    staff = List.copyOf(staff);
    staffPlaces = Map.copyOf(staffPlaces);
  }

  /** Rules of schools without shared accounts or staff places. */
  public DirectoryRules(Set<String> schoolIds, List<StaffAccount> staff) {
    this(schoolIds, staff, new NamePatterns(List.of()), Map.of());
  }
}

package org.handbell.notifier.settle;

import java.util.Map;
import java.util.Set;

/**
 * For how long schools settle in.
 *
 * @param days by school id, counted in days on which the school's logs came; absent for none
 * @param chosen ids of the schools whose people asked for it, so that it is for them even where
 *     Handbell is not new
 */
public record Settling(Map<String, Integer> days, Set<String> chosen) {

  /** What a school gets that says nothing. */
  public static final int USUAL_DAYS = 14;

  /** No school settles in. */
  public static final Settling NONE = new Settling(Map.of(), Set.of());

  public Settling {
    days = Map.copyOf(days);
    chosen = Set.copyOf(chosen);
  }

  /** How many days of logs it lasts at that school, 0 for not at all. */
  public int days(String schoolId) {
    return days.getOrDefault(schoolId, 0);
  }
}

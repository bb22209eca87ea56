package org.handbell.model;

import java.util.Map;

/**
 * What an event was judged by, so that the decision can be made again.
 *
 * @param rules version of everything that judges and comes with Handbell
 * @param lists version of each loaded list, by id
 */
public record Basis(String rules, Map<String, String> lists) {

  /** Where nobody recorded it. */
  public static final Basis UNKNOWN = new Basis("unknown", Map.of());

  public Basis {
    lists = lists == null ? Map.of() : Map.copyOf(lists);
  }
}

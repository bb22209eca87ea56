package org.handbell.ingest.profile;

import java.util.List;
import java.util.Map;

/**
 * One product's lines, as its profile file describes them.
 *
 * @param generic true where it describes no product but a way of writing: it is tried last
 * @param kinds the first whose condition holds says what a line is; the last holds always
 * @param guide what to set on the product, by topic
 */
record Profile(
    String name,
    String vendor,
    String product,
    boolean generic,
    Mark mark,
    Engine engine,
    FieldNames names,
    List<Kind> kinds,
    Map<String, String> guide,
    List<ProfileTest> tests) {

  Profile {
    kinds = List.copyOf(kinds);
    guide = Map.copyOf(guide);
    tests = List.copyOf(tests);
  }
}

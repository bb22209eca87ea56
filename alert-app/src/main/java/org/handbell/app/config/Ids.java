package org.handbell.app.config;

import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import org.handbell.document.Fields;

/** The ids read so far: each is unique among its kind, and a school is named before it is used. */
final class Ids {

  private final Set<String> seen = new HashSet<>();
  private final Set<String> schools = new TreeSet<>();

  String unique(String kind, Fields f) {
    String id = f.text("id");
    if (!seen.add(kind + id)) {
      f.fault("id", "another of the " + kind + " has the id " + id + "; give each its own");
    }
    return id;
  }

  void standardInput(Fields f) {
    if (!seen.add("standard input")) {
      f.fault("listen", "another source reads standard input; there is only one");
    }
  }

  /** The id of a school that is described here. */
  String newSchool(Fields f) {
    String id = unique("schools", f);
    schools.add(id);
    return id;
  }

  /** The id of a school that is described elsewhere. */
  String school(Fields f) {
    String id = f.text("school");
    if (!id.isEmpty() && !schools.contains(id)) {
      f.fault(
          "school",
          "no school has the id \"%s\"; schools names: %s"
              .formatted(id, String.join(", ", schools)));
    }
    return id;
  }
}

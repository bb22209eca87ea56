package org.handbell.app.config;

import org.handbell.document.Fields;
import org.handbell.model.School;
import org.handbell.notifier.route.Role;

/** An alert that reaches nobody is no alert: what people a configuration must name. */
final class EveryoneNeeded {

  private EveryoneNeeded() {}

  static void check(HandbellConfig config, Fields top) {
    if (config.schools().isEmpty()) {
      top.fault("schools", "name at least one school");
    }
    for (School school : config.schools()) {
      needs(top, config, school, Role.DSL, "who is told of every alert about a pupil");
      needs(top, config, school, Role.HEAD, "who is told of concerns about staff");
      needs(top, config, school, Role.CHAIR, "who is told of concerns about the head");
    }
  }

  private static void needs(
      Fields top, HandbellConfig config, School school, Role role, String why) {
    boolean found =
        config.people().stream()
            .filter(c -> c.role() == role)
            .anyMatch(c -> c.schoolId() == null || c.schoolId().equals(school.id()));
    if (!found) {
      top.fault(
          "people",
          "school %s has nobody with the role %s, %s; add one"
              .formatted(school.id(), role.id(), why));
    }
  }
}

package org.handbell.notifier.silence;

import org.handbell.model.Incident;
import org.handbell.model.Theme;
import org.handbell.model.UserName;
import org.jspecify.annotations.Nullable;

/**
 * Which incidents a silence is about: those that fit all that it names.
 *
 * @param rule of every finding
 * @param username of the pupil
 */
public record Scope(
    @Nullable String schoolId,
    @Nullable Theme theme,
    @Nullable String rule,
    @Nullable String username) {

  public Scope {
    if (theme == null && rule == null && username == null) {
      throw new IllegalArgumentException(
          "a silence of everything is no silence; name a theme, a rule or a person");
    }
  }

  boolean covers(Incident incident) {
    return (schoolId == null || schoolId.equals(incident.schoolId()))
        && (theme == null || theme == incident.theme())
        && (rule == null || isAllBy(rule, incident))
        && (username == null || isAbout(username, incident));
  }

  private static boolean isAllBy(String rule, Incident incident) {
    return !incident.evidence().isEmpty()
        && incident.evidence().stream()
            .flatMap(evidence -> evidence.findings().stream())
            .allMatch(finding -> finding.rule().equals(rule));
  }

  private static boolean isAbout(String username, Incident incident) {
    String subject = incident.person().username();
    return subject != null && UserName.bareOf(username).equals(UserName.bareOf(subject));
  }
}

package org.handbell.model;

import org.jspecify.annotations.Nullable;

/**
 * The person, or the device, that a request is counted to.
 *
 * @param id school + {@code /} + the bare user name, with its domain where the bare name is not
 *     unique; {@code device:} + MAC or IP address when nobody is named
 * @param username the bare user name in lower case, by which recusal knows people; absent for a
 *     device
 * @param name as the directory gives it
 * @param year year group as the directory gives it
 * @param form form or tutor group as the directory gives it
 */
public record Person(
    String id,
    PersonKind kind,
    @Nullable String username,
    @Nullable String name,
    @Nullable String year,
    @Nullable String form) {

  /** A device that nobody was signed in to, as far as the line tells. */
  public static Person device(String schoolId, String macOrIp) {
    return new Person(schoolId + "/device:" + macOrIp, PersonKind.DEVICE, null, null, null, null);
  }
}

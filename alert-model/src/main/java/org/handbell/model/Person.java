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
 * @param shared true where several people sign in by that name: it is never taken for one child, so
 *     its id names the device too
 */
public record Person(
    String id,
    PersonKind kind,
    @Nullable String username,
    @Nullable String name,
    @Nullable String year,
    @Nullable String form,
    boolean shared) {

  /** Somebody with an account of their own, or a device. */
  public Person(
      String id,
      PersonKind kind,
      @Nullable String username,
      @Nullable String name,
      @Nullable String year,
      @Nullable String form) {
    this(id, kind, username, name, year, form, false);
  }

  /** A device that nobody was signed in to, as far as the line tells. */
  public static Person device(String schoolId, String macOrIp) {
    return new Person(schoolId + "/device:" + macOrIp, PersonKind.DEVICE, null, null, null, null);
  }

  /** Several pupils of one year, as a class topic is about them. */
  public static Person group(String schoolId, String year) {
    return new Person(schoolId + "/year:" + year, PersonKind.GROUP, null, null, year, null);
  }

  /** True where all of it was done by one person, as far as an account can tell. */
  public boolean standsAlone() {
    return username != null && !shared;
  }

  /** Whoever used this shared account on that device. */
  public Person at(String macOrIp) {
    return new Person(id + "/device:" + macOrIp, kind, username, name, year, form, shared);
  }

  /** The same account, on a place that only staff use. */
  public Person asStaff() {
    return new Person(id, PersonKind.STAFF, username, name, year, form, shared);
  }
}

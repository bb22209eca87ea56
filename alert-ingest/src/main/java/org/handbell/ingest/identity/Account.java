package org.handbell.ingest.identity;

import java.util.Objects;
import org.handbell.model.Person;
import org.handbell.model.PersonKind;
import org.handbell.model.UserName;
import org.jspecify.annotations.Nullable;

/** One line of the directory: an account and whose it is. */
record Account(
    String schoolId,
    UserName username,
    PersonKind kind,
    @Nullable String name,
    @Nullable String year,
    @Nullable String form) {

  /** True for the account itself: same name, same domain. */
  boolean is(UserName other) {
    return username.bare().equals(other.bare())
        && Objects.equals(username.domain(), other.domain());
  }

  /** True where nothing speaks against both being one account: a domain may be left out. */
  boolean mayBe(UserName other) {
    return username.bare().equals(other.bare()) && sameDomain(username.domain(), other.domain());
  }

  /** {@code ELM} and {@code elm.local} are two ways to write one domain. */
  private static boolean sameDomain(@Nullable String one, @Nullable String other) {
    if (one == null || other == null || one.equals(other)) {
      return true;
    }
    return one.startsWith(other + ".") || other.startsWith(one + ".");
  }

  Account asStaff(String staffName) {
    return new Account(schoolId, username, PersonKind.STAFF, staffName, year, form);
  }

  Person person(boolean unique) {
    String domain = username.domain();
    String own = unique || domain == null ? username.bare() : username.bare() + "@" + domain;
    return new Person(schoolId + "/" + own, kind, username.bare(), name, year, form);
  }
}

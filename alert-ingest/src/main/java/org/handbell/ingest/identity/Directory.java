package org.handbell.ingest.identity;

import java.util.List;
import org.handbell.model.Person;
import org.handbell.model.PersonKind;
import org.handbell.model.UserName;
import org.jspecify.annotations.Nullable;

/** Answers whose account a user name in a log is. */
@FunctionalInterface
public interface Directory {

  /**
   * The person who signs in to the school's network by that name; of kind {@link
   * PersonKind#UNKNOWN} where the directory does not know it or several people share it.
   */
  Person person(String schoolId, UserName name);

  /** True where only staff of the school work at that address or on that device. */
  default boolean isStaffPlace(String schoolId, @Nullable String ip, @Nullable String device) {
    return false;
  }

  /** A directory that knows nobody. */
  static Directory empty() {
    return new Strangers(name -> false);
  }

  /** The directory of an installation that has no file of its own: what its rules say. */
  static Directory of(DirectoryRules rules) {
    return new DirectorySnapshot(List.of(), rules);
  }

  /** Who somebody is to us: nothing says that two domains are one, so it is part of it. */
  static String own(UserName name) {
    return name.domain() == null ? name.bare() : name.bare() + "@" + name.domain();
  }
}

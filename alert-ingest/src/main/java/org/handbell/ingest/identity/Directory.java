package org.handbell.ingest.identity;

import java.util.List;
import java.util.Set;
import org.handbell.model.Person;
import org.handbell.model.PersonKind;
import org.handbell.model.UserName;

/** Answers whose account a user name in a log is. */
@FunctionalInterface
public interface Directory {

  /**
   * The person who signs in to the school's network by that name; of kind {@link
   * PersonKind#UNKNOWN} where the directory does not know it.
   */
  Person person(String schoolId, UserName name);

  /** A directory that knows nobody. */
  static Directory empty() {
    return Directory::unknown;
  }

  /**
   * The directory of an installation that has no file of its own: the staff of the configuration.
   */
  static Directory of(Set<String> schoolIds, List<StaffAccount> staff) {
    return new DirectorySnapshot(schoolIds, List.of(), staff);
  }

  /** Somebody whom the school's directory does not list. */
  static Person unknown(String schoolId, UserName name) {
    String id = schoolId + "/" + name.bare();
    return new Person(id, PersonKind.UNKNOWN, name.bare(), null, null, null);
  }
}

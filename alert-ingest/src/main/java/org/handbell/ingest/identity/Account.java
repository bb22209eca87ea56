package org.handbell.ingest.identity;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.handbell.model.Person;
import org.handbell.model.PersonKind;
import org.handbell.model.UserName;
import org.jspecify.annotations.Nullable;

/**
 * An account of the directory and whose it is.
 *
 * @param names every name that signs in to it, such as the logon name, the principal name and the
 *     distinguished name; the first is the one it is known by
 * @param shared true where several people use it
 */
record Account(
    String schoolId,
    List<UserName> names,
    PersonKind kind,
    boolean shared,
    @Nullable String name,
    @Nullable String year,
    @Nullable String form) {

  Account {
    names = List.copyOf(names);
  }

  UserName username() {
    return names.get(0);
  }

  /** True where one of its names is that very name: same name, same domain. */
  boolean is(UserName other) {
    return names.stream().anyMatch(own -> same(own, other));
  }

  /** True where nothing speaks against both being one account: a domain may be left out. */
  boolean mayBe(UserName other) {
    return names.stream()
        .anyMatch(
            own -> own.bare().equals(other.bare()) && sameDomain(own.domain(), other.domain()));
  }

  static boolean same(UserName one, UserName other) {
    return one.bare().equals(other.bare()) && Objects.equals(one.domain(), other.domain());
  }

  /** {@code ELM} and {@code elm.local} are two ways to write one domain. */
  private static boolean sameDomain(@Nullable String one, @Nullable String other) {
    if (one == null || other == null || one.equals(other)) {
      return true;
    }
    return one.startsWith(other + ".") || other.startsWith(one + ".");
  }

  Account asStaff(String staffName) {
    return new Account(schoolId, names, PersonKind.STAFF, false, staffName, year, form);
  }

  Account asShared() {
    return new Account(schoolId, names, PersonKind.UNKNOWN, true, name, null, null);
  }

  /** The same account as two files know it: what this one leaves out, the other may tell. */
  Account merged(Account other) {
    return new Account(
        schoolId,
        Stream.concat(names.stream(), other.names.stream()).distinct().toList(),
        kind == PersonKind.UNKNOWN ? other.kind : kind,
        shared || other.shared,
        name != null ? name : other.name,
        year != null ? year : other.year,
        form != null ? form : other.form);
  }

  /** Whose it is; {@code unique} where no other account of the school has its bare name. */
  Person person(boolean unique) {
    UserName own = username();
    String id = unique || own.domain() == null ? own.bare() : own.bare() + "@" + own.domain();
    return new Person(schoolId + "/" + id, kind, own.bare(), name, year, form, shared);
  }
}

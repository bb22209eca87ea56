package org.handbell.notifier.route;

import java.util.Set;

/**
 * Whom a route names.
 *
 * @param usual true where those are told whom Handbell tells without any route
 * @param people ids
 */
public record Tell(boolean usual, Set<Role> roles, Set<String> people) {

  /** Those whom Handbell tells without any route. */
  public static final Tell USUAL = new Tell(true, Set.of(), Set.of());

  public Tell {
    roles = Set.copyOf(roles);
    people = Set.copyOf(people);
    if (!usual && roles.isEmpty() && people.isEmpty()) {
      throw new IllegalArgumentException("a route tells somebody; name a role or a person");
    }
  }

  /** True where that contact is named, by role or by id. */
  public boolean names(Contact contact) {
    return roles.contains(contact.role()) || people.contains(contact.id());
  }
}

package org.handbell.notifier.recuse;

import static java.util.function.Predicate.not;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.handbell.notifier.route.Contact;
import org.handbell.notifier.route.Role;

/**
 * Who may open a case of a school that is not theirs, in need, and who hears of it. It lifts the
 * wall between schools and nothing else: whoever a recusal keeps from the case stays kept.
 */
public final class BreakingGlass {

  /** The first of whom somebody is there hears of it. */
  private static final List<Role> HEARERS = List.of(Role.HEAD, Role.CHAIR, Role.TRUST_DSL);

  private BreakingGlass() {}

  /**
   * The role in which somebody may.
   *
   * @param recusal of the case
   * @param roles all that the person has, at whatever school
   */
  public static Optional<Contact> opener(Recusal recusal, Collection<Contact> roles) {
    return roles.stream().anyMatch(recusal::isSubject)
        ? Optional.empty()
        : roles.stream().filter(role -> recusal.against(role).isEmpty()).findFirst();
  }

  /** Those of the case's school who hear that this person opened it; never that person. */
  public static List<Contact> hearers(
      Recusal recusal, String schoolId, Collection<Contact> roles, List<Contact> people) {
    return HEARERS.stream()
        .map(role -> hearers(role, recusal, schoolId, roles, people))
        .filter(not(List::isEmpty))
        .findFirst()
        .orElse(List.of());
  }

  private static List<Contact> hearers(
      Role role,
      Recusal recusal,
      String schoolId,
      Collection<Contact> roles,
      List<Contact> people) {
    return people.stream()
        .filter(each -> each.role() == role && each.serves(schoolId))
        .filter(each -> recusal.against(each).isEmpty())
        .filter(each -> roles.stream().noneMatch(own -> Recusal.areOnePerson(own, each, people)))
        .toList();
  }
}

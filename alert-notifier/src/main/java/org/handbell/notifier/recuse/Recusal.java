package org.handbell.notifier.recuse;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.handbell.model.Person;
import org.handbell.model.PersonKind;
import org.handbell.model.UserName;
import org.handbell.notifier.route.Contact;
import org.handbell.notifier.route.Mailbox;
import org.handbell.notifier.route.Role;

/**
 * Who may hear of a concern about one person. A concern about a pupil is for the DSL and deputies;
 * about staff for the head; about the head for the chair (KCSIE part four). People are matched to
 * themselves by bare user name and by address, whatever the domain, the case or the role.
 *
 * <p>Doubt recuses: a wrong recusal costs a detour over the next person, a missing one tells the
 * subject.
 */
public final class Recusal {

  /** Asked when none of the first may be told. */
  private static final List<Role> NEXT = List.of(Role.HEAD, Role.CHAIR, Role.TRUST_DSL);

  private final List<Contact> people;
  private final Set<Contact> subject;
  private final Set<Role> subjectRoles;
  private final boolean concernsStaff;

  private Recusal(Person person, String schoolId, List<Contact> people) {
    this.people = people;
    this.subject = everyRoleOf(person, people);
    this.subjectRoles =
        subject.stream()
            .filter(contact -> contact.serves(schoolId))
            .map(Contact::role)
            .collect(toUnmodifiableSet());
    this.concernsStaff = person.kind() == PersonKind.STAFF || !subjectRoles.isEmpty();
  }

  /** What holds for a concern about {@code person} at that school. */
  public static Recusal of(Person person, String schoolId, List<Contact> people) {
    return new Recusal(person, schoolId, people);
  }

  /** True where the subject is staff: by the directory, or as one of the configured people. */
  public boolean concernsStaff() {
    return concernsStaff;
  }

  /** The roles that hear of it at first; all of them are told. */
  public Set<Role> first() {
    if (subjectRoles.contains(Role.HEAD)) {
      return Set.of(Role.CHAIR);
    }
    return concernsStaff ? Set.of(Role.HEAD) : Set.of(Role.DSL, Role.DEPUTY_DSL);
  }

  /** The roles to ask one after the other when nobody of the first is left. */
  public List<Role> next() {
    return NEXT;
  }

  /** Why that contact must not read of it, or nothing when they may. */
  public Optional<String> against(Contact contact) {
    if (!contact.role().mayReadContent()) {
      return Optional.of("the role " + contact.role().id() + " reads nothing about people");
    }
    if (isSubject(contact)) {
      return Optional.of("the concern is about them");
    }
    return concernsStaff ? againstStaffConcern(contact) : Optional.empty();
  }

  /** True where mail to that contact would reach the subject, even if it says nothing. */
  public boolean isSubject(Contact contact) {
    return subject.contains(contact)
        || subject.stream().anyMatch(self -> self.address().equals(contact.address()))
        || isReadBySubject(contact);
  }

  private Optional<String> againstStaffConcern(Contact contact) {
    if (contact.role() == Role.DSL || contact.role() == Role.DEPUTY_DSL) {
      return Optional.of("a concern about staff is for the head");
    }
    if (sameMailbox(contact).anyMatch(other -> other.mailbox() == Mailbox.SHARED)) {
      return Optional.of("a concern about staff is never sent to a shared mailbox");
    }
    return isReadByOthers(contact)
        ? Optional.of("a concern about staff is never sent to a mailbox that others read")
        : Optional.empty();
  }

  /** Whoever they are, they are colleagues of the subject. */
  private boolean isReadByOthers(Contact contact) {
    return sameMailbox(contact)
        .flatMap(box -> box.readBy().stream())
        .anyMatch(
            reader ->
                people.stream()
                    .filter(other -> other.id().equals(reader))
                    .noneMatch(other -> samePerson(contact, other)));
  }

  private boolean isReadBySubject(Contact contact) {
    return sameMailbox(contact)
        .flatMap(other -> other.readBy().stream())
        .anyMatch(reader -> subject.stream().anyMatch(self -> self.id().equals(reader)));
  }

  private Stream<Contact> sameMailbox(Contact contact) {
    return Stream.concat(
        Stream.of(contact),
        people.stream().filter(other -> other.address().equals(contact.address())));
  }

  /** The contacts that are this person, followed over shared names and addresses. */
  private static Set<Contact> everyRoleOf(Person person, List<Contact> people) {
    return everyRoleOf(
        people.stream().filter(contact -> isNamed(contact, person)).collect(toUnmodifiableSet()),
        people);
  }

  private static Set<Contact> everyRoleOf(Set<Contact> some, List<Contact> people) {
    Set<Contact> found = new HashSet<>(some);
    boolean grew = !found.isEmpty();
    while (grew) {
      Set<Contact> known = Set.copyOf(found);
      grew =
          people.stream()
              .filter(contact -> known.stream().anyMatch(other -> samePerson(contact, other)))
              .map(found::add)
              .reduce(false, Boolean::logicalOr);
    }
    return Set.copyOf(found);
  }

  /**
   * By account; by the name in front of the address too, unless the directory says it is a pupil,
   * who may well share a surname with somebody's address.
   */
  private static boolean isNamed(Contact contact, Person person) {
    String bare = UserName.bareOf(Objects.requireNonNullElse(person.username(), ""));
    if (bare.isEmpty()) {
      return false;
    }
    return bare.equals(contact.bareUsername())
        || (person.kind() != PersonKind.PUPIL
            && contact.mailbox() == Mailbox.PERSONAL
            && bare.equals(UserName.bareOf(contact.email())));
  }

  /**
   * True where two contacts may be one person, be it over a third or because one of them is a
   * mailbox that the other reads: what takes two people is not for them to do together.
   */
  public static boolean areOnePerson(Contact a, Contact b, List<Contact> people) {
    Set<Contact> first = everyoneBehind(a, people);
    return everyoneBehind(b, people).stream()
        .anyMatch(each -> first.stream().anyMatch(other -> samePerson(each, other)));
  }

  /** Whoever may be at work where that contact is: of a shared mailbox each of its readers. */
  private static Set<Contact> everyoneBehind(Contact contact, List<Contact> people) {
    Set<Contact> behind = new HashSet<>(Set.of(contact));
    List<Contact> boxes =
        Stream.concat(
                Stream.of(contact),
                people.stream().filter(other -> other.address().equals(contact.address())))
            .filter(other -> other.mailbox() == Mailbox.SHARED)
            .toList();
    behind.addAll(boxes);
    people.stream()
        .filter(other -> boxes.stream().anyMatch(box -> box.readBy().contains(other.id())))
        .forEach(behind::add);
    return everyRoleOf(behind, people);
  }

  /** True where two contacts are one person: by account, or by an address of their own. */
  public static boolean samePerson(Contact a, Contact b) {
    boolean sameAccount = !a.bareUsername().isEmpty() && a.bareUsername().equals(b.bareUsername());
    boolean sameAddress =
        a.mailbox() == Mailbox.PERSONAL
            && b.mailbox() == Mailbox.PERSONAL
            && a.address().equals(b.address());
    return a.equals(b) || sameAccount || sameAddress;
  }
}

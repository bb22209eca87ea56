package org.handbell.app.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.handbell.model.Person;
import org.handbell.model.PersonKind;
import org.handbell.model.School;
import org.handbell.notifier.recuse.Recusal;
import org.handbell.notifier.route.Contact;
import org.handbell.notifier.route.Role;

/**
 * Finds the mailboxes that concerns about staff would go to and that colleagues of the subject read
 * as well. Handbell passes them over; a configuration that rests on them is not sound.
 */
final class MailboxCheck {

  /** A mailbox that stands between a concern about staff and whoever should hear of it first. */
  record Overheard(Contact contact, String what) {}

  private MailboxCheck() {}

  static List<Overheard> of(School school, List<Contact> people) {
    List<Overheard> found = new ArrayList<>();
    Person teacher = new Person(school.id() + "/staff", PersonKind.STAFF, null, null, null, null);
    check(school, teacher, "a concern about staff", people, found);
    serving(school, people).stream()
        .filter(contact -> contact.role() == Role.HEAD)
        .findFirst()
        .map(head -> person(school, head))
        .ifPresent(head -> check(school, head, "a concern about the head", people, found));
    return found;
  }

  private static void check(
      School school, Person subject, String about, List<Contact> people, List<Overheard> found) {
    Recusal recusal = Recusal.of(subject, school.id(), people);
    Set<Role> first = recusal.first();
    List<Contact> asked =
        serving(school, people).stream()
            .filter(contact -> first.contains(contact.role()) && !recusal.isSubject(contact))
            .toList();
    if (asked.stream().allMatch(contact -> recusal.against(contact).isPresent())) {
      asked.forEach(
          contact ->
              found.add(
                  new Overheard(
                      contact,
                      "others read this mailbox, and %s of school %s would go to it; give %s a"
                              .formatted(about, school.id(), contact.name())
                          + " mailbox of their own under the role "
                          + contact.role().id())));
    }
  }

  private static List<Contact> serving(School school, List<Contact> people) {
    return people.stream().filter(contact -> contact.serves(school.id())).toList();
  }

  /** By the account, else by the address, as recusal knows them. */
  private static Person person(School school, Contact contact) {
    String username = contact.bareUsername().isEmpty() ? contact.email() : contact.username();
    return new Person(
        school.id() + "/" + contact.id(), PersonKind.STAFF, username, null, null, null);
  }
}

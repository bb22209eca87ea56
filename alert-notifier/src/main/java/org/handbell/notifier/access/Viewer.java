package org.handbell.notifier.access;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.handbell.notifier.recuse.Recusal;
import org.handbell.notifier.route.Contact;
import org.handbell.notifier.route.Role;

/**
 * Who is signed in: one person with every role that the configuration gives them.
 *
 * @param self the contact whose account it is; what they do is recorded under its id
 * @param contacts the same person in all their roles and schools, {@code self} first
 */
public record Viewer(Contact self, List<Contact> contacts) {

  public Viewer {
    contacts = List.copyOf(contacts);
    if (!contacts.contains(self)) {
      throw new IllegalArgumentException("a viewer is one of their own contacts");
    }
  }

  /** That contact with whatever else the same person is. */
  public static Viewer of(Contact self, List<Contact> people) {
    List<Contact> others =
        people.stream()
            .filter(other -> !other.equals(self) && Recusal.samePerson(self, other))
            .toList();
    return new Viewer(self, Stream.concat(Stream.of(self), others.stream()).toList());
  }

  public Set<Role> roles() {
    Set<Role> roles = EnumSet.noneOf(Role.class);
    contacts.forEach(contact -> roles.add(contact.role()));
    return roles;
  }

  /** True where one of their roles may enter. */
  public boolean mayEnter(Area area) {
    return roles().stream().anyMatch(area::admits);
  }

  /** True where they may enter for that school in particular. */
  public boolean mayEnter(Area area, String schoolId) {
    return contacts.stream()
        .anyMatch(contact -> contact.serves(schoolId) && area.admits(contact.role()));
  }

  /**
   * The role in which they read and deal with cases of that school, where they have one. Whether a
   * case is one of which they may read is for recusal to say.
   */
  public Optional<Contact> asReaderAt(String schoolId) {
    return contacts.stream()
        .filter(contact -> contact.serves(schoolId) && contact.role().mayReadContent())
        .findFirst();
  }

  /** Every role in which they read cases, for queries over all schools at once. */
  public List<Contact> asReaders() {
    return contacts.stream().filter(contact -> contact.role().mayReadContent()).toList();
  }
}

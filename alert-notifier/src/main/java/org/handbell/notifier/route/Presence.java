package org.handbell.notifier.route;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.handbell.notifier.recuse.Recusal;

/**
 * Who is away at a moment, and who is told in their place. It takes nobody out of a list that would
 * be empty without them: an absent reader is better than none.
 */
public final class Presence {

  /** Where nobody is away. */
  public static final Presence EVERYBODY = new Presence(List.of(), List.of());

  private final List<Contact> people;
  private final List<Absence> absences;

  private Presence(List<Contact> people, List<Absence> absences) {
    this.people = people;
    this.absences = absences;
  }

  /** How it is at that moment. */
  public static Presence at(Instant moment, List<Contact> people, List<Absence> absences) {
    List<Absence> now = absences.stream().filter(absence -> absence.isOn(moment)).toList();
    return now.isEmpty() ? EVERYBODY : new Presence(List.copyOf(people), now);
  }

  /** True where nobody at all is away. */
  public boolean isComplete() {
    return absences.isEmpty();
  }

  /** True where that contact, in this or another role, is away. */
  public boolean isAway(Contact contact) {
    return absences.stream().anyMatch(absence -> isAbout(absence, contact));
  }

  /**
   * Who is told where that contact was meant: themselves, or the first of their cover.
   *
   * @param may true for those who may be told
   */
  Optional<Contact> inPlaceOf(Contact contact, Predicate<Contact> may) {
    if (!isAway(contact)) {
      return Optional.of(contact).filter(may);
    }
    return absences.stream()
        .filter(absence -> isAbout(absence, contact))
        .flatMap(absence -> absence.cover().stream())
        .flatMap(id -> people.stream().filter(other -> other.id().equals(id)))
        .filter(cover -> !isAway(cover))
        .filter(may)
        .findFirst();
  }

  /** The same, with the reason why it is that one. */
  public Optional<Delivery> delivery(Contact contact, Predicate<Contact> may, String because) {
    return inPlaceOf(contact, may)
        .map(
            told ->
                new Delivery(
                    told,
                    told.equals(contact)
                        ? contact.role().id() + because
                        : "%s in place of %s, who is away%s"
                            .formatted(told.role().id(), contact.role().id(), because)));
  }

  private boolean isAbout(Absence absence, Contact contact) {
    return absence.contactId().equals(contact.id())
        || people.stream()
            .filter(other -> other.id().equals(absence.contactId()))
            .anyMatch(other -> Recusal.samePerson(contact, other));
  }
}

package org.handbell.app.config;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.handbell.document.Fields;
import org.handbell.model.School;
import org.handbell.notifier.route.Absence;
import org.handbell.notifier.route.Contact;
import org.handbell.notifier.route.Mailbox;
import org.handbell.notifier.route.Role;

/** Reads {@code people}: who is told, who reads their mail, and when they are away. */
final class PeopleReader {

  /** An absence and where it stands, as the cover may be named further down. */
  private record Found(Fields where, Absence absence) {}

  private final Ids ids;
  private final ZoneId zone;
  private final Map<String, Fields> places = new HashMap<>();
  private final List<Found> absences = new ArrayList<>();

  PeopleReader(Ids ids, ZoneId zone) {
    this.ids = ids;
    this.zone = zone;
  }

  Contact read(Fields f) {
    String id = ids.unique("people", f);
    places.putIfAbsent(id, f);
    Role role = f.choice("role", Role.values(), Role::id, Role.GOVERNOR);
    f.oneOrMoreObjects("away", away -> absence(away, id, role));
    return new Contact(
        id,
        f.has("school") ? ids.school(f) : null,
        role,
        f.text("name"),
        f.required("email", "missing@email.invalid", Values::email),
        f.optionalText("username").orElse(null),
        f.optionalChoice("mailbox", Mailbox.values(), Values::lower, Mailbox.PERSONAL),
        f.texts("readBy"));
  }

  private Absence absence(Fields f, String id, Role role) {
    LocalDate from = f.required("from", LocalDate.EPOCH, CalendarReader::day);
    LocalDate until = f.required("until", from, CalendarReader::day);
    if (!role.mayReadContent()) {
      f.fault(
          "from",
          "the role %s reads nothing that others could read instead; take away: out"
              .formatted(role.id()));
    }
    Absence absence =
        new Absence(
            id,
            from.atStartOfDay(zone).toInstant(),
            until.plusDays(1).atStartOfDay(zone).toInstant(),
            f.oneOrMore("cover"));
    absences.add(new Found(f, absence));
    return absence;
  }

  /** Who is away when, once everybody is known who may cover. */
  List<Absence> absences(List<Contact> people) {
    for (Found each : absences) {
      each.absence().cover().forEach(id -> checkCover(each.where(), id, people));
    }
    return absences.stream().map(Found::absence).toList();
  }

  private static void checkCover(Fields where, String id, List<Contact> people) {
    Optional<Contact> cover = find(id, people);
    if (cover.isEmpty()) {
      where.fault("cover", "nobody under people has the id \"" + id + "\"");
    } else if (!cover.get().role().mayReadContent()) {
      where.fault(
          "cover",
          "%s has the role %s, which reads nothing about people; name a DSL, deputy or head"
              .formatted(id, cover.get().role().id()));
    }
  }

  /** Every mailbox that others read is declared with its readers, and no concern about staff is. */
  void checkMailboxes(List<School> schools, List<Contact> people) {
    for (Contact contact : people) {
      for (String reader : contact.readBy()) {
        if (find(reader, people).isEmpty()) {
          fault(contact, "readBy", "nobody under people has the id \"" + reader + "\"");
        }
      }
    }
    for (School school : schools) {
      for (MailboxCheck.Overheard each : MailboxCheck.of(school, people)) {
        String key = each.contact().mailbox() == Mailbox.SHARED ? "mailbox" : "readBy";
        fault(each.contact(), key, each.what());
      }
    }
  }

  private void fault(Contact contact, String key, String what) {
    Fields place = places.get(contact.id());
    if (place != null) {
      place.fault(key, what);
    }
  }

  private static Optional<Contact> find(String id, List<Contact> people) {
    return people.stream().filter(contact -> contact.id().equals(id)).findFirst();
  }
}

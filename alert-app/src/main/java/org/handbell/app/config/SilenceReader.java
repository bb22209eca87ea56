package org.handbell.app.config;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.handbell.document.Fields;
import org.handbell.model.Theme;
import org.handbell.notifier.recuse.Recusal;
import org.handbell.notifier.route.Contact;
import org.handbell.notifier.silence.Scope;
import org.handbell.notifier.silence.Silence;
import org.jspecify.annotations.Nullable;

/** Reads {@code silences}: what nobody is mailed about for a while, why, and on whose word. */
final class SilenceReader {

  private final Ids ids;
  private final List<Contact> people;
  private final ZoneId zone;

  SilenceReader(Ids ids, List<Contact> people, ZoneId zone) {
    this.ids = ids;
    this.people = people;
    this.zone = zone;
  }

  Silence read(Fields f) {
    String id = ids.unique("silences", f);
    List<String> by = f.oneOrMore("by");
    by.forEach(each -> checkAuthor(each, f));
    LocalDate from = f.required("from", LocalDate.EPOCH, CalendarReader::day);
    LocalDate until = f.required("until", from, CalendarReader::day);
    return new Silence(
        id,
        f.text("reason"),
        onePerPerson(by),
        from.atStartOfDay(zone).toInstant(),
        until.plusDays(1).atStartOfDay(zone).toInstant(),
        new Scope(
            f.has("school") ? ids.school(f) : null,
            f.has("theme") ? theme(f) : null,
            f.optionalText("rule").orElse(null),
            f.optionalText("person").orElse(null)));
  }

  /** Who stands under people twice answers once. */
  private List<String> onePerPerson(List<String> ids) {
    List<String> answering = new ArrayList<>();
    for (String id : ids) {
      if (answering.stream().noneMatch(other -> isSamePerson(other, id))) {
        answering.add(id);
      }
    }
    return answering;
  }

  private boolean isSamePerson(String id, String other) {
    return people.stream()
        .filter(contact -> contact.id().equals(id))
        .anyMatch(
            contact ->
                people.stream()
                    .filter(each -> each.id().equals(other))
                    .anyMatch(each -> Recusal.areOnePerson(contact, each, people)));
  }

  private static @Nullable Theme theme(Fields f) {
    return f.choice("theme", Theme.values(), Values::theme, Theme.ONLINE_LIFE);
  }

  /** One who may not read of children answers for no silence about them. */
  private void checkAuthor(String id, Fields f) {
    boolean known =
        people.stream()
            .anyMatch(contact -> contact.id().equals(id) && contact.role().mayReadContent());
    if (!known) {
      f.fault("by", "\"" + id + "\" is no id of a DSL, deputy, head or chair under people");
    }
  }
}

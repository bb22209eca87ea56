package org.handbell.notifier.watch;

import static java.util.stream.Collectors.joining;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.handbell.model.School;
import org.handbell.notifier.compose.Fact;

/** Which contacts have not confirmed that alerts reach them: one trouble a school. */
public final class ContactRules {

  private static final String SUBJECT = "contacts";

  private ContactRules() {}

  /**
   * The troubles of all schools.
   *
   * @param open since when each trouble that stands has been there, by key
   */
  public static List<Trouble> of(
      List<School> schools, List<ContactState> contacts, Map<String, Instant> open, Instant now) {
    List<Trouble> troubles = new ArrayList<>();
    for (School school : schools) {
      List<ContactState> silent =
          contacts.stream()
              .filter(each -> each.contact().serves(school.id()) && !each.isReachable(now))
              .toList();
      if (!silent.isEmpty()) {
        troubles.add(trouble(school, silent, contacts, open, now));
      }
    }
    return troubles;
  }

  private static Trouble trouble(
      School school,
      List<ContactState> silent,
      List<ContactState> contacts,
      Map<String, Instant> open,
      Instant now) {
    long all = contacts.stream().filter(each -> each.contact().serves(school.id())).count();
    return new Trouble(
        Kind.CONTACT_UNCONFIRMED,
        SUBJECT,
        school.id(),
        List.of(),
        open.getOrDefault(Trouble.key(Kind.CONTACT_UNCONFIRMED, SUBJECT, school.id()), now),
        "%d of %d contacts have not confirmed that alerts reach them."
            .formatted(silent.size(), all),
        List.of(
            new Fact("Contacts", silent.stream().map(ContactRules::named).collect(joining(", ")))));
  }

  private static String named(ContactState state) {
    return state.contact().id() + (state.refused() ? " (mail is refused)" : "");
  }
}

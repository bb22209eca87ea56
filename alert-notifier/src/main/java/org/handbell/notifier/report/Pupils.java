package org.handbell.notifier.report;

import static java.util.stream.Collectors.toSet;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.handbell.model.PersonKind;
import org.handbell.model.UserName;
import org.handbell.notifier.NotifierConfig;
import org.handbell.notifier.register.CaseFigure;
import org.handbell.notifier.route.Contact;

/** Tells what is about pupils and devices from what is about staff. */
final class Pupils {

  private Pupils() {}

  /** Nobody who may be staff: not by the directory, nor by any name that the people go by. */
  static List<CaseFigure> of(List<CaseFigure> all, NotifierConfig config) {
    Set<String> staff = config.contacts().stream().flatMap(Pupils::names).collect(toSet());
    return all.stream()
        .filter(each -> each.person().kind() != PersonKind.STAFF)
        .filter(each -> !staff.contains(String.valueOf(each.person().username())))
        .toList();
  }

  private static Stream<String> names(Contact contact) {
    return Stream.of(contact.bareUsername(), UserName.bareOf(contact.email()))
        .filter(name -> !name.isEmpty());
  }
}

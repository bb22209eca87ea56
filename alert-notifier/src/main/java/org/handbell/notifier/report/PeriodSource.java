package org.handbell.notifier.report;

import static java.util.stream.Collectors.toSet;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.handbell.model.Activity;
import org.handbell.model.Activity.Counter;
import org.handbell.model.PersonKind;
import org.handbell.model.School;
import org.handbell.model.UserName;
import org.handbell.notifier.NotifierConfig;
import org.handbell.notifier.register.CaseFigure;
import org.handbell.notifier.register.Register;
import org.handbell.notifier.route.Contact;
import org.handbell.notifier.watch.ContactState;

/** Gathers from the register what is known of a school and a stretch of time. */
public record PeriodSource(Register register, NotifierConfig config, Registers registers) {

  /**
   * The facts of the school from {@code from} on and before {@code to}.
   *
   * @param now nothing is known of what comes after
   */
  public PeriodFacts facts(School school, Instant from, Instant to, Instant now) {
    String id = school.id();
    Instant end = to.isAfter(now) ? now : to;
    Map<Counter, Long> counts = new EnumMap<>(Counter.class);
    Set<LocalDate> days = new HashSet<>();
    for (Activity hour :
        register.activityBetween(
            id, from.truncatedTo(ChronoUnit.HOURS), end.truncatedTo(ChronoUnit.HOURS))) {
      hour.counts().forEach((counter, n) -> counts.merge(counter, n, Long::sum));
      if (hour.counts().getOrDefault(Counter.EVENTS, 0L) > 0) {
        days.add(hour.hour().atZone(config.zone()).toLocalDate());
      }
    }
    List<ContactState> contacts =
        register.confirmations().states().stream()
            .filter(each -> each.contact().serves(id))
            .toList();
    return new PeriodFacts(
        school,
        config.calendars().of(id),
        from,
        end,
        pupils(register.figures().cases(id, from, end)),
        counts,
        days.size(),
        register.filterChecksBetween(id, from, end),
        config.proof(),
        register.troublesBetween(id, from, end),
        contacts.size(),
        (int) contacts.stream().filter(each -> each.confirmed() != null && !each.refused()).count(),
        register.figures().lists(),
        register.figures().newTools(id, from, end),
        kept(id, from, end));
  }

  private Map<Registers.Kind, Registers.Kept> kept(String id, Instant from, Instant to) {
    Map<Registers.Kind, Registers.Kept> kept = new EnumMap<>(Registers.Kind.class);
    for (Registers.Kind kind : Registers.Kind.values()) {
      registers.read(kind, id, from, to).ifPresent(each -> kept.put(kind, each));
    }
    return kept;
  }

  /** Nobody who may be staff: not by the directory, nor by any name that the people go by. */
  private List<CaseFigure> pupils(List<CaseFigure> all) {
    Set<String> staff = config.contacts().stream().flatMap(PeriodSource::names).collect(toSet());
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

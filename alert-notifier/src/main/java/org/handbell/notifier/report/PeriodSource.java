package org.handbell.notifier.report;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.handbell.model.School;
import org.handbell.notifier.NotifierConfig;
import org.handbell.notifier.digest.DaysRead;
import org.handbell.notifier.register.HourTotals;
import org.handbell.notifier.register.Register;
import org.handbell.notifier.retention.Kept;
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
    HourTotals hours =
        register
            .figures()
            .totals(
                id,
                from.truncatedTo(ChronoUnit.HOURS),
                end.truncatedTo(ChronoUnit.HOURS),
                config.zone());
    List<ContactState> contacts =
        register.confirmations().states().stream()
            .filter(each -> each.contact().serves(id))
            .toList();
    return new PeriodFacts(
        school,
        config.calendars().of(id),
        from,
        end,
        Pupils.of(register.figures().cases(id, from, end), config),
        hours.counts(),
        DaysRead.of(config.calendars().of(id), counted(from, now), end, hours.days()),
        register.filterChecksBetween(id, from, end),
        config.proof(),
        register.troubleRecord().between(id, from, end),
        contacts.size(),
        (int) contacts.stream().filter(each -> each.confirmed() != null && !each.refused()).count(),
        register.figures().lists(),
        register.figures().newTools(id, from, end),
        kept(id, from, end));
  }

  /** From when on counts are kept whole: what was deleted is not what was never read. */
  private Instant counted(Instant from, Instant now) {
    Instant kept = config.retention().before(Kept.ACTIVITY, now).plus(1, ChronoUnit.DAYS);
    return from.isBefore(kept) ? kept : from;
  }

  private Map<Registers.Kind, Registers.Kept> kept(String id, Instant from, Instant to) {
    Map<Registers.Kind, Registers.Kept> kept = new EnumMap<>(Registers.Kind.class);
    for (Registers.Kind kind : Registers.Kind.values()) {
      registers.read(kind, id, from, to).ifPresent(each -> kept.put(kind, each));
    }
    return kept;
  }
}

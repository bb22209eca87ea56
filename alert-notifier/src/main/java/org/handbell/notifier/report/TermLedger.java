package org.handbell.notifier.report;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.handbell.model.Activity.Counter;
import org.handbell.model.School;
import org.handbell.notifier.NotifierConfig;
import org.handbell.notifier.register.CaseFigure;
import org.handbell.notifier.register.Register;
import org.handbell.notifier.register.ToldTerm;

/** Counts the concerns of each school's term once, a week after it, and keeps what is told. */
record TermLedger(Register register, NotifierConfig config) {

  /** By then most of what the last days brought has been looked at. */
  private static final int DAYS = 7;

  /** What may be said of that term now. */
  TermConcerns of(School school, Term term, Instant now) {
    Optional<ToldTerm> told = register.figures().told(school.id(), term.id());
    if (told.isPresent()) {
      return new TermConcerns.Told(told.get());
    }
    LocalDate due = term.days().to().plusDays(1 + DAYS);
    if (now.isBefore(due.atStartOfDay(config.zone()).toInstant())) {
      return new TermConcerns.NotYet(due);
    }
    Instant from = term.start(config.zone());
    Instant to = term.end(config.zone());
    List<CaseFigure> cases = Pupils.of(register.figures().cases(school.id(), from, to), config);
    return cases.isEmpty() && isUnread(school, from, to)
        ? new TermConcerns.Unknown()
        : new TermConcerns.Told(
            register.figures().tell(school.id(), term.id(), TermConcerns.count(cases), now));
  }

  private boolean isUnread(School school, Instant from, Instant to) {
    return register
            .figures()
            .totals(school.id(), from, to, config.zone())
            .counts()
            .getOrDefault(Counter.EVENTS, 0L)
        == 0;
  }
}

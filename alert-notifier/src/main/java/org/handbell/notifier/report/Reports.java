package org.handbell.notifier.report;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.handbell.calendar.SchoolCalendar;
import org.handbell.model.School;
import org.handbell.notifier.NotifierConfig;
import org.handbell.notifier.register.Register;
import org.handbell.notifier.route.Contact;
import org.handbell.notifier.route.Role;

/** Makes the reports of a term from the register, for the console and the command line alike. */
public record Reports(Register register, NotifierConfig config, Registers registers) {

  /** The term of that name at that school, or the one of today. */
  public Term term(String schoolId, String id, Instant now) {
    SchoolCalendar calendar = config.calendars().of(schoolId);
    return id.isEmpty()
        ? Term.containing(LocalDate.ofInstant(now, config.zone()), calendar)
        : Term.named(id, calendar);
  }

  /** What governors of that school read. */
  public Report governors(School school, Term term, Instant now) {
    Term before = term.before(config.calendars().of(school.id()));
    return GovernorReport.of(
        term,
        before,
        facts(school, term, now),
        ledger().of(school, term, now),
        ledger().of(school, before, now),
        register.auditHead());
  }

  /** The schools beside each other, by each one's own calendar. */
  public Report trust(String organisation, List<School> schools, String termId, Instant now) {
    Term term = term(schools.get(0).id(), termId, now);
    return TrustView.of(
        organisation,
        term,
        schools.stream().map(each -> facts(each, term(each.id(), term.id(), now), now)).toList(),
        schools.stream()
            .map(each -> ledger().of(each, term(each.id(), term.id(), now), now))
            .toList(),
        schools.stream()
            .map(each -> ledger().of(each, before(term(each.id(), term.id(), now), each), now))
            .toList());
  }

  /**
   * The evidence of the twelve months up to the last that was over on that day: months are whole,
   * so that two packs of neighbouring days do not show what happened on one of them.
   */
  public Report evidence(School school, LocalDate day, Instant now) {
    LocalDate today = LocalDate.ofInstant(now, config.zone());
    LocalDate over = day.isBefore(today) ? day.plusDays(1) : today;
    LocalDate last = over.withDayOfMonth(1).minusDays(1);
    Instant from = last.minusYears(1).plusDays(1).atStartOfDay(config.zone()).toInstant();
    Instant to = last.plusDays(1).atStartOfDay(config.zone()).toInstant();
    PeriodFacts facts = new PeriodSource(register, config, registers).facts(school, from, to, now);
    return EvidencePack.of(
        new EvidenceFacts(
            facts,
            terms(school, from, to, now),
            MinimumFields.of(register.casesBetween(school.id(), from, facts.to())),
            register.auditProof().look(),
            config.silences().size(),
            config.linesKept(),
            last));
  }

  /**
   * The concerns about staff, for the head of the school.
   *
   * @throws IllegalArgumentException where the policy does not allow it, or there is no head
   */
  public Report staff(School school, Term term, Instant now) {
    if (!config.reports().staff()) {
      throw new IllegalArgumentException(
          "reports.staff is not-allowed: set it to allowed where the school's policy says so");
    }
    Contact head =
        config.contacts().stream()
            .filter(each -> each.role() == Role.HEAD && each.serves(school.id()))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("people names no head of that school"));
    Instant end = term.end(config.zone());
    return StaffReport.of(
        school.name(),
        term,
        register
            .figures()
            .cases(school.id(), term.start(config.zone()), end.isAfter(now) ? now : end),
        facts(school, term, now).days(),
        head,
        config.contacts(),
        config.zone());
  }

  private List<EvidenceFacts.TermOfYear> terms(
      School school, Instant from, Instant to, Instant now) {
    SchoolCalendar calendar = config.calendars().of(school.id());
    LocalDate last = LocalDate.ofInstant(to.minusMillis(1), config.zone());
    List<EvidenceFacts.TermOfYear> terms = new ArrayList<>();
    Term term = Term.containing(last, calendar);
    while (term.end(config.zone()).isAfter(from)) {
      if (!term.end(config.zone()).isAfter(to)) {
        terms.add(0, new EvidenceFacts.TermOfYear(term, ledger().of(school, term, now)));
      }
      term = term.before(calendar);
    }
    return terms;
  }

  private TermLedger ledger() {
    return new TermLedger(register, config);
  }

  private Term before(Term term, School school) {
    return term.before(config.calendars().of(school.id()));
  }

  private PeriodFacts facts(School school, Term term, Instant now) {
    return new PeriodSource(register, config, registers)
        .facts(school, term.start(config.zone()), term.end(config.zone()), now);
  }
}

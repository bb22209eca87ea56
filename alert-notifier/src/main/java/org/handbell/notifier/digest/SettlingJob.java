package org.handbell.notifier.digest;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.handbell.model.Incident;
import org.handbell.model.Priority;
import org.handbell.model.School;
import org.handbell.notifier.NotifierConfig;
import org.handbell.notifier.compose.MailText;
import org.handbell.notifier.compose.PlainMail;
import org.handbell.notifier.compose.Reason;
import org.handbell.notifier.recuse.Recusal;
import org.handbell.notifier.register.Beginner;
import org.handbell.notifier.register.Case;
import org.handbell.notifier.register.ReadyMail;
import org.handbell.notifier.register.Register;
import org.handbell.notifier.route.Contact;
import org.handbell.notifier.route.Role;
import org.handbell.notifier.settle.Proposal;

/** Ends a school's settling in with the last of its days, and says what it taught. */
final class SettlingJob implements BySchool.Job {

  private static final String OCCASION = "settled in";

  private final Register register;
  private final NotifierConfig config;
  private final Schedule schedule;

  SettlingJob(Register register, NotifierConfig config, Schedule schedule) {
    this.register = register;
    this.config = config;
    this.schedule = schedule;
  }

  /** Whenever it was that the school settled in: that is over with the proposals. */
  @Override
  public int owe(School school, Instant after, Instant now, boolean catchingUp) {
    Optional<Beginner> beginner =
        register
            .beginners()
            .of(school.id(), config.zone())
            .filter(Beginner::isSettling)
            .filter(each -> isOver(each, config.settling().days(school.id()), now));
    return beginner.isPresent()
        ? register.beginners().end(school.id(), proposals(school, beginner.get(), now))
        : 0;
  }

  /** Once the list of the last day was due. */
  private boolean isOver(Beginner beginner, int days, Instant now) {
    if (beginner.days().size() < days) {
      return false;
    }
    LocalDate last = beginner.days().get(days - 1);
    return !now.isBefore(schedule.summaryAt(last));
  }

  private List<ReadyMail> proposals(School school, Beginner beginner, Instant now) {
    List<Case> cases = register.casesBetween(school.id(), beginner.began(), now);
    List<ReadyMail> mails = new ArrayList<>();
    for (Contact reader : config.contacts()) {
      boolean lead = reader.role() == Role.DSL || reader.role() == Role.DEPUTY_DSL;
      if (reader.serves(school.id()) && (lead || reader.role() == Role.IT)) {
        Proposal proposal = proposal(school, beginner, known(cases, reader, lead), now);
        mails.add(mail(school, reader, lead ? proposal.forTheLead() : proposal.forIt(), now));
      }
    }
    return mails;
  }

  private Proposal proposal(School school, Beginner beginner, List<Incident> known, Instant now) {
    return new Proposal(
        config.settling().days(school.id()),
        known,
        register.beginners().sentSince(school.id(), beginner.began()),
        register.beginners().spared(school.id(), beginner.began(), now));
  }

  /** Not even a figure counts what is about its reader. */
  private List<Incident> known(List<Case> cases, Contact reader, boolean lead) {
    ReadableCases readable = new ReadableCases(reader, config.contacts());
    return cases.stream()
        .filter(c -> lead ? readable.contains(c) : !isSubject(c.incident(), reader))
        .map(Case::incident)
        .toList();
  }

  private boolean isSubject(Incident incident, Contact reader) {
    return Recusal.of(incident.person(), incident.schoolId(), config.contacts()).isSubject(reader);
  }

  private static ReadyMail mail(School school, Contact reader, List<String> lines, Instant now) {
    MailText words =
        PlainMail.of("[Handbell] Settled in: what the first weeks taught, " + school.name(), lines);
    return new ReadyMail(OCCASION, Reason.SUMMARY, Priority.P4, school.id(), reader, words, now);
  }
}

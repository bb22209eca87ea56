package org.handbell.notifier.digest;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.handbell.model.Activity;
import org.handbell.model.School;
import org.handbell.notifier.NotifierConfig;
import org.handbell.notifier.digest.Background.UsualWeek;
import org.handbell.notifier.look.Names;
import org.handbell.notifier.proof.ProofText;
import org.handbell.notifier.register.Beginner;
import org.handbell.notifier.register.BreakGlass;
import org.handbell.notifier.register.Hidden;
import org.handbell.notifier.register.Register;
import org.handbell.notifier.route.Contact;
import org.handbell.notifier.route.Role;
import org.handbell.notifier.settle.SettlingWords;

/** Gathers from the register what a digest is made from. */
record DigestSource(Register register, NotifierConfig config, Schedule schedule, Names names) {

  /** As long as the register's cases are kept. */
  private static final Duration KEPT = Duration.ofDays(400);

  DigestFacts facts(School school, DigestWeek week, Contact reader, Instant now) {
    DigestWeek before = schedule.before(week);
    String id = school.id();
    return new DigestFacts(
        school,
        week,
        config.zone(),
        register.casesBetween(id, week.start(), week.end()),
        register.casesBetween(id, before.start(), before.end()),
        register.figures().open(id, before.start().minus(KEPT), before.start()),
        activity(id, week),
        activity(id, before),
        reader,
        config.contacts(),
        names,
        now,
        register.auditHead(),
        register.troubleRecord().between(id, week.start(), week.end()),
        unconfirmed(id, now),
        proven(id, week, reader, now),
        quiet(id, week, reader),
        background(id, week, now));
  }

  private Background background(String schoolId, DigestWeek week, Instant now) {
    SchoolWeeks weeks = new SchoolWeeks(config.calendars().of(schoolId), schedule);
    return new Background(
        weeks.isSchoolWeek(week),
        daysRead(schoolId, week, now),
        weeks.usualBefore(week).stream().flatMap(each -> usual(schoolId, each).stream()).toList(),
        register.figures().cases(schoolId, week.start(), week.end()),
        register.figures().newTools(schoolId, hour(week.start()), hour(week.end())),
        register.figures().lists());
  }

  /** Of a school that began in that week, since then. */
  private DaysRead daysRead(String schoolId, DigestWeek week, Instant now) {
    Instant from =
        register
            .beginners()
            .of(schoolId, config.zone())
            .map(Beginner::began)
            .filter(week.start()::isBefore)
            .orElse(week.start());
    return DaysRead.of(
        config.calendars().of(schoolId),
        from,
        now.isBefore(week.end()) ? now : week.end(),
        WeekCounts.days(activity(schoolId, week), config.zone()));
  }

  /** A week of which nothing was read shows nothing. */
  private Optional<UsualWeek> usual(String schoolId, DigestWeek week) {
    List<Activity> hours = activity(schoolId, week);
    return hours.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new UsualWeek(
                register.figures().cases(schoolId, week.start(), week.end()),
                WeekCounts.of(hours, List.of(), config.zone()).bypass()));
  }

  private static Instant hour(Instant moment) {
    return moment.truncatedTo(ChronoUnit.HOURS);
  }

  private List<String> quiet(String schoolId, DigestWeek week, Contact reader) {
    List<String> sentences = new ArrayList<>();
    if (reader.role() != Role.CHAIR) {
      sentences.addAll(settling(schoolId, week));
    }
    List<Hidden> hidden = register.hiddenBetween(schoolId, week.start(), week.end());
    sentences.addAll(new QuietWords(config).of(hidden, reader));
    return sentences;
  }

  private List<String> settling(String schoolId, DigestWeek week) {
    return register
        .beginners()
        .of(schoolId, config.zone())
        .filter(each -> each.began().isBefore(week.end()))
        .filter(each -> each.ended() == null || each.ended().isAfter(week.start()))
        .map(each -> words(each, schoolId, week))
        .orElse(List.of());
  }

  private List<String> words(Beginner beginner, String schoolId, DigestWeek week) {
    Instant ended = beginner.ended();
    LocalDate last = week.end().atZone(config.zone()).toLocalDate();
    return SettlingWords.inTheDigest(
        (int) beginner.days().stream().filter(day -> !day.isAfter(last)).count(),
        config.settling().days(schoolId),
        ended != null && ended.isBefore(week.end()),
        register.beginners().spared(schoolId, week.start(), week.end()));
  }

  private List<String> unconfirmed(String schoolId, Instant now) {
    return register.confirmations().states().stream()
        .filter(each -> each.contact().serves(schoolId) && !each.isReachable(now))
        .map(each -> each.contact().name())
        .distinct()
        .toList();
  }

  private List<String> proven(String schoolId, DigestWeek week, Contact reader, Instant now) {
    Instant end = now.isBefore(week.end()) ? now : week.end();
    List<String> proven =
        new ArrayList<>(
            new ProofText(config.proof(), config.calendars().of(schoolId), week.start(), end)
                .of(schoolId, register.filterChecksBetween(schoolId, week.start(), week.end())));
    if (config.schools().size() > 1) {
      proven.add(glass(schoolId, week, reader));
    }
    return proven;
  }

  /** Not even a figure counts what is about its reader. */
  private String glass(String schoolId, DigestWeek week, Contact reader) {
    ReadableCases readable = new ReadableCases(reader, config.contacts());
    List<String> numbers =
        register.breakGlass().between(schoolId, week.start(), week.end()).stream()
            .map(BreakGlass.Opening::number)
            .filter(number -> register.find(number).filter(readable::contains).isPresent())
            .toList();
    return numbers.isEmpty()
        ? "Nobody of another school opened a case by break-glass."
        : "Cases opened by break-glass by people of another school: %d (%s). Who and why stands in"
                .formatted(numbers.size(), String.join(", ", numbers))
            + " Handbell.";
  }

  /** Whole hours only: one that is not over when the digest is due is told of a week later. */
  private List<Activity> activity(String schoolId, DigestWeek week) {
    return register.activityBetween(schoolId, hour(week.start()), hour(week.end()));
  }

  /** True where anything at all is known of that week or the one before it. */
  boolean isKnown(School school, DigestWeek week) {
    Instant from = schedule.before(week).start();
    return !register.activityBetween(school.id(), from, week.end()).isEmpty()
        || !register.casesBetween(school.id(), from, week.end()).isEmpty();
  }
}

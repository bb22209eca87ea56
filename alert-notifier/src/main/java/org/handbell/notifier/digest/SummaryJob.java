package org.handbell.notifier.digest;

import static java.util.stream.Collectors.toSet;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.handbell.model.Priority;
import org.handbell.model.School;
import org.handbell.notifier.NotifierConfig;
import org.handbell.notifier.compose.Reason;
import org.handbell.notifier.register.Beginner;
import org.handbell.notifier.register.Hidden;
import org.handbell.notifier.register.ReadyMail;
import org.handbell.notifier.register.Register;
import org.handbell.notifier.route.Contact;
import org.handbell.notifier.settle.SettlingWords;
import org.handbell.notifier.settle.Spared;

/** Owes the safeguarding leads the day's lesser concerns; on a day without any, nothing. */
final class SummaryJob implements BySchool.Job {

  private final Register register;
  private final NotifierConfig config;
  private final Schedule schedule;
  private final QuietWords quiet;

  SummaryJob(Register register, NotifierConfig config, Schedule schedule) {
    this.register = register;
    this.config = config;
    this.schedule = schedule;
    this.quiet = new QuietWords(config);
  }

  @Override
  public int owe(School school, Instant after, Instant now, boolean catchingUp) {
    List<SummaryDay> days = schedule.summariesDue(after, now);
    int owed = 0;
    for (SummaryDay day : days) {
      boolean latest = day.equals(days.get(days.size() - 1));
      if (!catchingUp
          || latest
          || !register.post().wasOwed(school.id(), Reason.SUMMARY, occasion(day))) {
        owed += owe(school, day, now);
      }
    }
    return owed;
  }

  private int owe(School school, SummaryDay day, Instant now) {
    SummaryReaders readers = SummaryReaders.at(school.id(), config, now);
    List<Spared> spared = register.beginners().spared(school.id(), day.start(), day.end());
    List<Hidden> hidden = register.hiddenBetween(school.id(), day.start(), day.end());
    Map<Contact, SummaryLines> gathered = new LinkedHashMap<>();
    register.eachCaseBetween(
        school.id(),
        day.start(),
        day.end(),
        c ->
            readers
                .of(c.incident())
                .forEach(
                    reader ->
                        gathered
                            .computeIfAbsent(reader, each -> lines(spared, hidden, each))
                            .add(c)));
    List<String> settling = settling(school, spared);
    int owed = 0;
    for (Map.Entry<Contact, SummaryLines> each : gathered.entrySet()) {
      List<String> notes = new ArrayList<>(settling);
      notes.addAll(quiet.of(hidden, each.getKey()));
      Summary summary = Summary.of(school, day, config.zone(), each.getValue(), notes);
      owed += owe(school, day, summary, each.getKey(), now) ? 1 : 0;
    }
    return owed;
  }

  private SummaryLines lines(List<Spared> spared, List<Hidden> hidden, Contact reader) {
    Summary.Terms terms =
        new Summary.Terms(
            spared.stream().map(Spared::number).collect(toSet()),
            hidden.stream().map(each -> each.about().number()).collect(toSet()));
    return new SummaryLines(new ReadableCases(reader, config.contacts()), terms, config.zone());
  }

  /** Beside the list, what the usual settings would have sent. */
  private List<String> settling(School school, List<Spared> spared) {
    return register
        .beginners()
        .of(school.id(), config.zone())
        .filter(Beginner::isSettling)
        .map(
            each ->
                SettlingWords.inTheList(
                    each.days().size(), config.settling().days(school.id()), spared))
        .orElse(List.of());
  }

  private boolean owe(School school, SummaryDay day, Summary summary, Contact reader, Instant now) {
    return !summary.entries().isEmpty()
        && register
            .post()
            .enqueue(
                new ReadyMail(
                    occasion(day),
                    Reason.SUMMARY,
                    Priority.P3,
                    school.id(),
                    reader,
                    SummaryMail.of(summary, config.reports().of(school.id())),
                    now));
  }

  private static String occasion(SummaryDay day) {
    return "summary " + day.day();
  }
}

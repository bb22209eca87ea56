package org.handbell.notifier.digest;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.handbell.model.Priority;
import org.handbell.model.School;
import org.handbell.notifier.NotifierConfig;
import org.handbell.notifier.compose.PlainMail;
import org.handbell.notifier.compose.Reason;
import org.handbell.notifier.compose.When;
import org.handbell.notifier.register.Hidden;
import org.handbell.notifier.register.ReadyMail;
import org.handbell.notifier.register.Register;
import org.handbell.notifier.route.Contact;
import org.handbell.notifier.silence.Silence;

/** Reminds those who answer for a silence that it is about to end, while they can still decide. */
final class SilenceJob implements BySchool.Job {

  private static final Duration NOTICE = Duration.ofDays(1);

  private final Register register;
  private final NotifierConfig config;
  private final Schedule schedule;
  private final QuietWords words;

  SilenceJob(Register register, NotifierConfig config, Schedule schedule) {
    this.register = register;
    this.config = config;
    this.schedule = schedule;
    this.words = new QuietWords(config);
  }

  /** A silence of the whole organisation counts as one of its first school. */
  @Override
  public int owe(School school, Instant after, Instant now, boolean catchingUp) {
    int owed = 0;
    for (Silence silence : config.silences()) {
      String of = silence.scope().schoolId();
      if (!school.id().equals(of == null ? config.schools().get(0).id() : of)) {
        continue;
      }
      boolean due =
          reminder(silence).filter(at -> at.isAfter(after) && !at.isAfter(now)).isPresent();
      if (due && silence.isOn(now)) {
        owed += remind(silence, now);
      }
    }
    return owed;
  }

  /**
   * At the hour of the daily list of the last weekday that leaves a day; none where it is short.
   */
  private Optional<Instant> reminder(Silence silence) {
    LocalDate last = silence.until().atZone(config.zone()).toLocalDate();
    return last.minusDays(4)
        .datesUntil(last)
        .filter(Schedule::isWeekday)
        .map(schedule::summaryAt)
        .filter(at -> !at.isAfter(silence.until().minus(NOTICE)))
        .filter(at -> at.isAfter(silence.from()))
        .reduce((earlier, later) -> later);
  }

  private int remind(Silence silence, Instant now) {
    List<Hidden> hidden =
        register.hiddenBetween(null, silence.from(), now).stream()
            .filter(each -> each.silence().equals(silence.id()))
            .toList();
    return (int)
        config.contacts().stream()
            .filter(contact -> silence.by().contains(contact.id()))
            .filter(contact -> register.post().enqueue(mail(silence, contact, hidden, now)))
            .count();
  }

  private ReadyMail mail(Silence silence, Contact author, List<Hidden> hidden, Instant now) {
    List<String> what = words.of(hidden, author);
    List<String> lines =
        List.of(
            "The silence %s ends on %s: from then on what it is about is mailed again."
                .formatted(silence.id(), When.at(silence.until(), config.zone())),
            what.isEmpty() ? "It has hidden nothing so far." : String.join("\n", what),
            "If that is right, nothing needs to be done. If it is still needed, have a new one"
                + " written, with its own reason and end; look first at what this one hid.");
    return new ReadyMail(
        "silence " + silence.id() + " ends " + silence.until(),
        Reason.REMINDER,
        Priority.P4,
        schoolOf(silence, author),
        author,
        PlainMail.of("[Handbell] A silence is about to end", lines),
        now);
  }

  private String schoolOf(Silence silence, Contact author) {
    String school = silence.scope().schoolId();
    if (school != null) {
      return school;
    }
    String own = author.schoolId();
    return own == null ? config.schools().get(0).id() : own;
  }
}

package org.handbell.notifier.proof;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.handbell.calendar.Calendars;
import org.handbell.calendar.SchoolCalendar;
import org.handbell.model.DrillLine;
import org.handbell.model.DrillLine.State;
import org.handbell.notifier.compose.Fact;
import org.handbell.notifier.register.FilterCheck;
import org.handbell.notifier.register.FilterCheck.Kind;
import org.handbell.notifier.register.FilterCheck.Result;
import org.handbell.notifier.watch.Trouble;
import org.handbell.notifier.watch.WatchedSource;
import org.jspecify.annotations.Nullable;

/**
 * Which source's line did not come through on the last school day. It stays missing until any later
 * line of that source arrives.
 *
 * @param running how long this process has been awake: what came before may still be read
 */
record ChainRules(ProofPlan plan, Calendars calendars, Duration running, Instant now) {

  List<Missing> of(
      List<WatchedSource> sources, Collection<FilterCheck> checks, Collection<DrillLine> drills) {
    LocalTime morning = plan.morning();
    if (morning == null || running.compareTo(plan.within()) < 0) {
      return List.of();
    }
    List<Missing> missing = new ArrayList<>();
    for (WatchedSource source : sources) {
      List<FilterCheck> lines =
          checks.stream()
              .filter(each -> each.kind() == Kind.LINE && each.test().equals(source.id()))
              .toList();
      for (String school : source.schools()) {
        DueDay.last(calendars.of(school), morning, plan.within(), now)
            .flatMap(day -> missing(source.id(), school, day, of(school, lines), drills))
            .ifPresent(missing::add);
      }
    }
    return missing;
  }

  private static List<FilterCheck> of(String school, List<FilterCheck> lines) {
    return lines.stream().filter(each -> each.schoolId().equals(school)).toList();
  }

  private Optional<Missing> missing(
      String source,
      String school,
      DueDay day,
      List<FilterCheck> lines,
      Collection<DrillLine> drills) {
    DrillLine drill = drill(source, school, day, drills);
    boolean arrived =
        lines.stream()
            .anyMatch(each -> each.result() != Result.MISSED && !each.at().isBefore(day.start()));
    boolean known = drill != null || day.isToday(calendars.of(school), now) || !lines.isEmpty();
    boolean impossible = drill != null && drill.state() == State.NO_WRITER;
    return arrived || !known || impossible
        ? Optional.empty()
        : Optional.of(missing(source, school, day, drill));
  }

  private static @Nullable DrillLine drill(
      String source, String school, DueDay day, Collection<DrillLine> drills) {
    return drills.stream()
        .filter(each -> each.id().startsWith(source + "/" + school + "/"))
        .filter(each -> each.occasion().equals(day.day().toString()))
        .findFirst()
        .orElse(null);
  }

  private Missing missing(String source, String school, DueDay day, @Nullable DrillLine drill) {
    String where = where(drill);
    SchoolCalendar calendar = calendars.of(school);
    Trouble trouble =
        new Trouble(
            org.handbell.notifier.watch.Kind.LINE_UNPROVED,
            source,
            school,
            List.of(source),
            day.due(),
            "The morning's own line of %s has not come through.".formatted(source),
            List.of(
                new Fact("Was due", day.due().atZone(calendar.zone()).toLocalTime().toString()),
                new Fact("It got", where)));
    return new Missing(
        FilterCheck.missed(Kind.LINE, school, source, day.day().toString(), day.due(), where),
        trouble);
  }

  /** How far it came says which part to look at. */
  private static String where(@Nullable DrillLine drill) {
    if (drill == null) {
      return "nowhere: ingest wrote none, or is not heard of";
    }
    return switch (drill.state()) {
      case LOST -> "lost: Handbell was stopped while it was written";
      case BEGUN -> "no further than ingest: it is not on disk";
      case SPOOLED -> "as far as the spool: Kafka does not take it";
      case SENT -> "as far as Kafka: the classifier or the notifier does not pass it on";
      case UNREAD -> "as far as the parser " + drill.parser() + ", which did not read it";
      case NO_WRITER -> "nowhere: the format " + drill.parser() + " shows no request";
    };
  }
}

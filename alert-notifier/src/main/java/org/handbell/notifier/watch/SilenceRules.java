package org.handbell.notifier.watch;

import static java.util.stream.Collectors.toList;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.handbell.calendar.SchoolCalendar;
import org.handbell.model.SourceReport;
import org.handbell.model.SourceReport.Count;
import org.handbell.notifier.compose.Fact;
import org.handbell.notifier.compose.Shown;

/** When no line is a fault, and when it is only quiet. */
final class SilenceRules {

  private static final Duration QUIET = Duration.ofMinutes(15);
  private static final Duration NEVER = Duration.ofMinutes(30);
  private static final Duration NIGHT = Duration.ofMinutes(60);
  private static final Duration BY_NIGHT_UNKNOWN = Duration.ofHours(2);

  /** So many expected lines in a row do not stay away by chance. */
  private static final int IMPROBABLE = 15;

  private static final int IMPROBABLE_BY_NIGHT = 60;
  private static final double BUSY_BY_NIGHT = 0.5;
  private static final Duration ENOUGH_TO_AVERAGE = Duration.ofHours(1);

  private SilenceRules() {}

  /** The way in takes no lines, or says that something is wrong with it. */
  static Optional<Trouble> wayIn(String source, List<Heard> fresh, Scene scene) {
    List<String> problems =
        fresh.stream()
            .map(each -> each.report().problem())
            .filter(Objects::nonNull)
            .collect(toList());
    if (problems.isEmpty()) {
      return Optional.empty();
    }
    boolean shut =
        problems.size() == fresh.size()
            && fresh.stream()
                .noneMatch(each -> each.hadLines() && each.silentFor().toMinutes() < 5);
    String problem = Shown.plain(problems.get(0));
    return Optional.of(
        scene.trouble(
            shut ? Kind.WAY_IN_SHUT : Kind.WAY_IN_FAULTY,
            source,
            List.of(source),
            scene.now(),
            (shut
                    ? "The way in of " + source + " takes no lines: "
                    : "The way in of " + source + ": ")
                + problem
                + (problem.endsWith(".") ? "" : "."),
            new Fact("Way in", Shown.plain(fresh.get(0).report().way()))));
  }

  /** No line has come for so long that it is no chance. */
  static Optional<Trouble> silence(String source, List<Heard> fresh, Scene scene) {
    boolean ever = fresh.stream().anyMatch(Heard::hadLines);
    Duration silent =
        fresh.stream()
            .filter(each -> !ever || each.hadLines())
            .map(Heard::silentFor)
            .min(Duration::compareTo)
            .orElse(Duration.ZERO);
    Instant last = scene.now().minus(silent);
    boolean stands = scene.isOpen(Kind.SOURCE_SILENT, source);
    Instant since = scene.since(Kind.SOURCE_SILENT, source, last);
    boolean silentStill = stands && fresh.stream().noneMatch(each -> each.sentAfter(since));
    if (!silentStill && !isTooLong(fresh, ever, silent, last, scene)) {
      return Optional.empty();
    }
    return Optional.of(
        scene.trouble(
            Kind.SOURCE_SILENT,
            source,
            List.of(source),
            last,
            ever || stands
                ? "No line has come from %s since %s.".formatted(source, scene.clock(since))
                : "No line has ever come from %s.".formatted(source),
            new Fact("Silent for", Scene.span(Duration.between(since, scene.now()))),
            new Fact("Usual", usual(fresh))));
  }

  private static boolean isTooLong(
      List<Heard> fresh, boolean ever, Duration silent, Instant last, Scene scene) {
    if (!scene.isSchoolTime()) {
      return ever && isTooLongByNight(fresh, silent, last, scene);
    }
    SchoolCalendar calendar = scene.calendar();
    Instant morning =
        calendar.start(scene.now().atZone(scene.zone()).toLocalDate()).orElse(scene.now());
    Instant from = last.isAfter(morning) ? last : morning;
    Duration today = calendar.schoolTimeBetween(from, scene.now());
    Duration quiet = calendar.schoolTimeBetween(last, scene.now());
    return today.compareTo(QUIET) >= 0
        && quiet.compareTo(least(fresh, ever, calendar)) >= 0
        && isImprobable(fresh, ever, from, quiet.minus(today), scene.now());
  }

  private static Duration least(List<Heard> fresh, boolean ever, SchoolCalendar calendar) {
    if (!ever) {
      return NEVER;
    }
    return calendar.boarding() && expected(fresh).isEmpty() ? BY_NIGHT_UNKNOWN : QUIET;
  }

  /**
   * The slower a source's rhythm, the longer it may be quiet.
   *
   * @param before school time without a line on the days before
   */
  private static boolean isImprobable(
      List<Heard> fresh, boolean ever, Instant from, Duration before, Instant now) {
    if (expected(fresh).isPresent()) {
      return awaited(fresh, from, now) + expected(fresh).get() * before.toMinutes() >= IMPROBABLE;
    }
    double quiet = before.plus(Duration.between(from, now)).toMinutes();
    return !ever || average(fresh).map(perMinute -> perMinute * quiet >= IMPROBABLE).orElse(true);
  }

  /**
   * At night only a source that speaks all night can be missed, and only in term: what it mostly
   * sends at this hour says nothing about the holidays.
   */
  private static boolean isTooLongByNight(
      List<Heard> fresh, Duration silent, Instant last, Scene scene) {
    ZonedDateTime local = scene.now().atZone(scene.zone());
    boolean night = local.getHour() >= 22 || local.getHour() < 5;
    LocalDate evening = local.minusHours(5).toLocalDate();
    return night
        && scene.calendar().schoolDay(evening)
        && expected(fresh).filter(perMinute -> perMinute >= BUSY_BY_NIGHT).isPresent()
        && silent.compareTo(NIGHT) >= 0
        && awaited(fresh, last, scene.now()) >= IMPROBABLE_BY_NIGHT;
  }

  /** How many lines should have come since. */
  private static double awaited(List<Heard> fresh, Instant from, Instant now) {
    return fresh.stream()
        .mapToDouble(
            each -> {
              Double perMinute = each.report().expectedPerMinute();
              return perMinute == null ? 0 : each.history().expected(from, now, perMinute);
            })
        .sum();
  }

  /** What all its ingest processes expect together; nothing while no rhythm is known. */
  private static Optional<Double> expected(List<Heard> fresh) {
    return fresh.stream()
        .flatMap(each -> Stream.ofNullable(each.report().expectedPerMinute()))
        .reduce(Double::sum);
  }

  private static Optional<Double> average(List<Heard> fresh) {
    return fresh.stream()
        .map(Heard::report)
        .filter(each -> runs(each).compareTo(ENOUGH_TO_AVERAGE) >= 0)
        .map(each -> each.count(Count.LINES) / (double) runs(each).toMinutes())
        .reduce(Double::sum);
  }

  private static Duration runs(SourceReport report) {
    return Duration.between(report.since(), report.at());
  }

  private static String usual(List<Heard> fresh) {
    return expected(fresh)
        .or(() -> average(fresh))
        .map(
            perMinute ->
                perMinute >= 1
                    ? Math.round(perMinute) + " lines a minute"
                    : Math.round(perMinute * 60) + " lines an hour")
        .orElse("not known yet");
  }
}

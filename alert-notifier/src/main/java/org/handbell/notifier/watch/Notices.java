package org.handbell.notifier.watch;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.handbell.calendar.Calendars;
import org.handbell.calendar.SchoolCalendar;
import org.handbell.notifier.watch.Notice.Audience;
import org.handbell.notifier.watch.Notice.Step;

/**
 * Decides who is told of what stands, and when. What impairs alerting is told to IT at once while
 * school is in, and to the safeguarding leads when it lasts, or at once where nothing at all is
 * read any more. All else waits for the morning's list.
 */
public final class Notices {

  /** Before the first lesson, when there is still time to mend something. */
  static final LocalTime LIST_FROM = LocalTime.of(7, 45);

  /** Who starts Handbell later than this gets the next morning's. */
  static final LocalTime LIST_UNTIL = LocalTime.NOON;

  private static final Duration LEADS_AFTER = Duration.ofMinutes(15);

  private Notices() {}

  /** What is to be told at once. */
  public static List<Notice> now(
      Collection<Standing> all, Calendars calendars, Look look, Instant now) {
    List<Notice> notices = new ArrayList<>();
    bySchool(all)
        .forEach(
            (school, its) -> {
              SchoolCalendar calendar = calendars.of(school);
              if (calendar.isSchoolTime(now)) {
                begun(school, its, calendar, look, now, notices);
                over(school, its, notices);
              } else {
                alarm(school, its, notices);
              }
            });
    return notices;
  }

  private static void begun(
      String school,
      List<Standing> its,
      SchoolCalendar calendar,
      Look look,
      Instant now,
      List<Notice> notices) {
    List<Standing> open = select(its, Standing::isOpen);
    boolean blind = isBlind(open, look.sources().getOrDefault(school, Set.of()));
    add(notices, Audience.IT, Step.BEGUN, school, select(open, each -> each.itTold() == null));
    Predicate<Standing> lasts =
        each ->
            each.itTold() != null
                && calendar.schoolTimeBetween(each.itTold(), now).compareTo(LEADS_AFTER) >= 0;
    add(
        notices,
        Audience.LEADS,
        Step.BEGUN,
        school,
        select(
            open,
            each ->
                each.leadsTold() == null
                    && (each.trouble().kind().alarms()
                        || lasts.test(each)
                        || (blind && each.trouble().kind().blinds()))));
  }

  /** What cannot wait until school is in. */
  private static void alarm(String school, List<Standing> its, List<Notice> notices) {
    List<Standing> urgent =
        select(its, each -> each.isOpen() && each.trouble().kind().isToldAtAnyHour());
    List<Standing> alarms = select(urgent, each -> each.trouble().kind().alarms());
    add(notices, Audience.IT, Step.BEGUN, school, select(urgent, each -> each.itTold() == null));
    add(
        notices,
        Audience.LEADS,
        Step.BEGUN,
        school,
        select(alarms, each -> each.leadsTold() == null));
  }

  /** True where no line of the school is read any more. */
  private static boolean isBlind(List<Standing> open, Set<String> sources) {
    Set<String> dark =
        open.stream()
            .map(Standing::trouble)
            .filter(each -> each.kind().blinds())
            .flatMap(each -> each.sources().stream())
            .collect(toSet());
    return !sources.isEmpty() && dark.containsAll(sources);
  }

  private static void over(String school, List<Standing> its, List<Notice> notices) {
    List<Standing> over = select(its, each -> !each.isOpen() && each.itTold() != null);
    add(notices, Audience.IT, Step.OVER, school, over);
    add(notices, Audience.LEADS, Step.OVER, school, select(over, each -> each.leadsTold() != null));
  }

  /** True in the morning of a school day, when the list is due. */
  public static boolean isListDue(SchoolCalendar calendar, Instant now) {
    ZonedDateTime local = now.atZone(calendar.zone());
    LocalTime time = local.toLocalTime();
    return calendar.schoolDay(local.toLocalDate())
        && !time.isBefore(LIST_FROM)
        && time.isBefore(LIST_UNTIL);
  }

  /** The day's list; nothing where nothing is wrong. */
  public static Optional<Notice> list(
      String school, Collection<Standing> all, SchoolCalendar calendar, Instant now) {
    List<Standing> its =
        all.stream()
            .filter(each -> each.trouble().schoolId().equals(school) && !each.settled())
            .filter(each -> belongsOnTheList(each, calendar, now))
            .toList();
    return its.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Notice(Audience.IT, Step.DAILY, school, listOccasion(calendar, now), its));
  }

  static String listOccasion(SchoolCalendar calendar, Instant now) {
    return "ops list " + LocalDate.ofInstant(now, calendar.zone());
  }

  /**
   * The list tells what had begun when it was due, however late it is written. What was told at
   * once and is over is told as over at once, too.
   */
  private static boolean belongsOnTheList(Standing each, SchoolCalendar calendar, Instant now) {
    ZonedDateTime local = now.atZone(calendar.zone());
    if (!each.openedAt().isBefore(local.with(LIST_FROM).toInstant())) {
      return false;
    }
    Kind kind = each.trouble().kind();
    Instant told = each.itTold();
    if (kind.isToldOnce()) {
      return told == null && each.isOpen();
    }
    if (!each.isOpen()) {
      return told == null || !kind.impairsAlerting();
    }
    return told == null
        || !kind.isWeekly()
        || told.atZone(calendar.zone()).getDayOfWeek() == local.getDayOfWeek();
  }

  private static Map<String, List<Standing>> bySchool(Collection<Standing> all) {
    Map<String, List<Standing>> schools = new TreeMap<>();
    all.stream()
        .filter(each -> !each.settled() && each.trouble().kind().impairsAlerting())
        .forEach(
            each ->
                schools
                    .computeIfAbsent(each.trouble().schoolId(), any -> new ArrayList<>())
                    .add(each));
    return schools;
  }

  private static List<Standing> select(List<Standing> all, Predicate<Standing> wanted) {
    return all.stream().filter(wanted).toList();
  }

  private static void add(
      List<Notice> notices, Audience audience, Step step, String school, List<Standing> about) {
    if (!about.isEmpty()) {
      String ids = about.stream().map(each -> String.valueOf(each.id())).collect(joining(","));
      notices.add(new Notice(audience, step, school, "ops " + step + " " + ids, about));
    }
  }
}

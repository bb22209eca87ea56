package org.handbell.app.traffic;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * A whole day of a school from a seed: classes that work on one topic, pupils who drift off it,
 * breaks, home time, staff at their desks, devices that talk by themselves. What else happens that
 * day is put in by hand.
 */
public final class SchoolDay {

  private static final int CLASS = 30;
  private static final int PERIOD_MINUTES = 55;

  private static final List<LocalTime> PERIODS =
      List.of(
          LocalTime.of(8, 55),
          LocalTime.of(9, 55),
          LocalTime.of(11, 10),
          LocalTime.of(13, 0),
          LocalTime.of(14, 15));

  private static final LocalTime HOME_TIME = LocalTime.of(15, 10);

  private final Random random;
  private final LocalDate date;
  private final ZoneId zone;
  private final List<LoggedRequest> requests = new ArrayList<>();
  private final Browsing browsing;

  private SchoolDay(long seed, LocalDate date, ZoneId zone) {
    this.random = new Random(seed);
    this.date = date;
    this.zone = zone;
    this.browsing = new Browsing(random, requests::add);
  }

  /** The ordinary day of these pupils and staff; the same seed gives the same day. */
  public static SchoolDay of(long seed, LocalDate date, ZoneId zone, List<Client> people) {
    SchoolDay day = new SchoolDay(seed, date, zone);
    Map<String, List<Client>> units = new TreeMap<>();
    people.forEach(one -> units.computeIfAbsent(one.unit(), unit -> new ArrayList<>()).add(one));
    units.forEach(day::unit);
    return day;
  }

  /** Somebody types this. */
  public SchoolDay search(LocalTime time, Client client, String term) {
    browsing.search(at(time), client, term);
    return this;
  }

  /** Somebody opens this page, given with the filter's categories: {@code address|category}. */
  public SchoolDay page(LocalTime time, Client client, String page) {
    browsing.page(at(time), client, page);
    return this;
  }

  /** Somebody is refused this site, given with the filter's categories. */
  public SchoolDay refused(LocalTime time, Client client, String page) {
    browsing.refused(at(time), client, page);
    return this;
  }

  /** A class makes these searches, each pupil a few of them, within a lesson. */
  public SchoolDay lesson(LocalTime start, List<Client> pupils, List<String> searches) {
    for (Client pupil : pupils) {
      for (int i = 1 + random.nextInt(3); i > 0; i--) {
        browsing.search(within(start), pupil, browsing.pick(searches));
      }
    }
    return this;
  }

  /** Everything that the filter logs, in order of time. */
  public List<String> lines(FilterLog log) {
    return requests.stream()
        .sorted(Comparator.comparing(LoggedRequest::time))
        .map(log::line)
        .toList();
  }

  private void unit(String unit, List<Client> people) {
    if (unit.startsWith("Year")) {
      for (int from = 0; from < people.size(); from += CLASS) {
        pupils(unit.substring(4), people.subList(from, Math.min(people.size(), from + CLASS)));
      }
    } else {
      people.forEach(this::atADesk);
    }
  }

  private void pupils(String year, List<Client> pupils) {
    boolean primary = pupils.get(0).isInPrimary();
    List<DayFile.Lesson> lessons =
        DayFile.bundled().lessons().stream().filter(one -> one.years().contains(year)).toList();
    for (LocalTime period : PERIODS) {
      if (!lessons.isEmpty() && random.nextInt(100) < (primary ? 25 : 35)) {
        DayFile.Lesson lesson = browsing.pick(lessons);
        pupils.forEach(pupil -> works(period, pupil, lesson));
      }
    }
    pupils.stream().filter(pupil -> random.nextInt(3) == 0).forEach(this::hasABreak);
    pupils.forEach(this::leavesADeviceOn);
    pupils.stream().filter(pupil -> random.nextInt(4) == 0).forEach(this::goesHome);
  }

  private void works(LocalTime period, Client pupil, DayFile.Lesson lesson) {
    for (int i = 2 + random.nextInt(4); i > 0; i--) {
      browsing.works(within(period), pupil, lesson);
    }
    if (random.nextInt(3) == 0) {
      browsing.drifts(within(period), pupil);
    }
  }

  private void hasABreak(Client pupil) {
    for (int i = 1 + random.nextInt(3); i > 0; i--) {
      browsing.drifts(within(LocalTime.of(12, 5)), pupil);
    }
  }

  private void atADesk(Client staff) {
    for (LocalTime period : PERIODS) {
      for (int i = random.nextInt(4); i > 0; i--) {
        browsing.drifts(within(period), staff);
      }
    }
  }

  private void leavesADeviceOn(Client client) {
    for (int i = 1 + random.nextInt(4); i > 0; i--) {
      browsing.machine(within(browsing.pick(PERIODS)), client);
    }
  }

  /** Within ten minutes all lessons end: a last look, and the device says that it goes. */
  private void goesHome(Client pupil) {
    Instant bell = at(HOME_TIME).plusMillis(random.nextInt(10 * 60_000));
    browsing.drifts(bell, pupil);
    browsing.machine(bell.plusSeconds(20), pupil);
  }

  private Instant within(LocalTime start) {
    return at(start).plusMillis(random.nextInt(PERIOD_MINUTES * 60_000));
  }

  private Instant at(LocalTime time) {
    return date.atTime(time).atZone(zone).toInstant();
  }
}

package org.handbell.notifier.console.cases;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.handbell.model.Evidence;
import org.handbell.model.Incident;
import org.handbell.notifier.compose.When;
import org.handbell.notifier.register.Listed;
import org.handbell.notifier.register.Reading;

/**
 * A person's cases of some weeks and what was seen in the hour around this one, as a drawing of two
 * lanes. Places are in the drawing's own units.
 *
 * @param weeks one mark a case
 * @param hour one mark an event that was kept
 * @param summary the same in words
 */
public record Timeline(
    List<Mark> weeks, List<Tick> days, List<Mark> hour, List<Tick> times, String summary) {

  static final int LEFT = 10;
  static final int WIDTH = 380;
  private static final int WEEKS_AT = 62;
  private static final int HOUR_AT = 152;
  private static final int APART = 9;
  private static final Duration AROUND = Duration.ofHours(1);
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.UK);

  /**
   * A dot.
   *
   * @param kind the colour it has: a priority in lower case
   * @param own true where it belongs to the case that is shown
   */
  public record Mark(int x, int y, String kind, boolean own, String label) {}

  /** A time below a lane. */
  public record Tick(int x, String anchor, String label) {}

  /** A stretch of time across the drawing. */
  private record Lane(Instant from, Instant to, int y) {

    int x(Instant at) {
      double part =
          (double) Duration.between(from, at).toMillis()
              / Math.max(1, Duration.between(from, to).toMillis());
      return LEFT + (int) Math.round(WIDTH * Math.min(1, Math.max(0, part)));
    }

    boolean holds(Instant at) {
      return !at.isBefore(from) && !at.isAfter(to);
    }

    Instant at(double part) {
      return from.plusMillis((long) (Duration.between(from, to).toMillis() * part));
    }
  }

  static Timeline of(Listed about, List<Listed> others, ZoneId zone) {
    Incident incident = about.about().incident();
    Instant last = incident.lastOccurred();
    Instant newest =
        others.stream()
            .map(each -> each.about().incident().lastOccurred())
            .reduce(last, (a, b) -> a.isAfter(b) ? a : b);
    Lane weeks = new Lane(last.minus(Reading.EARLIER), newest, WEEKS_AT);
    Lane hour = new Lane(incident.firstOccurred().minus(AROUND), last.plus(AROUND), HOUR_AT);
    List<Listed> all = Stream.concat(others.stream(), Stream.of(about)).toList();
    return new Timeline(
        cases(weeks, all, incident.id(), zone),
        List.of(
            new Tick(LEFT, "start", day(weeks.from(), zone)),
            new Tick(LEFT + WIDTH / 2, "middle", day(weeks.at(0.5), zone)),
            new Tick(LEFT + WIDTH, "end", day(weeks.to(), zone))),
        events(hour, all, incident.id(), zone),
        List.of(
            new Tick(LEFT, "start", When.time(hour.from(), zone)),
            new Tick(hour.x(last), "middle", When.time(last, zone)),
            new Tick(LEFT + WIDTH, "end", When.time(hour.to(), zone))),
        summary(incident, others, all, hour));
  }

  private static List<Mark> cases(Lane lane, List<Listed> all, String own, ZoneId zone) {
    List<Mark> marks = new ArrayList<>();
    for (Listed each : all) {
      Incident incident = each.about().incident();
      String label =
          "%s, %s, %s"
              .formatted(
                  When.shortly(incident.lastOccurred(), zone),
                  incident.priority(),
                  incident.theme().title());
      put(marks, lane, incident.lastOccurred(), kind(incident), incident.id().equals(own), label);
    }
    return marks;
  }

  private static List<Mark> events(Lane lane, List<Listed> all, String own, ZoneId zone) {
    List<Mark> marks = new ArrayList<>();
    for (Listed each : all) {
      Incident incident = each.about().incident();
      for (Evidence evidence : incident.evidence()) {
        if (lane.holds(evidence.occurred())) {
          String label = When.time(evidence.occurred(), zone) + ", " + incident.theme().title();
          boolean isOwn = incident.id().equals(own);
          put(marks, lane, evidence.occurred(), kind(incident), isOwn, label);
        }
      }
    }
    return marks;
  }

  /** Where a dot is already, the next one stands above it. */
  private static void put(
      List<Mark> marks, Lane lane, Instant at, String kind, boolean own, String label) {
    int x = lane.x(at);
    long under = marks.stream().filter(other -> Math.abs(other.x() - x) < APART).count();
    marks.add(new Mark(x, lane.y() - (int) Math.min(under, 4) * APART, kind, own, label));
  }

  private static String kind(Incident incident) {
    return incident.priority().name().toLowerCase(Locale.ROOT);
  }

  private static String day(Instant at, ZoneId zone) {
    return DAY.format(LocalDate.ofInstant(at, zone));
  }

  private static String summary(
      Incident incident, List<Listed> others, List<Listed> all, Lane hour) {
    long near =
        all.stream()
            .flatMap(each -> each.about().incident().evidence().stream())
            .filter(evidence -> hour.holds(evidence.occurred()))
            .count();
    String cases =
        switch (others.size()) {
          case 0 -> "There is no other case about them in these 60 days";
          case 1 -> "There is 1 other case about them in these 60 days";
          default -> "There are " + others.size() + " other cases about them in these 60 days";
        };
    return cases
        + ". Between an hour before and an hour after, "
        + near
        + (near == 1 ? " event" : " events")
        + " of "
        + (incident.aboutClass() ? "theirs" : "this person")
        + " held something that a rule knows.";
  }
}

package org.handbell.notifier.console.digest;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.handbell.model.School;
import org.handbell.notifier.NotifierConfig;
import org.handbell.notifier.access.Area;
import org.handbell.notifier.console.digest.Shelf.Opened;
import org.handbell.notifier.console.web.Answer;
import org.handbell.notifier.console.web.RouteTable;
import org.handbell.notifier.console.web.Section;
import org.handbell.notifier.console.web.Visit;
import org.handbell.notifier.digest.DigestWeek;
import org.handbell.notifier.digest.Schedule;
import org.handbell.notifier.digest.WeeklyDigest;
import org.handbell.notifier.register.Register;
import org.handbell.notifier.report.DigestReport;
import org.handbell.notifier.route.Contact;

/** The week of a school, as whoever looks may know it. */
public final class DigestPages implements Section {

  private static final String PATH = "/reports/digest";

  private final NotifierConfig config;
  private final Register register;
  private final InstantSource clock;
  private final Shelf shelf;

  public DigestPages(NotifierConfig config, Register register, InstantSource clock) {
    this.config = config;
    this.register = register;
    this.clock = clock;
    this.shelf = new Shelf(config, register);
  }

  @Override
  public void addTo(RouteTable table) {
    table.get(PATH, Area.CASES, this::show);
    table.get(PATH + "/pdf", Area.CASES, this::pdf);
  }

  /** A school, a week, and in which role they look. */
  private record Wanted(School school, DigestWeek week, Contact reader) {

    String path(DigestWeek other) {
      return PATH + "?school=" + school.id() + "&week=" + other.id();
    }
  }

  private Answer show(Visit visit) {
    return wanted(visit)
        .map(wanted -> shelf.show(visit, open(wanted), links(visit, wanted)))
        .orElseGet(Answer::missing);
  }

  private Answer pdf(Visit visit) {
    return wanted(visit).map(wanted -> shelf.pdf(visit, open(wanted))).orElseGet(Answer::missing);
  }

  private Optional<Wanted> wanted(Visit visit) {
    try {
      DigestWeek week =
          visit
              .query("week")
              .map(id -> Schedule.of(config).week(id))
              .orElseGet(() -> WeeklyDigest.current(config, clock.instant()));
      return shelf
          .school(visit, Area.CASES)
          .flatMap(
              school ->
                  visit
                      .viewer()
                      .asReaderAt(school.id())
                      .map(reader -> new Wanted(school, week, reader)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private Opened open(Wanted wanted) {
    Instant now = clock.instant();
    String school = wanted.school().id();
    return new Opened(
        DigestReport.of(
            WeeklyDigest.of(register, config, wanted.reader(), school, wanted.week(), now)),
        config.reports().of(school),
        "digest-" + school + "-" + wanted.week().id(),
        school);
  }

  private List<Link> links(Visit visit, Wanted wanted) {
    Schedule schedule = Schedule.of(config);
    List<Link> links = new ArrayList<>();
    links.add(
        new Link(
            "Download as PDF",
            PATH + "/pdf?school=" + wanted.school().id() + "&week=" + wanted.week().id(),
            true));
    links.add(Link.to("Week before", wanted.path(schedule.before(wanted.week()))));
    if (!wanted.week().end().isAfter(clock.instant())) {
      links.add(Link.to("Week after", wanted.path(schedule.after(wanted.week()))));
    }
    for (School other : shelf.schools(visit.viewer(), Area.CASES)) {
      if (!other.equals(wanted.school())) {
        links.add(
            Link.to(other.name(), PATH + "?school=" + other.id() + "&week=" + wanted.week().id()));
      }
    }
    return links;
  }
}

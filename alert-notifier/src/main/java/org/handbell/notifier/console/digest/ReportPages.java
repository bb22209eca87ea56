package org.handbell.notifier.console.digest;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.handbell.calendar.SchoolCalendar;
import org.handbell.model.School;
import org.handbell.notifier.NotifierConfig;
import org.handbell.notifier.access.Area;
import org.handbell.notifier.access.Viewer;
import org.handbell.notifier.console.ConsoleSettings;
import org.handbell.notifier.console.digest.Shelf.Opened;
import org.handbell.notifier.console.web.Answer;
import org.handbell.notifier.console.web.RouteTable;
import org.handbell.notifier.console.web.Section;
import org.handbell.notifier.console.web.Visit;
import org.handbell.notifier.look.Look;
import org.handbell.notifier.register.Register;
import org.handbell.notifier.report.Registers;
import org.handbell.notifier.report.Report;
import org.handbell.notifier.report.Reports;
import org.handbell.notifier.report.Term;

/** The reports without names: the governors' term and the trust's schools. */
public final class ReportPages implements Section {

  private final NotifierConfig config;
  private final InstantSource clock;
  private final Shelf shelf;
  private final Reports reports;

  public ReportPages(
      NotifierConfig config, Register register, Registers registers, InstantSource clock) {
    this.config = config;
    this.clock = clock;
    this.shelf = new Shelf(config, register);
    this.reports = new Reports(register, config, registers);
  }

  @Override
  public void addTo(RouteTable table) {
    table.menu("Reports", "/reports", Area.FIGURES);
    table.get("/reports", Area.FIGURES, this::all);
    add(table, "/reports/governors", this::governors);
    add(table, "/reports/trust", this::trust);
    table.get("/reports/evidence", Area.FIGURES, this::evidencePage);
    table.get(
        "/reports/evidence/pdf",
        Area.FIGURES,
        visit -> evidence(visit).map(each -> shelf.pdf(visit, each)).orElseGet(Answer::missing));
  }

  private void add(RouteTable table, String path, Function<Visit, Optional<Opened>> open) {
    table.get(path, Area.FIGURES, visit -> show(visit, path, open));
    table.get(path + "/pdf", Area.FIGURES, visit -> pdf(visit, open));
  }

  private Answer pdf(Visit visit, Function<Visit, Optional<Opened>> open) {
    try {
      return open.apply(visit).map(each -> shelf.pdf(visit, each)).orElseGet(Answer::missing);
    } catch (IllegalArgumentException e) {
      return Answer.missing();
    }
  }

  private Answer all(Visit visit) {
    Viewer viewer = visit.viewer();
    return Answer.show(
        "Reports",
        "console/reports.jte",
        Map.of(
            "digests",
            viewer.mayEnter(Area.CASES) ? shelf.schools(viewer, Area.CASES) : List.of(),
            "schools",
            shelf.schools(viewer, Area.FIGURES),
            "trust",
            isOfTrust(viewer)));
  }

  private static boolean isOfTrust(Viewer viewer) {
    return viewer.contacts().stream()
        .anyMatch(each -> each.schoolId() == null && Area.FIGURES.admits(each.role()));
  }

  private Answer show(Visit visit, String path, Function<Visit, Optional<Opened>> open) {
    try {
      return open.apply(visit)
          .map(each -> shelf.show(visit, each, links(visit, path)))
          .orElseGet(Answer::missing);
    } catch (IllegalArgumentException e) {
      return Answer.missing();
    }
  }

  private Optional<Opened> governors(Visit visit) {
    return shelf
        .school(visit, Area.FIGURES)
        .map(
            school -> {
              Term term = term(visit, school);
              Report report = reports.governors(school, term, clock.instant());
              return new Opened(
                  report,
                  config.reports().of(school.id()),
                  "governors-" + school.id() + "-" + term.id(),
                  school.id());
            });
  }

  private Answer evidencePage(Visit visit) {
    return evidence(visit)
        .map(
            each ->
                shelf.show(
                    visit,
                    each,
                    List.of(
                        new Link(
                            "Download as PDF",
                            "/reports/evidence/pdf?school=" + visit.query("school").orElse(""),
                            true))))
        .orElseGet(Answer::missing);
  }

  /** Of the twelve months up to today. */
  private Optional<Opened> evidence(Visit visit) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), config.zone());
    return shelf
        .school(visit, Area.FIGURES)
        .map(
            school ->
                new Opened(
                    reports.evidence(school, today, clock.instant()),
                    config.reports().of(school.id()),
                    "evidence-" + school.id() + "-" + today,
                    school.id()));
  }

  private Optional<Opened> trust(Visit visit) {
    List<School> schools = config.schools();
    if (!isOfTrust(visit.viewer()) || schools.isEmpty()) {
      return Optional.empty();
    }
    ConsoleSettings console = config.console();
    Term term = term(visit, schools.get(0));
    Report report =
        reports.trust(
            console == null ? "" : console.organisation(), schools, term.id(), clock.instant());
    return Optional.of(new Opened(report, Look.PLAIN, "trust-" + term.id(), ""));
  }

  private Term term(Visit visit, School school) {
    return reports.term(school.id(), visit.query("term").orElse(""), clock.instant());
  }

  private List<Link> links(Visit visit, String path) {
    School school = shelf.school(visit, Area.FIGURES).orElse(config.schools().get(0));
    SchoolCalendar calendar = config.calendars().of(school.id());
    Term term = term(visit, school);
    String of = path.endsWith("trust") ? "?term=" : "?school=" + school.id() + "&term=";
    List<Link> links = new ArrayList<>();
    links.add(new Link("Download as PDF", path + "/pdf" + of + term.id(), true));
    links.add(Link.to("Term before", path + of + term.before(calendar).id()));
    if (!term.end(config.zone()).isAfter(clock.instant())) {
      links.add(Link.to("Term after", path + of + term.after(calendar).id()));
    }
    return links;
  }
}

package org.handbell.notifier.console.digest;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.handbell.model.School;
import org.handbell.notifier.NotifierConfig;
import org.handbell.notifier.access.Area;
import org.handbell.notifier.access.Viewer;
import org.handbell.notifier.compose.Pdf;
import org.handbell.notifier.console.web.Answer;
import org.handbell.notifier.console.web.Visit;
import org.handbell.notifier.look.Look;
import org.handbell.notifier.register.Register;
import org.handbell.notifier.report.Report;
import org.handbell.notifier.report.ReportPage;

/** Which schools' reports somebody may open, and how a report is handed over. */
record Shelf(NotifierConfig config, Register register) {

  /** A report and how it looks. */
  record Opened(Report report, Look look, String file, String school) {

    /** Where its school's mark is to be had. */
    String logo() {
      return "/reports/logo?school=" + school;
    }
  }

  /** The schools for which the viewer may enter, in the order of the configuration. */
  List<School> schools(Viewer viewer, Area area) {
    return config.schools().stream().filter(each -> viewer.mayEnter(area, each.id())).toList();
  }

  /** The school that the address names, or the only one; nothing where it is not theirs. */
  Optional<School> school(Visit visit, Area area) {
    List<School> schools = schools(visit.viewer(), area);
    String wanted = visit.query("school").orElse("");
    return schools.stream()
        .filter(each -> wanted.isEmpty() || each.id().equals(wanted))
        .findFirst();
  }

  /** The report on the screen, with links beside it. */
  Answer show(Visit visit, Opened opened, List<Link> links) {
    note(visit, opened);
    return Answer.show(
        opened.report().title(),
        "console/report.jte",
        Map.of(
            "report",
            opened.report(),
            "look",
            opened.look(),
            "links",
            links,
            "logo",
            opened.look().logo() == null ? "" : opened.logo()));
  }

  /** The report to take away. */
  Answer pdf(Visit visit, Opened opened) {
    note(visit, opened);
    return new Answer.Download(
        opened.file() + ".pdf",
        "application/pdf",
        Pdf.of(ReportPage.forPrint(opened.report(), opened.look())));
  }

  private void note(Visit visit, Opened opened) {
    register.reading().looked(visit.viewer().self().id(), "report " + opened.file());
  }
}

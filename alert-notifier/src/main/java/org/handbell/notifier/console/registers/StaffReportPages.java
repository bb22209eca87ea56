package org.handbell.notifier.console.registers;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.handbell.model.Category;
import org.handbell.model.PersonKind;
import org.handbell.model.Priority;
import org.handbell.notifier.access.Area;
import org.handbell.notifier.access.Viewer;
import org.handbell.notifier.compose.Shown;
import org.handbell.notifier.compose.When;
import org.handbell.notifier.console.registers.Field.Choice;
import org.handbell.notifier.console.registers.ListPage.Row;
import org.handbell.notifier.console.web.Answer;
import org.handbell.notifier.console.web.RouteTable;
import org.handbell.notifier.console.web.Section;
import org.handbell.notifier.console.web.Visit;
import org.handbell.notifier.register.Noted;
import org.handbell.notifier.register.Observation;
import org.handbell.notifier.register.Sight;
import org.handbell.notifier.register.StaffReport;
import org.handbell.notifier.register.StaffReports;
import org.handbell.notifier.route.Contact;
import org.jspecify.annotations.Nullable;

/**
 * What staff report by hand. Everybody who signs in may report; who reads of it afterwards is
 * decided as for any other case.
 */
final class StaffReportPages implements Section {

  static final String PATH = "/registers/reports";
  static final String REPORT = "/report";
  static final String TITLE = "Concerns reported by staff";
  static final String INTRO =
      "What staff saw or heard and reported by hand. Each opened a case; those are here that you may"
          + " see.";

  private final Desks desks;
  private final Lists lists;
  private final StaffReports reports;
  private final Function<Viewer, Sight> sights;

  StaffReportPages(Desks desks, Lists lists, StaffReports reports, Function<Viewer, Sight> sights) {
    this.desks = desks;
    this.lists = lists;
    this.reports = reports;
    this.sights = sights;
  }

  @Override
  public void addTo(RouteTable table) {
    lists.add(
        table,
        Area.CASES,
        new Listing<>(
            PATH,
            TITLE,
            INTRO,
            List.of("Reported", "School", "Case", "Priority", "About", "By", "State"),
            (visit, slice) -> reports.page(sights.apply(visit.viewer()), slice),
            this::row,
            viewer -> false,
            ""));
    table.get(REPORT, Area.OWN, visit -> form(visit, null));
    table.post(REPORT, Area.OWN, this::report);
    table.get(REPORT + "/thanks", Area.OWN, visit -> thanks());
  }

  private Row row(StaffReport each) {
    return new Row(
        "/cases/" + each.number(),
        List.of(
            When.shortly(each.at(), desks.zone()),
            desks.name(each.schoolId()),
            each.number(),
            each.priority().name(),
            each.category().title(),
            Shown.name(each.byName()),
            each.isOpen() ? "Open" : "Closed"));
  }

  private Answer form(Visit visit, @Nullable String wrong) {
    List<Field> fields =
        List.of(
            desks.school(visit.viewer(), Area.OWN),
            Field.moment("at", "When you saw or heard it", ""),
            Field.choice(
                "kind",
                "Who it is about",
                "",
                Stream.of(
                    new Choice(PersonKind.PUPIL.name(), "A pupil"),
                    new Choice(PersonKind.STAFF.name(), "A member of staff"),
                    new Choice(PersonKind.UNKNOWN.name(), "I do not know"))),
            Field.line("name", "Their name", "As well as you know it.", true),
            Field.line("account", "Their user name", "If you know it.", false),
            Field.line("year", "Year group", "", false),
            Field.choice(
                "category",
                "What it is about",
                "The closest one.",
                Observation.ABOUT.stream().map(each -> new Choice(each.name(), each.title()))),
            Field.choice(
                "priority",
                "How urgent it is",
                "If anybody is in danger now, call 999 first and tell the safeguarding lead in"
                    + " person.",
                Stream.of(
                    new Choice(Priority.P3.name(), "Next school day (P3)"),
                    new Choice(Priority.P2.name(), "Today (P2)"),
                    new Choice(Priority.P1.name(), "Now: somebody may come to harm (P1)"))),
            Field.line("place", "Where", "", false),
            Field.text(
                "words",
                "What you saw or heard",
                "Facts first, their own words where you heard any. Of illegal images describe and"
                    + " copy nothing, and give no address.",
                true));
    return Desks.show(
        new EntryPage(
            "Report a concern",
            "The safeguarding lead is told as the urgency asks. A concern about staff goes to the"
                + " head, one about the head to the chair of governors. You may not be able to read"
                + " it afterwards.",
            RegisterPages.PATH,
            "Registers",
            List.of(),
            null,
            List.of(new EntryForm(REPORT, "", fields, "Report it").with(visit)),
            wrong));
  }

  private Answer report(Visit visit) {
    Optional<String> school = desks.school(visit, Area.OWN);
    Optional<Instant> at = desks.moment(visit, "at");
    Optional<PersonKind> kind =
        Desks.chosen(visit, "kind", PersonKind.class).filter(StaffReportPages::isWho);
    Optional<Category> category =
        Desks.chosen(visit, "category", Category.class).filter(Observation.ABOUT::contains);
    Optional<Priority> priority =
        Desks.chosen(visit, "priority", Priority.class).filter(Observation.URGENCIES::contains);
    if (Stream.of(school, at, kind, category, priority).anyMatch(Optional::isEmpty)) {
      return form(
          visit, "fill in the school, when it was, who and what it is about and how urgent");
    }
    Observation seen =
        new Observation(
            school.orElseThrow(),
            at.orElseThrow(),
            kind.orElseThrow(),
            Desks.text(visit, "name"),
            Desks.text(visit, "account"),
            Desks.text(visit, "year"),
            category.orElseThrow(),
            priority.orElseThrow(),
            Desks.text(visit, "place"),
            Desks.text(visit, "words"));
    Noted noted = reports.report(self(visit, seen.schoolId()), seen);
    return Desks.answer(noted, any -> REPORT + "/thanks", why -> form(visit, why));
  }

  private static boolean isWho(PersonKind kind) {
    return kind == PersonKind.PUPIL || kind == PersonKind.STAFF || kind == PersonKind.UNKNOWN;
  }

  private static Contact self(Visit visit, String school) {
    return visit.viewer().contacts().stream()
        .filter(contact -> contact.serves(school))
        .findFirst()
        .orElse(visit.viewer().self());
  }

  private static Answer thanks() {
    return Desks.show(
        new EntryPage(
            "Thank you",
            "It is written down, and whoever has to know of it is told. Keep nothing of it yourself"
                + " and do not ask further questions of a child. If anybody is in danger now, call"
                + " 999 and tell the safeguarding lead in person.",
            RegisterPages.PATH,
            "Registers",
            List.of(),
            null,
            List.of(),
            null));
  }
}

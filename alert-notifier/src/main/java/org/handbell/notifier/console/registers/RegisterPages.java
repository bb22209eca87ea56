package org.handbell.notifier.console.registers;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.handbell.model.School;
import org.handbell.notifier.NotifierConfig;
import org.handbell.notifier.access.Area;
import org.handbell.notifier.access.Viewer;
import org.handbell.notifier.console.web.Answer;
import org.handbell.notifier.console.web.RouteTable;
import org.handbell.notifier.console.web.Section;
import org.handbell.notifier.console.web.Surroundings;
import org.handbell.notifier.console.web.Visit;
import org.handbell.notifier.register.Register;
import org.handbell.notifier.register.Registers;
import org.handbell.notifier.register.Sight;

/** All registers, and the page that leads to those which the viewer may enter. */
public final class RegisterPages implements Section {

  static final String PATH = "/registers";

  private final List<Section> sections;

  public RegisterPages(
      NotifierConfig config, Register register, Surroundings around, InstantSource clock) {
    Registers registers = register.registers();
    Desks desks = new Desks(config);
    Lists lists = new Lists(config.zone(), registers);
    Map<String, Sight> known = new ConcurrentHashMap<>();
    List<String> schools = config.schools().stream().map(School::id).toList();
    Function<Viewer, Sight> sights =
        viewer ->
            known.computeIfAbsent(
                viewer.self().id(), any -> Sight.of(viewer.contacts(), config.contacts(), schools));
    this.sections =
        List.of(
            new ChangeRequestPages(desks, lists, registers.changeRequests()),
            new FilterTestPages(desks, lists, registers.filterTests()),
            new SpotCheckPages(desks, lists, registers.spotChecks()),
            new StaffReportPages(desks, lists, registers.staffReports(), sights),
            new SilencePages(config, desks, lists, registers.silences(), sights, clock),
            new ExceptionPages(config, desks, lists, around, register.verdicts(), sights, clock));
  }

  /** A link to one register. */
  public record Shelf(String path, String title, String intro, Area area) {}

  private static final List<Shelf> SHELVES =
      List.of(
          new Shelf(
              StaffReportPages.REPORT,
              "Report a concern",
              "What you saw or heard yourself.",
              Area.OWN),
          shelf(ChangeRequestPages.PATH, ChangeRequestPages.TITLE, ChangeRequestPages.INTRO, false),
          shelf(FilterTestPages.PATH, FilterTestPages.TITLE, FilterTestPages.INTRO, false),
          shelf(SpotCheckPages.PATH, SpotCheckPages.TITLE, SpotCheckPages.INTRO, false),
          shelf(StaffReportPages.PATH, StaffReportPages.TITLE, StaffReportPages.INTRO, true),
          shelf(SilencePages.PATH, SilencePages.TITLE, SilencePages.INTRO, true),
          shelf(ExceptionPages.PATH, ExceptionPages.TITLE, ExceptionPages.INTRO, true));

  private static Shelf shelf(String path, String title, String intro, boolean aboutPeople) {
    return new Shelf(path, title, intro, aboutPeople ? Area.CASES : Area.HEALTH);
  }

  @Override
  public void addTo(RouteTable table) {
    table.menu("Registers", PATH, Area.OWN);
    table.get(PATH, Area.OWN, RegisterPages::index);
    sections.forEach(section -> section.addTo(table));
  }

  private static Answer index(Visit visit) {
    List<Shelf> shelves =
        SHELVES.stream().filter(each -> visit.viewer().mayEnter(each.area())).toList();
    return Answer.show("Registers", "console/registers.jte", Map.of("shelves", shelves));
  }
}

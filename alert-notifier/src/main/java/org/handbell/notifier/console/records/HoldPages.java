package org.handbell.notifier.console.records;

import java.util.Map;
import java.util.Optional;
import org.handbell.model.School;
import org.handbell.notifier.NotifierConfig;
import org.handbell.notifier.access.Area;
import org.handbell.notifier.access.Viewer;
import org.handbell.notifier.compose.Shown;
import org.handbell.notifier.compose.When;
import org.handbell.notifier.console.records.HoldsPage.Line;
import org.handbell.notifier.console.web.Answer;
import org.handbell.notifier.console.web.RouteTable;
import org.handbell.notifier.console.web.Section;
import org.handbell.notifier.console.web.Visit;
import org.handbell.notifier.register.Case;
import org.handbell.notifier.register.Hold;
import org.handbell.notifier.register.Register;
import org.handbell.notifier.register.Sight;
import org.handbell.notifier.route.Contact;
import org.jspecify.annotations.Nullable;

/** Legal holds: on cases that the viewer may see, and on the people whom those are about. */
public final class HoldPages implements Section {

  private static final String PATH = "/holds";

  private final NotifierConfig config;
  private final Register register;

  public HoldPages(NotifierConfig config, Register register) {
    this.config = config;
    this.register = register;
  }

  @Override
  public void addTo(RouteTable table) {
    table.get(PATH, Area.CASES, visit -> show(visit, null));
    table.post(PATH, Area.CASES, this::place);
    table.post("/holds/release", Area.CASES, this::release);
  }

  private Sight sight(Viewer viewer) {
    return Sight.of(
        viewer.contacts(), config.contacts(), config.schools().stream().map(School::id).toList());
  }

  private Answer show(Visit visit, @Nullable String wrong) {
    String number = visit.query("case").or(() -> visit.form("number")).orElse("");
    HoldsPage page =
        new HoldsPage(
            register.holds().standing(sight(visit.viewer())).stream()
                .map(hold -> line(hold, visit.viewer()))
                .toList(),
            number,
            wrong);
    return wrong == null
        ? Answer.show("Legal holds", "console/records/holds.jte", Map.of("page", page))
        : Answer.again("Legal holds", "console/records/holds.jte", Map.of("page", page));
  }

  private Line line(Hold hold, Viewer viewer) {
    return new Line(
        hold.id(),
        hold.number(),
        hold.personId() == null ? "This case" : "Everything about the person of this case",
        Shown.prose(hold.reason()),
        Shown.name(name(hold.by())),
        When.shortly(hold.at(), config.zone()),
        viewer.contacts().stream().anyMatch(contact -> contact.id().equals(hold.by())));
  }

  private String name(String id) {
    return config.contacts().stream()
        .filter(contact -> contact.id().equals(id))
        .map(Contact::name)
        .findFirst()
        .orElse(id);
  }

  private Optional<Contact> acting(Viewer viewer, String number) {
    Optional<Case> about = register.find(number);
    return about.flatMap(
        c ->
            viewer.asReaders().stream()
                .filter(role -> register.desk().against(c, role).isEmpty())
                .findFirst());
  }

  private Answer place(Visit visit) {
    String number = visit.form("number").orElse("");
    Optional<Contact> by = acting(visit.viewer(), number);
    if (by.isEmpty()) {
      return show(visit, "There is no case of that number");
    }
    return register
        .holds()
        .place(
            number,
            visit.form("what").filter("person"::equals).isPresent(),
            by.get(),
            visit.form("reason").orElse(""))
        .map(wrong -> show(visit, wrong))
        .orElseGet(() -> Answer.moveTo(PATH));
  }

  private Answer release(Visit visit) {
    String id = visit.form("id").orElse("");
    Optional<Hold> hold =
        register.holds().standing(sight(visit.viewer())).stream()
            .filter(each -> each.id().equals(id))
            .findFirst();
    Optional<Contact> by = hold.flatMap(each -> acting(visit.viewer(), each.number()));
    if (by.isEmpty()) {
      return show(visit, "There is no such hold");
    }
    return register
        .holds()
        .release(id, by.get(), config.contacts())
        .map(wrong -> show(visit, wrong))
        .orElseGet(() -> Answer.moveTo(PATH));
  }
}

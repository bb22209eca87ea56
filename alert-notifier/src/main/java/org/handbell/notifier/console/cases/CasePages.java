package org.handbell.notifier.console.cases;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.handbell.model.Priority;
import org.handbell.notifier.NotifierConfig;
import org.handbell.notifier.access.Area;
import org.handbell.notifier.console.web.Answer;
import org.handbell.notifier.console.web.RouteTable;
import org.handbell.notifier.console.web.Said;
import org.handbell.notifier.console.web.Section;
import org.handbell.notifier.console.web.Visit;
import org.handbell.notifier.register.Desk;
import org.handbell.notifier.register.Inbox.Place;
import org.handbell.notifier.register.Listed;
import org.handbell.notifier.register.Outcome;
import org.handbell.notifier.register.Register;
import org.handbell.notifier.route.Contact;
import org.jspecify.annotations.Nullable;

/** The inbox and the pages of cases. */
public final class CasePages implements Section {

  private static final int PAGE = 25;
  private static final List<String> FIELDS =
      List.of(
          "at",
          "kind",
          "summary",
          "action",
          "decision",
          "reason",
          "referral",
          "reference",
          "words");

  private final NotifierConfig config;
  private final Register register;
  private final InboxPages inbox;
  private final CaseView view;
  private final CaseDoor door;
  private final Exports exports;
  private final Said said = new Said();

  public CasePages(NotifierConfig config, Register register, InstantSource clock) {
    this.config = config;
    this.register = register;
    this.inbox = new InboxPages(config, register, clock);
    this.door = new CaseDoor(config, register);
    this.view = new CaseView(config, register, clock);
    this.exports = new Exports(register, config.zone(), clock);
  }

  @Override
  public void addTo(RouteTable table) {
    table.menu("Inbox", "/cases", Area.CASES);
    table.get("/cases", Area.CASES, this::inbox);
    table.post("/cases/clear", Area.CASES, this::clear);
    table.get("/cases/{number}", Area.CASES, visit -> show(visit, null));
    for (Exports.Form form : Exports.Form.values()) {
      table.get("/cases/{number}/" + form.path(), Area.CASES, visit -> export(visit, form));
    }
    table.post("/cases/{number}/take", Area.CASES, visit -> act(visit, this::take));
    table.post("/cases/{number}/note", Area.CASES, visit -> act(visit, this::note));
    table.post("/cases/{number}/weigh", Area.CASES, visit -> act(visit, this::weigh));
    table.post("/cases/{number}/close", Area.CASES, visit -> act(visit, this::close));
    table.post("/cases/{number}/reopen", Area.CASES, visit -> act(visit, this::reopen));
  }

  private Answer inbox(Visit visit) {
    InboxForm form = InboxForm.read(visit::query);
    Optional<Place> after = visit.query("after").flatMap(InboxForm::place);
    if (!visit.isForPart()) {
      register.reading().looked(visit.viewer().self().id(), form.path(after));
    }
    InboxPage page = inbox.page(visit.viewer(), door.sight(visit.viewer()), form, after, PAGE);
    String done = visit.isForPart() ? null : said.take(visit).orElse(null);
    return Answer.show("Inbox", "console/inbox.jte", Map.of("page", page.saying(done)));
  }

  /** Closes what was ticked, or the one whose own button was pressed, or all that was shown. */
  private Answer clear(Visit visit) {
    List<String> numbers =
        visit
            .form("one")
            .map(List::of)
            .orElseGet(() -> visit.forms(visit.form("all").isPresent() ? "shown" : "number"));
    int cleared = 0;
    for (String number : numbers.subList(0, Math.min(PAGE, numbers.size()))) {
      cleared +=
          door.acting(visit, number)
              .map(who -> register.casework().clear(List.of(number), who))
              .orElse(0);
    }
    said.next(visit, InboxPages.cleared(cleared));
    return Answer.moveTo("/cases");
  }

  private Answer show(Visit visit, @Nullable String wrong) {
    Optional<CasePage> page = page(visit, wrong);
    if (page.isEmpty()) {
      return Answer.missing();
    }
    String title = "Case " + page.get().number();
    Map<String, Object> values =
        Map.of("page", page.get(), "typed", wrong == null ? Map.of() : typed(visit));
    return wrong == null
        ? Answer.show(title, "console/case.jte", values)
        : Answer.again(title, "console/case.jte", values);
  }

  /** What is refused need not be typed again. */
  private static Map<String, String> typed(Visit visit) {
    Map<String, String> typed = new TreeMap<>();
    FIELDS.forEach(field -> visit.form(field).ifPresent(text -> typed.put(field, text)));
    return typed;
  }

  private Answer export(Visit visit, Exports.Form form) {
    return door.open(visit)
        .<Answer>map(listed -> exports.of(form, listed, page(visit, listed, null), visit.viewer()))
        .orElseGet(Answer::missing);
  }

  private Optional<CasePage> page(Visit visit, @Nullable String wrong) {
    return door.open(visit).map(listed -> page(visit, listed, wrong));
  }

  private CasePage page(Visit visit, Listed listed, @Nullable String wrong) {
    return view.of(listed, visit.viewer(), door.sight(visit.viewer()), wrong);
  }

  private Answer act(Visit visit, BiFunction<Visit, Contact, Desk.Answer> deed) {
    return door.act(visit, deed, "", reason -> show(visit, reason));
  }

  private Desk.Answer take(Visit visit, Contact who) {
    String to = visit.form("to").orElse(who.id());
    return config.contacts().stream()
        .filter(contact -> contact.id().equals(to))
        .findFirst()
        .map(contact -> register.desk().acknowledge(visit.path("number"), who, contact))
        .orElseGet(() -> new Desk.Refused("nobody of that name is among the people"));
  }

  private Desk.Answer note(Visit visit, Contact who) {
    return register.casework().note(visit.path("number"), who, visit.form("words").orElse(""));
  }

  private Desk.Answer weigh(Visit visit, Contact who) {
    String wanted = visit.form("priority").orElse("");
    return List.of(Priority.values()).stream()
        .filter(priority -> priority.name().equals(wanted))
        .findFirst()
        .map(
            priority ->
                register
                    .casework()
                    .weigh(visit.path("number"), who, priority, visit.form("reason").orElse("")))
        .orElseGet(() -> new Desk.Refused("choose a priority"));
  }

  private Desk.Answer close(Visit visit, Contact who) {
    String wanted = visit.form("kind").orElse("");
    return List.of(Outcome.Kind.values()).stream()
        .filter(kind -> kind.name().equals(wanted))
        .findFirst()
        .map(kind -> outcome(visit, kind))
        .map(outcome -> close(visit, who, outcome))
        .orElseGet(() -> new Desk.Refused("choose what came of it"));
  }

  private Desk.Answer close(Visit visit, Contact who, Optional<Outcome> outcome) {
    return outcome
        .map(each -> register.casework().close(visit.path("number"), who, each))
        .orElseGet(() -> new Desk.Refused("each field takes at most 4,000 characters"));
  }

  private static Optional<Outcome> outcome(Visit visit, Outcome.Kind kind) {
    try {
      return Optional.of(
          new Outcome(
              kind,
              visit.form("summary").orElse(""),
              visit.form("action").orElse(""),
              visit.form("decision").orElse(""),
              visit.form("reason").orElse(""),
              visit.form("referral").orElse(""),
              visit.form("reference").orElse("")));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private Desk.Answer reopen(Visit visit, Contact who) {
    return register.casework().reopen(visit.path("number"), who, visit.form("reason").orElse(""));
  }
}

package org.handbell.notifier.console.registers;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.handbell.notifier.access.Area;
import org.handbell.notifier.access.Viewer;
import org.handbell.notifier.compose.Fact;
import org.handbell.notifier.compose.Shown;
import org.handbell.notifier.compose.When;
import org.handbell.notifier.console.registers.Field.Choice;
import org.handbell.notifier.console.registers.ListPage.Row;
import org.handbell.notifier.console.web.Answer;
import org.handbell.notifier.console.web.RouteTable;
import org.handbell.notifier.console.web.Section;
import org.handbell.notifier.console.web.Visit;
import org.handbell.notifier.register.ChangeRequest;
import org.handbell.notifier.register.ChangeRequest.Said;
import org.handbell.notifier.register.ChangeRequest.State;
import org.handbell.notifier.register.ChangeRequest.Wish;
import org.handbell.notifier.register.ChangeRequests;
import org.handbell.notifier.register.Noted;
import org.handbell.notifier.route.Contact;
import org.handbell.notifier.route.Role;
import org.jspecify.annotations.Nullable;

/** What the filter is asked to block and to allow, from the wish to IT's answer. */
final class ChangeRequestPages implements Section {

  static final String PATH = "/registers/changes";
  static final String TITLE = "Changes asked of the filter";
  static final String INTRO =
      "What people asked IT to block or to allow, who approved it and what IT answered. IT reads all"
          + " of this: it names no pupil.";
  private static final EntryForm ASK =
      new EntryForm(
          PATH,
          "",
          List.of(
              Field.choice(
                  "wish",
                  "What is to be done",
                  "",
                  Stream.of(Wish.values()).map(each -> new Choice(each.name(), each.title()))),
              Field.line(
                  "address",
                  "Address or name of the site",
                  "Never that of illegal content: for that follow the card of the case.",
                  true),
              Field.line("groups", "For whom", "For example Year 9, staff, everybody.", false),
              Field.text("reason", "Why", "Name no pupil here: IT reads it.", true)),
          "Ask for it");

  private final Desks desks;
  private final Lists lists;
  private final ChangeRequests requests;

  ChangeRequestPages(Desks desks, Lists lists, ChangeRequests requests) {
    this.desks = desks;
    this.lists = lists;
    this.requests = requests;
  }

  @Override
  public void addTo(RouteTable table) {
    lists.add(
        table,
        Area.HEALTH,
        new Listing<>(
            PATH,
            TITLE,
            INTRO,
            List.of("Asked", "School", "What", "Address", "For whom", "By", "State"),
            (visit, slice) -> requests.page(schools(visit), slice),
            this::row,
            viewer -> Desks.isAny(viewer, Desks.LEADS_AND_IT),
            "Ask for a change"));
    table.get(PATH + "/new", Area.HEALTH, visit -> form(visit, null));
    table.post(PATH, Area.HEALTH, this::ask);
    table.get(PATH + "/{id}", Area.HEALTH, visit -> show(visit, null));
    table.post(PATH + "/{id}/decide", Area.HEALTH, this::decide);
    table.post(PATH + "/{id}/answer", Area.HEALTH, this::answer);
  }

  private List<String> schools(Visit visit) {
    return desks.schools(visit.viewer(), Area.HEALTH);
  }

  private Row row(ChangeRequest each) {
    return new Row(
        PATH + "/" + each.id(),
        List.of(
            When.shortly(each.at(), desks.zone()),
            desks.name(each.schoolId()),
            each.wish().title(),
            Shown.plain(each.address()),
            Shown.plain(each.groups()),
            Shown.name(each.askedName()),
            each.state().title()));
  }

  private Answer form(Visit visit, @Nullable String wrong) {
    if (!Desks.isAny(visit.viewer(), Desks.LEADS_AND_IT)) {
      return Answer.missing();
    }
    List<Field> fields = new ArrayList<>(ASK.fields());
    fields.add(0, desks.school(visit.viewer(), Area.HEALTH));
    EntryForm form = new EntryForm(ASK.action(), "", fields, ASK.button()).with(visit);
    return Desks.show(
        new EntryPage(
            "Ask for a change of the filter",
            "What is to be allowed needs the approval of a safeguarding lead or the head who did"
                + " not ask for it. What a lead wants blocked goes to IT at once.",
            PATH,
            TITLE,
            List.of(),
            null,
            List.of(form),
            wrong));
  }

  private Answer ask(Visit visit) {
    Optional<String> school = desks.school(visit, Area.HEALTH);
    Optional<Wish> wish = Desks.chosen(visit, "wish", Wish.class);
    Optional<Contact> by =
        school.flatMap(each -> Desks.acting(visit.viewer(), Desks.LEADS_AND_IT, each));
    if (by.isEmpty() || wish.isEmpty()) {
      return form(visit, "choose the school and what is to be done");
    }
    Noted noted =
        requests.ask(
            school.get(),
            by.get(),
            Desks.acting(visit.viewer(), Desks.LEADS, school.get()).isPresent(),
            wish.get(),
            Desks.text(visit, "address"),
            Desks.text(visit, "groups"),
            Desks.text(visit, "reason"));
    return Desks.answer(noted, id -> PATH + "/" + id, why -> form(visit, why));
  }

  private Optional<ChangeRequest> found(Visit visit) {
    return Desks.id(visit).flatMap(id -> requests.find(schools(visit), id));
  }

  private Answer show(Visit visit, @Nullable String wrong) {
    return found(visit)
        .map(
            each ->
                Desks.show(
                    new EntryPage(
                        each.wish().title() + ": request " + each.id(),
                        "",
                        PATH,
                        TITLE,
                        facts(each),
                        null,
                        forms(visit.viewer(), each),
                        wrong)))
        .orElseGet(Answer::missing);
  }

  private List<Fact> facts(ChangeRequest each) {
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact("State", each.state().title()));
    facts.add(new Fact("School", desks.name(each.schoolId())));
    facts.add(new Fact("Address", Shown.prose(each.address())));
    facts.add(new Fact("For whom", Shown.plain(each.groups())));
    facts.add(new Fact("Why", Shown.prose(each.reason())));
    facts.add(
        new Fact(
            "Asked", When.at(each.at(), desks.zone()) + ", by " + Shown.name(each.askedName())));
    add(facts, each.state() == State.REFUSED ? "Refused" : "Approved", each.approval());
    add(facts, "IT's answer", each.answer());
    return facts;
  }

  private void add(List<Fact> facts, String label, @Nullable Said said) {
    if (said != null) {
      String words = said.words().isBlank() ? "" : ": " + Shown.prose(said.words());
      facts.add(
          new Fact(
              label, When.at(said.at(), desks.zone()) + ", by " + Shown.name(said.name()) + words));
    }
  }

  private static List<EntryForm> forms(Viewer viewer, ChangeRequest each) {
    String path = PATH + "/" + each.id();
    if (each.state() == State.ASKED && acting(viewer, each).isPresent()) {
      return List.of(
          deed(path + "/decide", "yes", "Approve it", "What you say to it", false),
          deed(path + "/decide", "no", "Refuse it", "Why", true));
    }
    if (each.state() == State.APPROVED && it(viewer, each).isPresent()) {
      return List.of(
          deed(path + "/answer", "yes", "It is done", "What was done", false),
          deed(path + "/answer", "no", "It is not done", "Why not", true));
    }
    return List.of();
  }

  private static EntryForm deed(
      String path, String which, String button, String label, boolean required) {
    Field fixed = Field.choice("yes", "", "", Stream.of(new Choice(which, button))).with(which);
    return new EntryForm(
        path, button, List.of(fixed, Field.text(which + "-words", label, "", required)), button);
  }

  private static Optional<Contact> acting(Viewer viewer, ChangeRequest each) {
    return Desks.acting(viewer, Desks.LEADS, each.schoolId());
  }

  private static Optional<Contact> it(Viewer viewer, ChangeRequest each) {
    return Desks.acting(viewer, Set.of(Role.IT), each.schoolId());
  }

  private Answer decide(Visit visit) {
    Optional<ChangeRequest> request = found(visit);
    Optional<Contact> by = request.flatMap(each -> acting(visit.viewer(), each));
    return by.isEmpty()
        ? Answer.missing()
        : said(visit, requests.decide(request.orElseThrow(), by.get(), isYes(visit), words(visit)));
  }

  private Answer answer(Visit visit) {
    Optional<ChangeRequest> request = found(visit);
    Optional<Contact> by = request.flatMap(each -> it(visit.viewer(), each));
    return by.isEmpty()
        ? Answer.missing()
        : said(visit, requests.answer(request.orElseThrow(), by.get(), isYes(visit), words(visit)));
  }

  private Answer said(Visit visit, Noted noted) {
    return Desks.answer(noted, id -> PATH + "/" + id, why -> show(visit, why));
  }

  private static boolean isYes(Visit visit) {
    return visit.form("yes").filter("yes"::equals).isPresent();
  }

  private static String words(Visit visit) {
    return Desks.text(visit, isYes(visit) ? "yes-words" : "no-words");
  }
}

package org.handbell.notifier.console.registers;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.handbell.notifier.access.Area;
import org.handbell.notifier.compose.Fact;
import org.handbell.notifier.compose.Shown;
import org.handbell.notifier.compose.When;
import org.handbell.notifier.console.registers.Field.Choice;
import org.handbell.notifier.console.registers.ListPage.Row;
import org.handbell.notifier.console.web.Answer;
import org.handbell.notifier.console.web.RouteTable;
import org.handbell.notifier.console.web.Section;
import org.handbell.notifier.console.web.Visit;
import org.handbell.notifier.register.Noted;
import org.handbell.notifier.register.SpotCheck;
import org.handbell.notifier.register.SpotCheck.Result;
import org.handbell.notifier.register.SpotChecks;
import org.handbell.notifier.register.SpotChecks.Told;
import org.handbell.notifier.route.Contact;
import org.jspecify.annotations.Nullable;

/** Looks that people took at filtering and monitoring between the planned tests. */
final class SpotCheckPages implements Section {

  static final String PATH = "/registers/spot-checks";
  static final String TITLE = "Spot checks";
  static final String INTRO =
      "Looks that somebody took at filtering and monitoring between the planned tests: a device, a"
          + " room, a group of users, a day's log. They name no pupil.";

  private final Desks desks;
  private final Lists lists;
  private final SpotChecks checks;

  SpotCheckPages(Desks desks, Lists lists, SpotChecks checks) {
    this.desks = desks;
    this.lists = lists;
    this.checks = checks;
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
            List.of("When", "School", "What was looked at", "Where", "Result", "By", "Follows"),
            (visit, slice) -> checks.page(schools(visit), slice),
            this::row,
            viewer -> Desks.isAny(viewer, Desks.LEADS_AND_IT),
            "Write down a spot check"));
    table.get(PATH + "/new", Area.HEALTH, visit -> form(visit, null));
    table.post(PATH, Area.HEALTH, this::note);
    table.get(PATH + "/{id}", Area.HEALTH, this::show);
  }

  private List<String> schools(Visit visit) {
    return desks.schools(visit.viewer(), Area.HEALTH);
  }

  private Row row(SpotCheck each) {
    return new Row(
        PATH + "/" + each.id(),
        List.of(
            When.shortly(each.at(), desks.zone()),
            desks.name(each.schoolId()),
            Shown.plain(each.lookedAt()),
            Shown.plain(each.groups()),
            each.result().title(),
            Shown.name(each.byName()),
            Shown.plain(each.action())));
  }

  private Answer form(Visit visit, @Nullable String wrong) {
    if (!Desks.isAny(visit.viewer(), Desks.LEADS_AND_IT)) {
      return Answer.missing();
    }
    List<Field> fields =
        List.of(
            desks.school(visit.viewer(), Area.HEALTH),
            Field.moment("at", "When", ""),
            Field.line("lookedAt", "What was looked at", "For example safe search.", true),
            Field.line("groups", "Where, or for whom", "A room, a site, a group of users.", true),
            Field.choice(
                "result",
                "What it came to",
                "",
                Stream.of(Result.values()).map(each -> new Choice(each.name(), each.title()))),
            Field.text(
                "found",
                "What was found",
                "Name no pupil here: what concerns one is to be reported as a concern.",
                true),
            Field.text("action", "What is done about it", "", false));
    return Desks.show(
        new EntryPage(
            "Write down a spot check",
            "",
            PATH,
            TITLE,
            List.of(),
            null,
            List.of(new EntryForm(PATH, "", fields, "Write it down").with(visit)),
            wrong));
  }

  private Answer note(Visit visit) {
    Optional<String> school = desks.school(visit, Area.HEALTH);
    Optional<Contact> by =
        school.flatMap(each -> Desks.acting(visit.viewer(), Desks.LEADS_AND_IT, each));
    Optional<Instant> at = desks.moment(visit, "at");
    Optional<Result> result = Desks.chosen(visit, "result", Result.class);
    if (by.isEmpty() || at.isEmpty() || result.isEmpty()) {
      return form(visit, "fill in the school, when it was and what it came to");
    }
    Told told =
        new Told(
            at.get(),
            Desks.text(visit, "lookedAt"),
            Desks.text(visit, "groups"),
            result.get(),
            Desks.text(visit, "found"),
            Desks.text(visit, "action"));
    Noted noted = checks.note(school.orElseThrow(), by.get(), told);
    return Desks.answer(noted, id -> PATH + "/" + id, why -> form(visit, why));
  }

  private Answer show(Visit visit) {
    return Desks.id(visit)
        .flatMap(id -> checks.find(schools(visit), id))
        .map(
            each ->
                Desks.show(
                    new EntryPage(
                        "Spot check " + each.id(),
                        "",
                        PATH,
                        TITLE,
                        facts(each),
                        null,
                        List.of(),
                        null)))
        .orElseGet(Answer::missing);
  }

  private List<Fact> facts(SpotCheck each) {
    return List.of(
        new Fact("Result", each.result().title()),
        new Fact("School", desks.name(each.schoolId())),
        new Fact("When", When.at(each.at(), desks.zone())),
        new Fact("Looked at", Shown.plain(each.lookedAt())),
        new Fact("Where", Shown.plain(each.groups())),
        new Fact("Found", Shown.prose(each.found())),
        new Fact("Follows", Shown.prose(each.action())),
        new Fact(
            "Written down",
            When.at(each.recordedAt(), desks.zone()) + ", by " + Shown.name(each.byName())));
  }
}

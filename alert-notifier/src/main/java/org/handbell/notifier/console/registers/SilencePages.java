package org.handbell.notifier.console.registers;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.handbell.model.Person;
import org.handbell.model.PersonKind;
import org.handbell.model.UserName;
import org.handbell.notifier.NotifierConfig;
import org.handbell.notifier.access.Area;
import org.handbell.notifier.access.Viewer;
import org.handbell.notifier.compose.Shown;
import org.handbell.notifier.compose.When;
import org.handbell.notifier.console.registers.ListPage.Row;
import org.handbell.notifier.console.web.Answer;
import org.handbell.notifier.console.web.RouteTable;
import org.handbell.notifier.console.web.Section;
import org.handbell.notifier.console.web.Visit;
import org.handbell.notifier.recuse.Recusal;
import org.handbell.notifier.register.Sight;
import org.handbell.notifier.register.SilenceRecord;
import org.handbell.notifier.register.SilenceRecord.Quiet;
import org.handbell.notifier.register.Slice;
import org.handbell.notifier.register.Slice.Rows;
import org.handbell.notifier.route.Contact;
import org.handbell.notifier.silence.Scope;
import org.handbell.notifier.silence.Silence;
import org.jspecify.annotations.Nullable;

/** What nobody is mailed about for a while, on whose word, until when, and what that hid. */
final class SilencePages implements Section {

  static final String PATH = "/registers/silences";
  static final String TITLE = "Silences";
  static final String INTRO =
      "What nobody is mailed about for a while. It is counted and shown all the same. A P1 is silenced"
          + " only where two people answer for it; nothing illegal, about staff, or that a child said"
          + " of themselves ever is. Silences are written in the configuration.";

  private final NotifierConfig config;
  private final Desks desks;
  private final Lists lists;
  private final SilenceRecord record;
  private final Function<Viewer, Sight> sights;
  private final InstantSource clock;

  SilencePages(
      NotifierConfig config,
      Desks desks,
      Lists lists,
      SilenceRecord record,
      Function<Viewer, Sight> sights,
      InstantSource clock) {
    this.config = config;
    this.desks = desks;
    this.lists = lists;
    this.record = record;
    this.sights = sights;
    this.clock = clock;
  }

  /** A silence with how many cases it hid that the viewer may see. */
  private record Hiding(Silence silence, int hidden) {}

  @Override
  public void addTo(RouteTable table) {
    lists.add(
        table,
        Area.CASES,
        new Listing<>(
            PATH,
            TITLE,
            INTRO,
            List.of("Silence", "About", "Why", "Who answers", "P1 too", "From", "Until", "Hid"),
            this::page,
            this::row,
            viewer -> false,
            ""));
    table.get(PATH + "/{id}", Area.CASES, this::hidden);
    table.get(PATH + "/{id}/csv", Area.CASES, this::hiddenFile);
  }

  /** There are never many of them; those that end last stand first. */
  private Rows<Hiding> page(Visit visit, Slice slice) {
    Map<String, Integer> counts = record.counts(sights.apply(visit.viewer()));
    List<Hiding> all =
        config.silences().stream()
            .filter(each -> maySee(visit.viewer(), each))
            .filter(each -> overlaps(each, slice))
            .sorted((a, b) -> b.until().compareTo(a.until()))
            .limit(slice.size())
            .map(each -> new Hiding(each, counts.getOrDefault(each.id(), 0)))
            .toList();
    return new Rows<>(all, Optional.empty());
  }

  private static boolean overlaps(Silence silence, Slice slice) {
    Instant from = slice.from();
    Instant to = slice.to();
    return (from == null || silence.until().isAfter(from))
        && (to == null || silence.from().isBefore(to));
  }

  /** One that names a person is as much about them as a case is. */
  private boolean maySee(Viewer viewer, Silence silence) {
    Scope scope = silence.scope();
    return viewer.asReaders().stream()
        .anyMatch(
            reader ->
                (scope.schoolId() == null || reader.serves(scope.schoolId()))
                    && !isAgainst(reader, scope));
  }

  private boolean isAgainst(Contact reader, Scope scope) {
    String name = scope.username();
    if (name == null) {
      return false;
    }
    String bare = UserName.bareOf(name);
    return config.schools().stream()
        .filter(school -> scope.schoolId() == null || scope.schoolId().equals(school.id()))
        .anyMatch(
            school ->
                Recusal.of(
                        new Person(
                            school.id() + "/" + bare, PersonKind.UNKNOWN, bare, null, null, null),
                        school.id(),
                        config.contacts())
                    .against(reader)
                    .isPresent());
  }

  private Row row(Hiding each) {
    Silence silence = each.silence();
    return new Row(
        PATH + "/" + silence.id(),
        List.of(
            silence.id() + (silence.isOn(clock.instant()) ? "" : " (not in force)"),
            about(silence.scope()),
            Shown.plain(silence.reason()),
            names(silence),
            silence.by().size() > 1 ? "Yes: two answer for it" : "No",
            When.shortly(silence.from(), desks.zone()),
            When.shortly(silence.until(), desks.zone()),
            String.valueOf(each.hidden())));
  }

  private String about(Scope scope) {
    List<String> parts = new ArrayList<>();
    if (scope.theme() != null) {
      parts.add(scope.theme().title());
    }
    if (scope.rule() != null) {
      parts.add("rule " + Shown.name(scope.rule()));
    }
    if (scope.username() != null) {
      parts.add(Shown.name(scope.username()));
    }
    parts.add(scope.schoolId() == null ? "every school" : desks.name(scope.schoolId()));
    return String.join(", ", parts);
  }

  private String names(Silence silence) {
    return String.join(
        ", ",
        silence.by().stream()
            .map(
                id ->
                    config.contacts().stream()
                        .filter(contact -> contact.id().equals(id))
                        .map(contact -> Shown.name(contact.name()))
                        .findFirst()
                        .orElse(id))
            .toList());
  }

  private Answer hidden(Visit visit) {
    Listing<Quiet> listing = listing(visit);
    return listing == null ? Answer.missing() : lists.page(visit, listing, listing.path());
  }

  private Answer hiddenFile(Visit visit) {
    Listing<Quiet> listing = listing(visit);
    return listing == null ? Answer.missing() : lists.file(visit, listing);
  }

  private @Nullable Listing<Quiet> listing(Visit visit) {
    return config.silences().stream()
        .filter(each -> each.id().equals(visit.path("id")) && maySee(visit.viewer(), each))
        .findFirst()
        .map(this::listing)
        .orElse(null);
  }

  private Listing<Quiet> listing(Silence silence) {
    return new Listing<>(
        PATH + "/" + silence.id(),
        "What the silence " + silence.id() + " hid",
        "About " + about(silence.scope()) + ". Those are here that you may see.",
        List.of("Silenced", "School", "Case", "Priority", "About"),
        (visit, slice) -> record.page(silence.id(), sights.apply(visit.viewer()), slice),
        each ->
            new Row(
                "/cases/" + each.number(),
                List.of(
                    When.shortly(each.at(), desks.zone()),
                    desks.name(each.schoolId()),
                    each.number(),
                    each.priority().name(),
                    each.category().title())),
        viewer -> false,
        "");
  }
}

package org.handbell.notifier.console.cases;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.handbell.notifier.NotifierConfig;
import org.handbell.notifier.access.Area;
import org.handbell.notifier.access.Viewer;
import org.handbell.notifier.compose.Shown;
import org.handbell.notifier.compose.When;
import org.handbell.notifier.console.web.Answer;
import org.handbell.notifier.console.web.RouteTable;
import org.handbell.notifier.console.web.Section;
import org.handbell.notifier.console.web.Visit;
import org.handbell.notifier.register.Case;
import org.handbell.notifier.register.Register;
import org.handbell.notifier.register.SealedRequest;
import org.handbell.notifier.register.SealedRequests;
import org.handbell.notifier.route.Contact;
import org.handbell.sealed.SealedLine;
import org.jspecify.annotations.Nullable;

/**
 * Where two people together have the locked lines of a case handed out, for the police. What they
 * get is locked as it is kept: nothing of it is ever shown here.
 */
public final class SealedPages implements Section {

  private final NotifierConfig config;
  private final SealedRequests requests;
  private final InstantSource clock;
  private final CaseDoor door;

  public SealedPages(NotifierConfig config, Register register, InstantSource clock) {
    this.config = config;
    this.requests = register.sealedRequests();
    this.clock = clock;
    this.door = new CaseDoor(config, register);
  }

  @Override
  public void addTo(RouteTable table) {
    table.get("/cases/{number}/sealed", Area.CASES, visit -> show(visit, null));
    table.post(
        "/cases/{number}/sealed/ask",
        Area.CASES,
        visit ->
            door.act(
                visit,
                (any, who) ->
                    requests.ask(visit.path("number"), who, visit.form("reason").orElse("")),
                "/sealed",
                reason -> show(visit, reason)));
    table.post(
        "/cases/{number}/sealed/confirm",
        Area.CASES,
        visit ->
            door.act(
                visit,
                (any, who) -> requests.confirm(visit.path("number"), who),
                "/sealed",
                reason -> show(visit, reason)));
    table.post("/cases/{number}/sealed/file", Area.CASES, this::take);
  }

  private Optional<Case> open(Visit visit) {
    return door.open(visit)
        .map(listed -> listed.about())
        .filter(about -> about.incident().holdsIllegal());
  }

  private Answer show(Visit visit, @Nullable String wrong) {
    Optional<Case> about = open(visit);
    if (about.isEmpty()) {
      return Answer.missing();
    }
    String title = "Sealed lines of case " + about.get().number();
    Map<String, Object> values = Map.of("page", page(about.get(), visit.viewer(), wrong));
    return wrong == null
        ? Answer.show(title, "console/sealed.jte", values)
        : Answer.again(title, "console/sealed.jte", values);
  }

  private SealedPage page(Case about, Viewer viewer, @Nullable String wrong) {
    Instant now = clock.instant();
    int kept = requests.kept(about);
    Optional<SealedRequest> newest = requests.newest(about);
    boolean waits = newest.filter(each -> each.isWaiting(now)).isPresent();
    boolean open = newest.filter(each -> each.isOpen(now)).isPresent();
    boolean asked = newest.filter(each -> isOf(viewer, each.askedBy())).isPresent();
    boolean confirmed = newest.filter(each -> isOf(viewer, each.confirmedBy())).isPresent();
    return new SealedPage(
        about.number(),
        kept,
        newest.map(each -> state(each, now)).orElse(null),
        kept > 0 && !waits && !open,
        waits && !asked,
        open && (asked || confirmed),
        wrong);
  }

  private static boolean isOf(Viewer viewer, @Nullable String id) {
    return viewer.contacts().stream().anyMatch(contact -> contact.id().equals(id));
  }

  private String state(SealedRequest request, Instant now) {
    String asked =
        "%s asked for them %s: %s. "
            .formatted(
                Shown.name(request.askedName()),
                When.shortly(request.askedAt(), config.zone()),
                Shown.plain(request.reason()));
    Instant confirmed = request.confirmedAt();
    if (confirmed == null) {
      return asked
          + (request.isWaiting(now)
              ? "It waits for a second person, until "
                  + When.shortly(request.askedAt().plus(SealedRequest.WAITS), config.zone())
                  + "."
              : "Nobody agreed in time.");
    }
    Instant taken = request.takenAt();
    return asked
        + Shown.name(String.valueOf(request.confirmedName()))
        + " agreed "
        + When.shortly(confirmed, config.zone())
        + ". "
        + (request.isOpen(now)
            ? "The file can be fetched until "
                + When.time(confirmed.plus(SealedRequest.OPEN), config.zone())
                + "."
            : "The time to fetch the file is over.")
        + (taken == null ? "" : " It was fetched " + When.shortly(taken, config.zone()) + ".");
  }

  private Answer take(Visit visit) {
    Optional<Contact> who = open(visit).flatMap(about -> door.actor(visit.viewer(), about));
    if (who.isEmpty()) {
      return Answer.missing();
    }
    String number = visit.path("number");
    List<SealedLine> lines = requests.take(number, who.get());
    return lines.isEmpty()
        ? show(visit, "two people have to agree first, within the hour before")
        : new Answer.Download(
            "handbell-" + number + "-sealed.json",
            "application/json",
            SealedFile.of(number, lines, clock.instant()));
  }
}

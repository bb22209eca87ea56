package org.handbell.notifier.console.cases;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.handbell.model.Incident;
import org.handbell.model.PersonKind;
import org.handbell.model.Priority;
import org.handbell.notifier.NotifierConfig;
import org.handbell.notifier.access.Viewer;
import org.handbell.notifier.compose.CaseText;
import org.handbell.notifier.compose.Shown;
import org.handbell.notifier.compose.When;
import org.handbell.notifier.console.cases.CasePage.Choice;
import org.handbell.notifier.console.cases.CasePage.Entry;
import org.handbell.notifier.console.cases.CasePage.Forms;
import org.handbell.notifier.console.cases.CasePage.Other;
import org.handbell.notifier.register.Case;
import org.handbell.notifier.register.Desk.Told;
import org.handbell.notifier.register.Listed;
import org.handbell.notifier.register.OutboxState;
import org.handbell.notifier.register.Outcome;
import org.handbell.notifier.register.Reading;
import org.handbell.notifier.register.Register;
import org.handbell.notifier.register.Sight;
import org.handbell.notifier.route.Contact;
import org.jspecify.annotations.Nullable;

/** Fills the page of a case for one viewer who may see it. */
public final class CaseView {

  private final NotifierConfig config;
  private final Register register;
  private final InstantSource clock;
  private final ZoneId zone;

  CaseView(NotifierConfig config, Register register, InstantSource clock) {
    this.config = config;
    this.register = register;
    this.clock = clock;
    this.zone = config.zone();
  }

  /** In which of their roles the viewer may deal with the case, if in any. */
  Optional<Contact> actor(Viewer viewer, Case about) {
    return viewer.asReaders().stream()
        .filter(role -> register.desk().against(about, role).isEmpty())
        .findFirst();
  }

  CasePage of(Listed listed, Viewer viewer, Sight sight, @Nullable String wrong) {
    Case c = listed.about();
    Incident incident = c.incident();
    boolean stub = listed.isFalseAlarm();
    Reading reading = register.reading();
    List<Listed> others = stub || standsForNobody(incident) ? List.of() : reading.earlier(c, sight);
    return new CasePage(
        c.number(),
        Shown.name(config.school(incident.schoolId()).name()),
        incident.priority().name(),
        InboxPages.colour(incident.priority()),
        CaseText.urgencyOf(incident.priority()),
        raised(c),
        holder(listed),
        weighings(reading.entries(c)),
        closed(listed),
        stub,
        stub ? null : CaseText.of(incident, zone, config.linesKept()),
        stub || standsForNobody(incident) ? null : Timeline.of(listed, others, zone),
        others.stream().map(this::other).toList(),
        reading.similar(c, sight).stream().map(CaseView::similar).toList(),
        stub ? List.of() : reading.parts(c, sight).stream().map(this::other).toList(),
        c.partOf(),
        stub ? List.of() : reading.entries(c).stream().map(this::entry).toList(),
        register.desk().told(c).stream().map(this::told).toList(),
        forms(listed, viewer),
        wrong);
  }

  /** A class topic and a shared account are no person whose weeks could be drawn. */
  private static boolean standsForNobody(Incident incident) {
    return incident.aboutClass()
        || incident.person().kind() == PersonKind.GROUP
        || incident.person().shared();
  }

  private String raised(Case c) {
    Duration ago = Duration.between(c.raisedAt(), clock.instant());
    return When.at(c.raisedAt(), zone) + ", " + When.during(ago) + " ago";
  }

  private String holder(Listed listed) {
    Case c = listed.about();
    Instant at = c.acknowledgedAt();
    if (at == null) {
      return "Nobody has taken it";
    }
    return named(c.acknowledgedBy())
        + " took it "
        + When.shortly(at, zone)
        + name(listed.assignedTo())
            .filter(name -> !name.equals(c.acknowledgedBy()))
            .map(name -> "; " + Shown.name(name) + " is to deal with it")
            .orElse("");
  }

  private static String named(@Nullable String name) {
    return name == null ? "Somebody" : Shown.name(name);
  }

  private Optional<String> name(@Nullable String id) {
    return config.contacts().stream()
        .filter(contact -> contact.id().equals(id))
        .map(Contact::name)
        .findFirst();
  }

  private @Nullable String closed(Listed listed) {
    Instant at = listed.closedAt();
    String outcome = listed.about().outcome();
    return at == null || outcome == null
        ? null
        : Shown.plain(outcome) + ", " + When.shortly(at, zone);
  }

  private Other other(Listed listed) {
    Case c = listed.about();
    Incident incident = c.incident();
    return new Other(
        c.number(),
        incident.priority().name(),
        InboxPages.colour(incident.priority()),
        "%s, %s: %s"
            .formatted(
                When.shortly(incident.lastOccurred(), zone),
                incident.theme().title(),
                c.outcome() == null ? "open" : Shown.plain(c.outcome()).toLowerCase(Locale.UK)));
  }

  private static String similar(Reading.Came came) {
    return came.outcome() + ": " + came.times();
  }

  /** How people changed the priority, each in a sentence. */
  private static List<String> weighings(List<org.handbell.notifier.register.Entry> entries) {
    return entries.stream()
        .filter(entry -> entry.kind() == org.handbell.notifier.register.Entry.Kind.WEIGHED)
        .map(entry -> Shown.name(entry.name()) + " made it " + Shown.prose(entry.words()))
        .toList();
  }

  private Entry entry(org.handbell.notifier.register.Entry entry) {
    String what =
        switch (entry.kind()) {
          case NOTE -> " wrote";
          case WEIGHED -> " changed the priority";
          case OUTCOME -> " closed the case";
        };
    return new Entry(
        Shown.name(entry.name()) + what + ", " + When.shortly(entry.at(), zone),
        Arrays.stream(entry.words().split("\\R", -1)).map(Shown::prose).toList());
  }

  private String told(Told mail) {
    return "%s: %s to %s, %s"
        .formatted(
            When.shortly(mail.at(), zone),
            mail.reason().id().replace('-', ' '),
            Shown.name(name(mail.recipient()).orElse(mail.recipient())),
            state(mail.state()));
  }

  private static String state(OutboxState state) {
    return switch (state) {
      case SENT -> "sent";
      case DEAD -> "not delivered";
      case SUPERSEDED -> "not needed any more";
      default -> "on its way";
    };
  }

  private Forms forms(Listed listed, Viewer viewer) {
    Case c = listed.about();
    Priority now = c.incident().priority();
    boolean mine =
        viewer.contacts().stream().anyMatch(role -> role.name().equals(c.acknowledgedBy()));
    return new Forms(
        c.outcome() == null,
        c.acknowledgedAt() == null
            ? "Take this case"
            : mine ? "I am still dealing with it" : "Take it over",
        config.contacts().stream()
            .filter(contact -> register.desk().against(c, contact).isEmpty())
            .map(contact -> new Choice(contact.id(), contact.name(), false))
            .toList(),
        Arrays.stream(Priority.values())
            .filter(priority -> priority != now)
            .map(each -> new Choice(each.name(), CaseText.urgencyOf(each), false))
            .toList(),
        Arrays.stream(Outcome.Kind.values())
            .filter(kind -> fits(kind, c.incident()))
            .map(kind -> new Choice(kind.name(), kind.title(), false))
            .toList(),
        now.isMoreUrgentThan(Priority.P3));
  }

  private static boolean fits(Outcome.Kind kind, Incident incident) {
    boolean staff = incident.person().kind() == PersonKind.STAFF;
    return switch (kind) {
      case STAFF_CONDUCT -> staff;
      case SPOKEN, FAMILY, SUPPORT -> !staff;
      default -> true;
    };
  }
}

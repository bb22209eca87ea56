package org.handbell.notifier.console.cases;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.handbell.model.Incident;
import org.handbell.model.Priority;
import org.handbell.model.School;
import org.handbell.notifier.NotifierConfig;
import org.handbell.notifier.access.Viewer;
import org.handbell.notifier.compose.CaseText;
import org.handbell.notifier.compose.People;
import org.handbell.notifier.compose.Shown;
import org.handbell.notifier.compose.When;
import org.handbell.notifier.console.cases.InboxPage.Line;
import org.handbell.notifier.console.cases.InboxPage.Open;
import org.handbell.notifier.register.Case;
import org.handbell.notifier.register.FilterCheck;
import org.handbell.notifier.register.Inbox;
import org.handbell.notifier.register.Inbox.Page;
import org.handbell.notifier.register.Inbox.Place;
import org.handbell.notifier.register.Listed;
import org.handbell.notifier.register.Pulse;
import org.handbell.notifier.register.Register;
import org.handbell.notifier.register.Sight;
import org.handbell.notifier.route.Contact;
import org.jspecify.annotations.Nullable;

/** Fills the inbox for one viewer. */
public final class InboxPages {

  private final NotifierConfig config;
  private final Register register;
  private final InstantSource clock;

  InboxPages(NotifierConfig config, Register register, InstantSource clock) {
    this.config = config;
    this.register = register;
    this.clock = clock;
  }

  InboxPage page(Viewer viewer, Sight sight, InboxForm form, Optional<Place> after, int size) {
    Page found = register.inbox().page(sight, form.wanted(config.zone()), after.orElse(null), size);
    Instant now = clock.instant();
    List<String> schools = schools(viewer);
    Heard heard = heard(schools, now);
    return new InboxPage(
        form,
        open(register.inbox().open(sight)),
        quiet(heard, now),
        found.cases().stream().map(each -> line(each, now)).toList(),
        form.path(after),
        found.next().map(next -> form.path(Optional.of(next))).orElse(null),
        schools.size() > 1,
        null,
        QuietLine.isAssured(heard.pulse(), heard.checks()),
        register.verdicts().waiting(sight));
  }

  private List<String> schools(Viewer viewer) {
    return config.schools().stream()
        .map(School::id)
        .filter(school -> viewer.asReaders().stream().anyMatch(role -> role.serves(school)))
        .toList();
  }

  private static List<Open> open(Map<Priority, Integer> counts) {
    return counts.entrySet().stream()
        .map(
            each ->
                new Open(
                    each.getKey().name(),
                    each.getValue() >= Inbox.MOST_COUNTED
                        ? Inbox.MOST_COUNTED + " or more"
                        : String.valueOf(each.getValue()),
                    each.getValue() > 0))
        .toList();
  }

  /** What says whether events arrive today. */
  private record Heard(Pulse pulse, List<List<FilterCheck>> checks) {}

  private Heard heard(List<String> schools, Instant now) {
    ZoneId zone = config.zone();
    Instant midnight = now.atZone(zone).toLocalDate().atStartOfDay(zone).toInstant();
    return new Heard(
        register.pulse(schools, midnight),
        schools.stream()
            .map(school -> register.filterChecksBetween(school, midnight, now))
            .toList());
  }

  private String quiet(Heard heard, Instant now) {
    return QuietLine.of(heard.pulse(), heard.checks(), now, config.zone());
  }

  private Line line(Listed listed, Instant now) {
    Case c = listed.about();
    Incident incident = c.incident();
    boolean stub = listed.isFalseAlarm();
    Instant closed = listed.closedAt();
    return new Line(
        c.number(),
        incident.priority().name(),
        colour(incident.priority()),
        incident.theme().title(),
        stub ? "" : People.inShort(incident.person()) + year(incident),
        Shown.name(config.school(incident.schoolId()).name()),
        stub ? "A false alarm: nothing more is shown." : CaseText.sentenceOf(incident),
        closed == null
            ? "Raised " + When.during(Duration.between(c.raisedAt(), now)) + " ago"
            : "Closed " + When.shortly(closed, config.zone()),
        closed == null ? holder(listed) : String.valueOf(c.outcome()),
        c.acknowledgedAt() != null,
        closed == null && !incident.priority().isMoreUrgentThan(Priority.P3));
  }

  private static String year(Incident incident) {
    String year = incident.person().year();
    return year == null || incident.aboutClass() ? "" : ", " + People.year(year);
  }

  private String holder(Listed listed) {
    String name = listed.about().acknowledgedBy();
    if (listed.about().acknowledgedAt() == null) {
      return "Nobody has taken it";
    }
    return (name == null ? "Somebody" : Shown.name(name))
        + " has it"
        + assigned(listed.assignedTo(), name);
  }

  private String assigned(@Nullable String id, @Nullable String holder) {
    return config.contacts().stream()
        .filter(contact -> contact.id().equals(id))
        .map(Contact::name)
        .filter(name -> !name.equals(holder))
        .findFirst()
        .map(name -> ", for " + Shown.name(name) + " to deal with")
        .orElse("");
  }

  static String colour(Priority priority) {
    return switch (priority) {
      case P1 -> "red";
      case P2 -> "orange";
      case P3 -> "blue";
      case P4 -> "grey";
    };
  }

  /** What was done. */
  static String cleared(int count) {
    return switch (count) {
      case 0 -> "Nothing was cleared: P1 and P2 are closed on their own pages.";
      case 1 -> "1 concern was cleared.";
      default -> String.format(Locale.ROOT, "%s concerns were cleared.", count);
    };
  }
}

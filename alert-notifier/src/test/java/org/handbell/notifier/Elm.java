package org.handbell.notifier;

import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.handbell.calendar.SchoolCalendar;
import org.handbell.model.Activity;
import org.handbell.model.Activity.Counter;
import org.handbell.model.Category;
import org.handbell.model.Decision;
import org.handbell.model.Evidence;
import org.handbell.model.Finding;
import org.handbell.model.Incident;
import org.handbell.model.Person;
import org.handbell.model.PersonKind;
import org.handbell.model.Phase;
import org.handbell.model.Priority;
import org.handbell.model.School;
import org.handbell.model.SchoolPhase;
import org.handbell.model.Visibility;
import org.handbell.notifier.deliver.MailSettings;
import org.handbell.notifier.register.Outcome;
import org.handbell.notifier.route.Contact;
import org.handbell.notifier.route.Mailbox;
import org.handbell.notifier.route.Role;
import org.handbell.notifier.silence.Silence;
import org.jspecify.annotations.Nullable;

/** An invented school with its people, and concerns about them. */
public final class Elm {

  public static final ZoneId LONDON = ZoneId.of("Europe/London");
  public static final Instant NOW = Instant.parse("2026-11-20T10:15:30Z");
  public static final School SCHOOL = new School("elm", "Elm Primary School", SchoolPhase.PRIMARY);

  public static final Contact DSL = contact("dsl", Role.DSL, "A. Lead", "alead");
  public static final Contact DEPUTY = contact("dep", Role.DEPUTY_DSL, "B. Deputy", "bdeputy");
  public static final Contact HEAD = contact("head", Role.HEAD, "C. Head", "chead");
  public static final Contact CHAIR = contact("chair", Role.CHAIR, "D. Chair", null);
  public static final Contact IT = contact("it", Role.IT, "E. Tech", "etech");
  public static final List<Contact> PEOPLE = List.of(DSL, DEPUTY, HEAD, CHAIR, IT);

  public static final Person PUPIL =
      new Person("elm/jbloggs", PersonKind.PUPIL, "jbloggs", "Jo Bloggs", "6", "6B");
  public static final Person TEACHER = staff("tteacher");

  private Elm() {}

  public static Contact contact(String id, Role role, String name, @Nullable String username) {
    return contact(id, role, name, username, id + "@elm.example");
  }

  public static Contact contact(
      String id, Role role, String name, @Nullable String username, String email) {
    return new Contact(id, "elm", role, name, email, username, Mailbox.PERSONAL, List.of());
  }

  public static Contact shared(Contact contact, String... readBy) {
    return new Contact(
        contact.id(),
        contact.schoolId(),
        contact.role(),
        contact.name(),
        contact.email(),
        contact.username(),
        Mailbox.SHARED,
        List.of(readBy));
  }

  public static Person staff(String username) {
    return person(PersonKind.STAFF, username);
  }

  public static Person person(PersonKind kind, String username) {
    return new Person("elm/" + username, kind, username, null, null, null);
  }

  public static Incident p1(String id) {
    return incident(id, 1, PUPIL, Priority.P1, Phase.PLANNING);
  }

  public static Incident p2(String id) {
    return incident(id, 1, PUPIL, Priority.P2, Phase.HELP_SEEKING);
  }

  public static Incident incident(
      String id, int revision, Person person, Priority priority, @Nullable Phase phase) {
    Category category = Category.CONTENT_SUICIDE;
    Finding finding = new Finding(category, priority, 4, phase, "SUI-001", "a why", null, true);
    Evidence evidence =
        new Evidence(
            id + "-1",
            NOW,
            NOW,
            Evidence.Kind.SEARCH,
            "words typed",
            "search.example",
            "google",
            null,
            "room7-pc3",
            "10.1.2.3",
            Decision.BLOCKED,
            Visibility.FULL,
            List.of(finding));
    return new Incident(
        id,
        revision,
        "elm",
        person,
        category.theme(),
        category,
        priority,
        phase,
        "a sentence",
        NOW,
        NOW,
        NOW,
        NOW,
        revision,
        Map.of(Decision.BLOCKED, revision),
        List.of(evidence),
        false);
  }

  /** What was read on each of the calendar's school days of that time. */
  public static List<Activity> read(LocalDate from, LocalDate to) {
    SchoolCalendar calendar = SchoolCalendar.usual(LONDON);
    return from.datesUntil(to.plusDays(1))
        .filter(calendar::schoolDay)
        .map(day -> day.atTime(10, 0).atZone(LONDON).toInstant())
        .map(hour -> new Activity("elm", hour, 0, hour, Map.of(Counter.EVENTS, 900L), Map.of()))
        .toList();
  }

  /** More of the same about the same pupil, counted on an earlier alert. */
  public static Incident more(Incident incident, String earlier) {
    return changed(incident, earlier, List.of(), incident.person(), incident.own());
  }

  /** The same incident, which is the pupil's own by now whatever others do. */
  public static Incident own(Incident incident) {
    return changed(incident, null, List.of(), incident.person(), true);
  }

  /** The same incident, and what was weighed beside its events. */
  public static Incident weighed(Incident incident, String... reasons) {
    return changed(incident, null, List.of(), incident.person(), incident.own(), List.of(reasons));
  }

  /** What those incidents come to as the topic of a year. */
  public static Incident classTopic(String id, int revision, String... members) {
    return changed(
        incident(id, revision, Person.group("elm", "6"), Priority.P3, null),
        null,
        List.of(members),
        Person.group("elm", "6"),
        false);
  }

  private static Incident changed(
      Incident i, @Nullable String continues, List<String> members, Person person, boolean own) {
    return changed(i, continues, members, person, own, i.reasons());
  }

  private static Incident changed(
      Incident i,
      @Nullable String continues,
      List<String> members,
      Person person,
      boolean own,
      List<String> reasons) {
    return new Incident(
        i.id(),
        i.revision(),
        i.schoolId(),
        person,
        i.theme(),
        i.category(),
        i.priority(),
        i.phase(),
        i.why(),
        i.firstReceived(),
        i.lastReceived(),
        i.firstOccurred(),
        i.lastOccurred(),
        i.events(),
        i.decisions(),
        members.isEmpty() ? i.evidence() : List.of(),
        i.closed(),
        reasons,
        continues,
        members,
        own);
  }

  public static NotifierConfig config(Path folder, List<Contact> people, int smtpPort) {
    return config(TestDatabase.SQLITE.at(folder), people, smtpPort);
  }

  public static NotifierConfig config(
      DatabaseSettings database, List<Contact> people, int smtpPort) {
    return NotifierConfig.of(
            List.of(SCHOOL),
            people,
            database,
            new MailSettings(
                URI.create("smtp://127.0.0.1:" + smtpPort), null, "handbell@elm.example", true))
        .build();
  }

  /** The same with a second school, which has nothing to do with Elm. */
  public static NotifierConfig withOak(NotifierConfig elm) {
    return elm.toBuilder()
        .schools(List.of(SCHOOL, new School("oak", "Oak Academy", SchoolPhase.SECONDARY)))
        .build();
  }

  /** The same, with what its people have silenced. */
  public static NotifierConfig silenced(NotifierConfig plain, Silence... silences) {
    return plain.toBuilder().silences(List.of(silences)).build();
  }

  /** What a case can be closed with, told in those words. */
  public static Outcome spoken(String summary) {
    return new Outcome(
        Outcome.Kind.SPOKEN, summary, "spoke with the child", "none", "fine", "", "");
  }
}

package org.handbell.notifier.compose;

import java.time.Instant;
import java.util.List;
import java.util.Map;
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
import org.handbell.model.Span;
import org.handbell.model.Visibility;
import org.handbell.notifier.Elm;
import org.handbell.notifier.register.Case;
import org.handbell.notifier.route.Contact;
import org.handbell.notifier.route.Role;
import org.jspecify.annotations.Nullable;

/** Invented cases of an invented school, changed a little by each test. */
public final class Samples {

  public static final School ELM = Elm.SCHOOL;

  /** A Monday in term, in winter time. */
  public static final Instant MONDAY = Instant.parse("2026-11-16T10:42:00Z");

  public static final Person PUPIL = Elm.PUPIL;

  private Samples() {}

  public static Person pupil(String username, @Nullable String name) {
    return new Person("elm/" + username, PersonKind.PUPIL, username, name, "6", "6B");
  }

  public static Person staff(String username, String name) {
    return new Person("elm/" + username, PersonKind.STAFF, username, name, null, null);
  }

  public static Contact contact(Role role, String username) {
    return Elm.contact(role.id(), role, "Somebody", username);
  }

  public static Case open(String number, Incident incident) {
    return new Case(number, incident, incident.firstReceived(), null, null);
  }

  public static Evidence search(
      String text, Category category, Priority priority, @Nullable Span span) {
    return search(
        text, new Finding(category, priority, 4, null, "T-1", "sought by name", span, false));
  }

  public static Evidence search(String text, Finding finding) {
    return new Evidence(
        "e1",
        MONDAY,
        MONDAY,
        Evidence.Kind.SEARCH,
        text,
        "www.search.example",
        "example",
        null,
        "LAB3-PC07",
        "10.1.3.7",
        Decision.ALLOWED,
        Visibility.FULL,
        List.of(finding));
  }

  public static Evidence site(String host, Category category, Priority priority) {
    return new Evidence(
        "e2",
        MONDAY,
        MONDAY,
        Evidence.Kind.SITE,
        null,
        host,
        null,
        null,
        null,
        "10.1.3.7",
        Decision.BLOCKED,
        Visibility.HOST,
        List.of(
            new Finding(
                category, priority, 2, null, "vendor:x", "the filter's list", null, false)));
  }

  public static Evidence sealed(Category category) {
    return new Evidence(
        "e3",
        MONDAY,
        MONDAY,
        Evidence.Kind.PAGE,
        null,
        null,
        null,
        "https generic 5f2a",
        "LAB3-PC07",
        "10.1.3.7",
        Decision.BLOCKED,
        Visibility.FULL,
        List.of(new Finding(category, Priority.P1, 5, null, "list:iwf", "listed", null, true)));
  }

  public static Incident incident(Person person, Category category, Priority priority) {
    return incident(
        person, category, priority, null, List.of(search("how", category, priority, null)), MONDAY);
  }

  public static Incident incident(
      Person person,
      Category category,
      Priority priority,
      @Nullable Phase phase,
      List<Evidence> evidence,
      Instant when) {
    return new Incident(
        person.id() + "|" + category.id() + "|" + when,
        1,
        "elm",
        person,
        category.theme(),
        category,
        priority,
        phase,
        "A pupil asked a search engine about " + category.theme().title(),
        when,
        when.plusSeconds(60),
        when,
        when.plusSeconds(60),
        evidence.size(),
        Map.of(evidence.get(0).decision(), evidence.size()),
        evidence,
        false);
  }
}

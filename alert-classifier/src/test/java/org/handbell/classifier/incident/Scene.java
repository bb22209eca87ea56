package org.handbell.classifier.incident;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.handbell.model.Category;
import org.handbell.model.Decision;
import org.handbell.model.Event;
import org.handbell.model.Finding;
import org.handbell.model.Person;
import org.handbell.model.PersonKind;
import org.handbell.model.Phase;
import org.handbell.model.Priority;
import org.handbell.model.Span;
import org.handbell.model.Visibility;
import org.jspecify.annotations.Nullable;

/**
 * Invented events whose search term says what a judge is to find in them: {@code "content.drugs
 * P3"} or {@code "content.suicide P1 planning"}, several with semicolons between, or {@code
 * "nothing"}. What follows a {@code #} only makes one search differ from another.
 */
public final class Scene {

  public static final Instant TEN = Instant.parse("2026-11-20T10:00:00Z");

  private Scene() {}

  public static Person pupil(String name) {
    return new Person("elm/" + name, PersonKind.PUPIL, name, null, "9", null);
  }

  public static Event search(String id, String pupil, String term) {
    return event(id, pupil(pupil), TEN, term, Decision.ALLOWED);
  }

  public static Event event(
      String id, Person person, Instant occurred, String term, Decision decision) {
    return new Event(
        id,
        occurred,
        occurred,
        occurred,
        null,
        "elm",
        person,
        new Event.Source("10.1.2.3", null, null),
        "room7-pc3",
        null,
        new Event.Url(
            "https://www.google.co.uk/search?q=x", "www.google.co.uk", "/search", "q=x", "https"),
        null,
        Event.Http.NOTHING_KNOWN,
        null,
        null,
        new Event.Observer("smoothwall", "guardian", "elm-fw"),
        new Event.Filter(List.of(), decision, Visibility.FULL, 3, null),
        new Event.Search(term, "google", false));
  }

  /** A judge that does as the search term says. */
  public static List<Finding> judge(Event event) {
    String term = event.search() == null ? "nothing" : event.search().term();
    if (term.equals("fault")) {
      throw new IllegalArgumentException("a fault in judging");
    }
    return term.equals("nothing")
        ? List.of()
        : Arrays.stream(term.replaceFirst(" #.*", "").split(";", -1)).map(Scene::finding).toList();
  }

  private static Finding finding(String words) {
    String[] word = words.split(" ", -1);
    Category category = Category.of(word[0]);
    @Nullable Phase phase = word.length > 2 ? Phase.of(word[2]) : null;
    return new Finding(
        category,
        Priority.valueOf(word[1]),
        4,
        phase,
        category.isSealed() ? "list:iwf" : "TST-001",
        category.isSealed() ? "on a list of illegal addresses" : "words of a test",
        category.isSealed() ? null : new Span(0, 3),
        false);
  }
}

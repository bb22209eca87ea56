package org.handbell.ingest.report;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.handbell.model.Decision;
import org.handbell.model.Event;
import org.handbell.model.Person;
import org.handbell.model.PersonKind;
import org.handbell.model.Visibility;
import org.jspecify.annotations.Nullable;

/** Invented events that show much, or little. */
final class Acts {

  static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");

  private Acts() {}

  /** Everything that a school's record should show, written by a clock that much ahead. */
  static Event whole(Duration ahead) {
    return event(
        new Person("elm/jo", PersonKind.PUPIL, "jo", null, null, null),
        new Event.Source("10.0.0.9", "02:00:00:00:00:01", null),
        new Event.Url(
            "https://www.bing.com/search?q=owls", "www.bing.com", "/search", "q=owls", "https"),
        ahead,
        Visibility.FULL,
        Event.PERSONS_ACT,
        new Event.Search("owls", "bing", false));
  }

  /** A search of which only the engine's name and the device's address are known. */
  static Event hidden() {
    return event(
        Person.device("elm", "10.0.0.9"),
        new Event.Source("10.0.0.9", null, null),
        new Event.Url(null, "www.bing.com", null, null, null),
        Duration.ZERO,
        Visibility.HOST,
        Event.PERSONS_ACT,
        null);
  }

  static Event furniture() {
    return event(
        Person.device("elm", "10.0.0.9"),
        new Event.Source("10.0.0.9", null, null),
        new Event.Url(null, "pictures.example", null, null, null),
        Duration.ZERO,
        Visibility.HOST,
        1,
        null);
  }

  private static Event event(
      Person person,
      Event.Source source,
      Event.Url url,
      Duration ahead,
      Visibility visibility,
      int level,
      Event.@Nullable Search search) {
    return new Event(
        "1",
        NOW.plus(ahead),
        NOW,
        NOW,
        null,
        "elm",
        person,
        source,
        null,
        null,
        url,
        null,
        Event.Http.NOTHING_KNOWN,
        null,
        null,
        new Event.Observer("", "", "elm-fw"),
        new Event.Filter(List.of(), Decision.ALLOWED, visibility, level, null),
        search);
  }
}

package org.handbell.classifier.classify;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.handbell.model.Decision;
import org.handbell.model.Event;
import org.handbell.model.Person;
import org.handbell.model.PersonKind;
import org.handbell.model.Visibility;
import org.jspecify.annotations.Nullable;

/** Events for tests: a pupil's search or visit, then what differs. */
record Events(
    @Nullable String term,
    boolean autocomplete,
    @Nullable String url,
    List<String> vendorNames,
    Decision decision,
    int level,
    PersonKind kind) {

  static Events search(String term) {
    return new Events(
        term,
        false,
        "https://www.google.com/search",
        List.of(),
        Decision.ALLOWED,
        3,
        PersonKind.PUPIL);
  }

  static Events visit(String url) {
    return new Events(null, false, url, List.of(), Decision.ALLOWED, 3, PersonKind.PUPIL);
  }

  Events typed() {
    return new Events(term, true, url, vendorNames, decision, level, kind);
  }

  Events vendor(String... names) {
    return new Events(term, autocomplete, url, List.of(names), decision, level, kind);
  }

  Events blocked() {
    return new Events(term, autocomplete, url, vendorNames, Decision.BLOCKED, 4, kind);
  }

  Events furniture() {
    return new Events(term, autocomplete, url, vendorNames, decision, 1, kind);
  }

  Events by(PersonKind person) {
    return new Events(term, autocomplete, url, vendorNames, decision, level, person);
  }

  Event event() {
    Instant noon = Instant.parse("2026-11-18T12:00:00Z");
    return new Event(
        "e1",
        noon,
        noon,
        noon,
        null,
        "elm",
        new Person("elm/jo", kind, "jo", "Jo", null, null),
        new Event.Source(null, null, null),
        "pc-1",
        null,
        url == null ? null : parsed(url),
        null,
        Event.Http.NOTHING_KNOWN,
        null,
        null,
        new Event.Observer("Smoothwall", "Filter", "elm-fw"),
        new Event.Filter(vendorNames, decision, Visibility.FULL, level, null),
        term == null ? null : new Event.Search(term, "google", autocomplete));
  }

  private static Event.Url parsed(String url) {
    URI uri = URI.create(url);
    return new Event.Url(url, uri.getHost(), uri.getRawPath(), uri.getRawQuery(), uri.getScheme());
  }
}

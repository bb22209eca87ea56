package org.handbell.ingest.fold;

import java.time.Instant;
import java.util.List;
import org.handbell.model.Decision;
import org.handbell.model.Event;
import org.handbell.model.Person;
import org.handbell.model.PersonKind;
import org.handbell.model.Visibility;
import org.jspecify.annotations.Nullable;

/** What a box tells of a request, for tests: a pupil's, then what differs. */
record Told(
    long millis,
    long deviceMillis,
    String source,
    @Nullable String pupil,
    @Nullable String ip,
    @Nullable String host,
    String path,
    @Nullable String referrer,
    @Nullable String mimeType,
    List<String> categories,
    Decision decision,
    Event.@Nullable Search search) {

  private static final long NINE = Instant.parse("2026-11-20T09:00:00Z").toEpochMilli();

  static Told visit(long millis, String pupil, String host, String path) {
    return new Told(
        millis,
        millis,
        "filter",
        pupil,
        "10.0.0.9",
        host,
        path,
        null,
        null,
        List.of(),
        Decision.ALLOWED,
        null);
  }

  static Told search(long millis, String pupil, String term) {
    return visit(millis, pupil, "www.google.com", "/search")
        .searching(new Event.Search(term, "google", false));
  }

  static Told key(long millis, String pupil, String term) {
    return visit(millis, pupil, "www.google.com", "/complete/search")
        .searching(new Event.Search(term, "google", true));
  }

  Told searching(Event.Search other) {
    return new Told(
        millis,
        deviceMillis,
        source,
        pupil,
        ip,
        host,
        path,
        referrer,
        mimeType,
        categories,
        decision,
        other);
  }

  Told by(String otherSource) {
    return new Told(
        millis,
        deviceMillis,
        otherSource,
        pupil,
        ip,
        host,
        path,
        referrer,
        mimeType,
        categories,
        decision,
        search);
  }

  Told of(@Nullable String otherPupil, @Nullable String otherIp) {
    return new Told(
        millis,
        deviceMillis,
        source,
        otherPupil,
        otherIp,
        host,
        path,
        referrer,
        mimeType,
        categories,
        decision,
        search);
  }

  Told at(long otherMillis, long otherDeviceMillis) {
    return new Told(
        otherMillis,
        otherDeviceMillis,
        source,
        pupil,
        ip,
        host,
        path,
        referrer,
        mimeType,
        categories,
        decision,
        search);
  }

  Told filed(String... names) {
    return new Told(
        millis,
        deviceMillis,
        source,
        pupil,
        ip,
        host,
        path,
        referrer,
        mimeType,
        List.of(names),
        decision,
        search);
  }

  Told decided(Decision other) {
    return new Told(
        millis,
        deviceMillis,
        source,
        pupil,
        ip,
        host,
        path,
        referrer,
        mimeType,
        categories,
        other,
        search);
  }

  Told from(String page, @Nullable String type) {
    return new Told(
        millis,
        deviceMillis,
        source,
        pupil,
        ip,
        host,
        path,
        page,
        type,
        categories,
        decision,
        search);
  }

  Event event(String id) {
    Instant received = Instant.ofEpochMilli(NINE + millis);
    Instant device = Instant.ofEpochMilli(NINE + deviceMillis);
    Person person =
        pupil == null
            ? Person.device("elm", String.valueOf(ip))
            : new Person("elm/" + pupil, PersonKind.PUPIL, pupil, null, null, null);
    return new Event(
        id,
        device,
        received,
        device,
        null,
        "elm",
        person,
        new Event.Source(ip, null, null),
        null,
        null,
        host == null ? null : new Event.Url("https://" + host + path, host, path, null, "https"),
        host == null ? path : null,
        new Event.Http("GET", referrer, 200, mimeType, null),
        null,
        null,
        new Event.Observer("Smoothwall", "Guardian", source),
        new Event.Filter(
            categories, decision, Visibility.FULL, decision == Decision.BLOCKED ? 4 : 3, null),
        search);
  }
}

package org.handbell.topic;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.handbell.model.Decision;
import org.handbell.model.Event;
import org.handbell.model.Original;
import org.handbell.model.Person;
import org.handbell.model.PersonKind;
import org.handbell.model.Visibility;
import org.jspecify.annotations.Nullable;

/** What has been read of one event so far. */
final class EventFields {

  int version;
  @Nullable Instant timestamp;
  @Nullable Instant ingested;
  @Nullable Instant occurred;
  @Nullable String id;
  @Nullable Original original;
  @Nullable String school;
  @Nullable String personId;
  PersonKind personKind = PersonKind.UNKNOWN;
  @Nullable String username;
  @Nullable String personName;
  @Nullable String year;
  @Nullable String form;
  boolean shared;
  @Nullable String ip;
  @Nullable String mac;
  @Nullable String sourceDomain;
  @Nullable String sourceDerived;
  @Nullable String device;
  @Nullable String userName;
  @Nullable String userDomain;
  @Nullable String email;
  @Nullable String userDerived;
  @Nullable String group;
  @Nullable String full;
  @Nullable String domain;
  @Nullable String path;
  @Nullable String query;
  @Nullable String scheme;
  @Nullable String dns;
  @Nullable String method;
  @Nullable String referrer;
  @Nullable Integer status;
  @Nullable String mime;
  @Nullable String agent;
  @Nullable String destination;
  @Nullable String rule;
  String vendor = "";
  String product = "";
  String observer = "";
  List<String> category = List.of();
  Decision decision = Decision.UNKNOWN;
  Visibility visibility = Visibility.FULL;
  int level = Event.PERSONS_ACT;
  @Nullable String matched;
  @Nullable String term;
  String engine = "";
  boolean autocomplete;
  boolean typingSeen = true;
  @Nullable String drill;

  /**
   * What was read.
   *
   * @throws IOException where it lacks what every event has, or is of another version
   */
  Event toEvent() throws IOException {
    if (version < 1 || version > EventJson.VERSION) {
      throw new IOException(
          "an event of version %d; this Handbell reads up to %d"
              .formatted(version, EventJson.VERSION));
    }
    if (id == null
        || timestamp == null
        || ingested == null
        || occurred == null
        || school == null
        || personId == null) {
      throw new IOException("an event without id, times, school or person");
    }
    boolean hasUser = userName != null || userDomain != null || email != null || group != null;
    boolean hasUrl =
        full != null || domain != null || path != null || query != null || scheme != null;
    return new Event(
        id,
        timestamp,
        ingested,
        occurred,
        original,
        school,
        new Person(personId, personKind, username, personName, year, form, shared),
        new Event.Source(ip, mac, sourceDomain, sourceDerived),
        device,
        hasUser ? new Event.User(userName, userDomain, email, group, userDerived) : null,
        hasUrl ? new Event.Url(full, domain, path, query, scheme) : null,
        dns,
        new Event.Http(method, referrer, status, mime, agent),
        destination,
        rule,
        new Event.Observer(vendor, product, observer),
        new Event.Filter(category, decision, visibility, level, matched),
        term == null ? null : new Event.Search(term, engine, autocomplete, typingSeen),
        drill);
  }
}

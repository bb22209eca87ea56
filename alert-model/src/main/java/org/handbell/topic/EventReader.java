package org.handbell.topic;

import static org.handbell.topic.EventNames.AUTOCOMPLETE;
import static org.handbell.topic.EventNames.DESTINATION;
import static org.handbell.topic.EventNames.DNS;
import static org.handbell.topic.EventNames.DRILL;
import static org.handbell.topic.EventNames.ENGINE;
import static org.handbell.topic.EventNames.EVENT;
import static org.handbell.topic.EventNames.FILTER;
import static org.handbell.topic.EventNames.GROUP;
import static org.handbell.topic.EventNames.HOST;
import static org.handbell.topic.EventNames.HTTP;
import static org.handbell.topic.EventNames.ID;
import static org.handbell.topic.EventNames.INGESTED;
import static org.handbell.topic.EventNames.METHOD;
import static org.handbell.topic.EventNames.NAME;
import static org.handbell.topic.EventNames.OBSERVER;
import static org.handbell.topic.EventNames.OCCURRED;
import static org.handbell.topic.EventNames.ORIGINAL;
import static org.handbell.topic.EventNames.ORIGINAL_LENGTH;
import static org.handbell.topic.EventNames.PERSON;
import static org.handbell.topic.EventNames.QUESTION;
import static org.handbell.topic.EventNames.REFERRER;
import static org.handbell.topic.EventNames.REQUEST;
import static org.handbell.topic.EventNames.RESPONSE;
import static org.handbell.topic.EventNames.RULE;
import static org.handbell.topic.EventNames.SCHOOL;
import static org.handbell.topic.EventNames.SEARCH;
import static org.handbell.topic.EventNames.SOURCE;
import static org.handbell.topic.EventNames.TERM;
import static org.handbell.topic.EventNames.TIMESTAMP;
import static org.handbell.topic.EventNames.TYPING;
import static org.handbell.topic.EventNames.URL;
import static org.handbell.topic.EventNames.USER;
import static org.handbell.topic.EventNames.USER_AGENT;
import static org.handbell.topic.EventNames.V;

import java.io.IOException;
import java.time.Instant;
import org.handbell.json.OrderedCursor;
import org.handbell.model.Event;
import org.handbell.model.Original;
import org.handbell.model.Person;
import org.jspecify.annotations.Nullable;

/**
 * Reads one event, its fields in any order, soonest in that of {@link EventJson}. The original
 * line, which is more than half of it and which hardly anybody asks for, is passed over until
 * somebody does.
 */
final class EventReader {

  private final OrderedCursor in;

  private int version;
  private @Nullable Instant timestamp;
  private @Nullable Instant occurred;
  private EventParts.Only school = EventParts.Only.ABSENT;
  private @Nullable Person person;
  private Event.Source source = EventParts.NO_SOURCE;
  private EventParts.Only device = EventParts.Only.ABSENT;
  private Event.User user = EventParts.NO_USER;
  private EventParts.Only group = EventParts.Only.ABSENT;
  private Event.@Nullable Url url;
  private @Nullable String dnsQuestion;
  private @Nullable String method;
  private @Nullable String referrer;
  private EventParts.Response response = EventParts.Response.NONE;
  private EventParts.Only agent = EventParts.Only.ABSENT;
  private EventParts.Only destination = EventParts.Only.ABSENT;
  private EventParts.Only rule = EventParts.Only.ABSENT;
  private Event.Observer observer = EventParts.NO_OBSERVER;
  private Event.Filter filter = EventParts.NO_FILTER;
  private Event.@Nullable Search search;
  private @Nullable String drill;
  private @Nullable String id;
  private @Nullable Instant ingested;
  private @Nullable Original original;

  EventReader(OrderedCursor in) {
    this.in = in;
  }

  /**
   * The event that stands here.
   *
   * @throws IOException where it lacks what every event has, or is of another version
   */
  Event read() throws IOException {
    if (!in.enterObject()) {
      throw new IOException("an event is a JSON object");
    }
    while (in.more()) {
      version = in.at(V) ? in.number() : version;
      timestamp = in.at(TIMESTAMP) ? time() : timestamp;
      occurred = in.at(OCCURRED) ? time() : occurred;
      school = in.at(SCHOOL) ? EventParts.SCHOOLS.at(in) : school;
      person = in.at(PERSON) ? EventParts.PERSONS.at(in) : person;
      source = in.at(SOURCE) ? EventParts.SOURCES.at(in) : source;
      device = in.at(HOST) ? EventParts.DEVICES.at(in) : device;
      user = in.at(USER) ? EventParts.USERS.at(in) : user;
      group = in.at(GROUP) ? EventParts.GROUPS.at(in) : group;
      url = in.at(URL) ? url() : url;
      dnsQuestion = in.at(DNS) ? dns() : dnsQuestion;
      if (in.at(HTTP)) {
        http();
      }
      agent = in.at(USER_AGENT) ? EventParts.AGENTS.at(in) : agent;
      destination = in.at(DESTINATION) ? EventParts.DESTINATIONS.at(in) : destination;
      rule = in.at(RULE) ? EventParts.RULES.at(in) : rule;
      observer = in.at(OBSERVER) ? EventParts.OBSERVERS.at(in) : observer;
      filter = in.at(FILTER) ? EventParts.FILTERS.at(in) : filter;
      search = in.at(SEARCH) ? search() : search;
      drill = in.at(DRILL) ? in.string() : drill;
      if (in.at(EVENT)) {
        event();
      }
    }
    return whole();
  }

  private Event whole() throws IOException {
    if (version < 1 || version > EventJson.VERSION) {
      throw new IOException(
          "an event of version %d; this Handbell reads up to %d"
              .formatted(version, EventJson.VERSION));
    }
    if (id == null
        || timestamp == null
        || ingested == null
        || occurred == null
        || school.text() == null
        || person == null) {
      throw EventParts.lacking();
    }
    return new Event(
        id,
        timestamp,
        ingested,
        occurred,
        original,
        school.text(),
        person,
        source,
        device.text(),
        userOfGroup(),
        url,
        dnsQuestion,
        new Event.Http(method, referrer, response.status(), response.mimeType(), agent.text()),
        destination.text(),
        rule.text(),
        observer,
        filter,
        search,
        drill);
  }

  private Event.@Nullable User userOfGroup() {
    if (group.text() != null) {
      return new Event.User(user.name(), user.domain(), user.email(), group.text(), user.derived());
    }
    return user.name() == null && user.domain() == null && user.email() == null ? null : user;
  }

  private Instant time() throws IOException {
    return in.made(IsoMillis::parse);
  }

  private void event() throws IOException {
    int length = -1;
    in.enter();
    while (in.more()) {
      id = in.at(ID) ? in.string() : id;
      ingested = in.at(INGESTED) ? time() : ingested;
      length = in.at(ORIGINAL_LENGTH) ? in.number(-1) : length;
      original = in.at(ORIGINAL) ? Original.later(in.later(length)) : original;
    }
  }

  private Event.@Nullable Url url() throws IOException {
    return new UrlReader(in).read();
  }

  private @Nullable String dns() throws IOException {
    String question = null;
    in.enter();
    while (in.more()) {
      question = in.at(QUESTION) ? EventParts.only(NAME, in).text() : question;
    }
    return question;
  }

  private void http() throws IOException {
    in.enter();
    while (in.more()) {
      if (in.at(REQUEST)) {
        request();
      }
      response = in.at(RESPONSE) ? EventParts.RESPONSES.at(in) : response;
    }
  }

  private void request() throws IOException {
    in.enter();
    while (in.more()) {
      method = in.at(METHOD) ? in.repeated() : method;
      referrer = in.at(REFERRER) ? in.string() : referrer;
    }
  }

  private Event.@Nullable Search search() throws IOException {
    String term = null;
    String engine = "";
    boolean autocomplete = false;
    boolean typingSeen = true;
    in.enter();
    while (in.more()) {
      term = in.at(TERM) ? in.string() : term;
      engine = in.at(ENGINE) ? in.repeated() : engine;
      autocomplete = in.at(AUTOCOMPLETE) ? Boolean.TRUE.equals(in.flag()) : autocomplete;
      typingSeen = in.at(TYPING) ? !in.string().equals(EventJson.NOT_SEEN) : typingSeen;
    }
    return term == null ? null : new Event.Search(term, engine, autocomplete, typingSeen);
  }
}

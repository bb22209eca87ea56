package org.handbell.topic;

import java.io.IOException;
import org.handbell.json.JsonCursor;
import org.handbell.json.JsonPen;
import org.handbell.json.JsonPen.Name;
import org.handbell.model.Event;
import org.handbell.model.Original;
import org.handbell.model.Person;
import org.jspecify.annotations.Nullable;

/**
 * An event as nested JSON in the names of the Elastic Common Schema: this is on the path of every
 * line. Field {@code v} is the version of the form; unknown fields are passed over; times are
 * milliseconds in UTC, ISO 8601.
 */
public final class EventJson {

  /** The newest form this code reads and the one it writes. */
  static final int VERSION = 1;

  /** The value of {@code search.typing} where a link opened the search. */
  static final String NOT_SEEN = "not seen";

  private static final Name AUTOCOMPLETE = new Name("autocomplete");
  private static final Name CATEGORY = new Name("category");
  private static final Name DECISION = new Name("decision");
  private static final Name DERIVED = new Name("derived");
  private static final Name DESTINATION = new Name("destination");
  private static final Name DNS = new Name("dns");
  private static final Name DOMAIN = new Name("domain");
  private static final Name DRILL = new Name("drill");
  private static final Name EMAIL = new Name("email");
  private static final Name ENGINE = new Name("engine");
  private static final Name EVENT = new Name("event");
  private static final Name FILTER = new Name("filter");
  private static final Name FORM = new Name("form");
  private static final Name FULL = new Name("full");
  private static final Name GROUP = new Name("group");
  private static final Name HOST = new Name("host");
  private static final Name HTTP = new Name("http");
  private static final Name ID = new Name("id");
  private static final Name INGESTED = new Name("ingested");
  private static final Name IP = new Name("ip");
  private static final Name KIND = new Name("kind");
  private static final Name LEVEL = new Name("level");
  private static final Name MAC = new Name("mac");
  private static final Name MATCHED = new Name("matched");
  private static final Name METHOD = new Name("method");
  private static final Name MIME_TYPE = new Name("mime_type");
  private static final Name NAME = new Name("name");
  private static final Name OBSERVER = new Name("observer");
  private static final Name OCCURRED = new Name("occurred");
  private static final Name ORIGINAL = new Name("original");
  private static final Name PATH = new Name("path");
  private static final Name PERSON = new Name("person");
  private static final Name PRODUCT = new Name("product");
  private static final Name QUERY = new Name("query");
  private static final Name QUESTION = new Name("question");
  private static final Name REFERRER = new Name("referrer");
  private static final Name REQUEST = new Name("request");
  private static final Name RESPONSE = new Name("response");
  private static final Name RULE = new Name("rule");
  private static final Name SCHEME = new Name("scheme");
  private static final Name SCHOOL = new Name("school");
  private static final Name SEARCH = new Name("search");
  private static final Name SHARED = new Name("shared");
  private static final Name SOURCE = new Name("source");
  private static final Name STATUS_CODE = new Name("status_code");
  private static final Name TERM = new Name("term");
  private static final Name TIMESTAMP = new Name("@timestamp");
  private static final Name TYPING = new Name("typing");
  private static final Name URL = new Name("url");
  private static final Name USER = new Name("user");
  private static final Name USERNAME = new Name("username");
  private static final Name USER_AGENT = new Name("user_agent");
  private static final Name V = new Name("v");
  private static final Name VENDOR = new Name("vendor");
  private static final Name VISIBILITY = new Name("visibility");
  private static final Name YEAR = new Name("year");

  private static final ThreadLocal<JsonPen> PENS = ThreadLocal.withInitial(JsonPen::new);

  private EventJson() {}

  public static byte[] toBytes(Event event) {
    JsonPen pen = PENS.get();
    pen.clear();
    write(event, pen);
    return pen.bytes();
  }

  private static void write(Event event, JsonPen out) {
    out.open();
    out.number(V, VERSION);
    out.ascii(TIMESTAMP, IsoMillis.format(event.timestamp()));
    out.open(EVENT);
    out.text(ID, event.id());
    out.ascii(INGESTED, IsoMillis.format(event.ingested()));
    writeOriginal(event.original(), out);
    out.close();
    out.ascii(OCCURRED, IsoMillis.format(event.occurred()));
    object(out, SCHOOL, ID, event.schoolId());
    writePerson(event.person(), out);
    writeClient(event, out);
    writeRequest(event, out);
    object(out, DESTINATION, IP, event.destinationIp());
    object(out, RULE, NAME, event.rule());
    Event.Observer observer = event.observer();
    out.open(OBSERVER);
    out.text(VENDOR, observer.vendor());
    out.text(PRODUCT, observer.product());
    out.text(NAME, observer.name());
    out.close();
    writeVerdict(event, out);
    out.text(DRILL, event.drill());
    out.close();
  }

  private static void writeOriginal(@Nullable Original original, JsonPen out) {
    if (original != null) {
      byte[] line = original.bytes();
      if (line == null || !out.ascii(ORIGINAL, line)) {
        out.text(ORIGINAL, original.text());
      }
    }
  }

  private static void writePerson(Person person, JsonPen out) {
    out.open(PERSON);
    out.text(ID, person.id());
    out.text(KIND, person.kind().id());
    out.text(USERNAME, person.username());
    out.text(NAME, person.name());
    out.text(YEAR, person.year());
    out.text(FORM, person.form());
    if (person.shared()) {
      out.flag(SHARED);
    }
    out.close();
  }

  private static void writeClient(Event event, JsonPen out) {
    Event.Source source = event.source();
    if (source.ip() != null || source.mac() != null || source.domain() != null) {
      out.open(SOURCE);
      out.text(IP, source.ip());
      out.text(MAC, source.mac());
      out.text(DOMAIN, source.domain());
      out.text(DERIVED, source.derived());
      out.close();
    }
    object(out, HOST, NAME, event.device());
    Event.User user = event.user();
    if (user != null) {
      if (user.name() != null || user.domain() != null || user.email() != null) {
        out.open(USER);
        out.text(NAME, user.name());
        out.text(DOMAIN, user.domain());
        out.text(EMAIL, user.email());
        out.text(DERIVED, user.derived());
        out.close();
      }
      object(out, GROUP, NAME, user.group());
    }
  }

  private static void writeRequest(Event event, JsonPen out) {
    Event.Url url = event.url();
    if (url != null) {
      out.open(URL);
      out.text(FULL, url.full());
      out.text(DOMAIN, url.domain());
      out.text(PATH, url.path());
      out.text(QUERY, url.query());
      out.text(SCHEME, url.scheme());
      out.close();
    }
    if (event.dnsQuestion() != null) {
      out.open(DNS);
      object(out, QUESTION, NAME, event.dnsQuestion());
      out.close();
    }
    writeHttp(event.http(), out);
    object(out, USER_AGENT, ORIGINAL, event.http().userAgent());
  }

  private static void writeHttp(Event.Http http, JsonPen out) {
    boolean asked = http.method() != null || http.referrer() != null;
    boolean answered = http.status() != null || http.mimeType() != null;
    if (asked || answered) {
      out.open(HTTP);
      if (asked) {
        out.open(REQUEST);
        out.text(METHOD, http.method());
        out.text(REFERRER, http.referrer());
        out.close();
      }
      if (answered) {
        out.open(RESPONSE);
        if (http.status() != null) {
          out.number(STATUS_CODE, http.status());
        }
        out.text(MIME_TYPE, http.mimeType());
        out.close();
      }
      out.close();
    }
  }

  private static void writeVerdict(Event event, JsonPen out) {
    Event.Filter filter = event.filter();
    out.open(FILTER);
    if (!filter.category().isEmpty()) {
      out.texts(CATEGORY, filter.category());
    }
    out.text(DECISION, filter.decision().id());
    out.text(VISIBILITY, filter.visibility().id());
    out.number(LEVEL, filter.level());
    out.text(MATCHED, filter.matched());
    out.close();
    Event.Search search = event.search();
    if (search != null) {
      out.open(SEARCH);
      out.text(TERM, search.term());
      out.text(ENGINE, search.engine());
      if (search.autocomplete()) {
        out.flag(AUTOCOMPLETE);
      }
      if (!search.typingSeen()) {
        out.text(TYPING, NOT_SEEN);
      }
      out.close();
    }
  }

  private static void object(JsonPen out, Name name, Name field, @Nullable String value) {
    if (value != null) {
      out.open(name);
      out.text(field, value);
      out.close();
    }
  }

  /**
   * Reads what {@link #toBytes} wrote, now or in an older release.
   *
   * @throws IOException when it is not JSON of a version this code knows, or lacks what every event
   *     has
   */
  public static Event fromBytes(byte[] json) throws IOException {
    JsonCursor in = new JsonCursor(json, 0, json.length);
    EventFields fields = new EventFields();
    new EventReader(fields).read(in);
    in.end();
    return fields.toEvent();
  }
}

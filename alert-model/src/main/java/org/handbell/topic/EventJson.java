package org.handbell.topic;

import static org.handbell.topic.EventNames.AUTOCOMPLETE;
import static org.handbell.topic.EventNames.CATEGORY;
import static org.handbell.topic.EventNames.DECISION;
import static org.handbell.topic.EventNames.DERIVED;
import static org.handbell.topic.EventNames.DESTINATION;
import static org.handbell.topic.EventNames.DNS;
import static org.handbell.topic.EventNames.DOMAIN;
import static org.handbell.topic.EventNames.DRILL;
import static org.handbell.topic.EventNames.EMAIL;
import static org.handbell.topic.EventNames.ENGINE;
import static org.handbell.topic.EventNames.EVENT;
import static org.handbell.topic.EventNames.FILTER;
import static org.handbell.topic.EventNames.FORM;
import static org.handbell.topic.EventNames.FULL;
import static org.handbell.topic.EventNames.GROUP;
import static org.handbell.topic.EventNames.HOST;
import static org.handbell.topic.EventNames.HTTP;
import static org.handbell.topic.EventNames.ID;
import static org.handbell.topic.EventNames.INGESTED;
import static org.handbell.topic.EventNames.IP;
import static org.handbell.topic.EventNames.KIND;
import static org.handbell.topic.EventNames.LEVEL;
import static org.handbell.topic.EventNames.MAC;
import static org.handbell.topic.EventNames.MATCHED;
import static org.handbell.topic.EventNames.METHOD;
import static org.handbell.topic.EventNames.MIME_TYPE;
import static org.handbell.topic.EventNames.NAME;
import static org.handbell.topic.EventNames.OBSERVER;
import static org.handbell.topic.EventNames.OCCURRED;
import static org.handbell.topic.EventNames.ORIGINAL;
import static org.handbell.topic.EventNames.ORIGINAL_LENGTH;
import static org.handbell.topic.EventNames.PATH;
import static org.handbell.topic.EventNames.PERSON;
import static org.handbell.topic.EventNames.PRODUCT;
import static org.handbell.topic.EventNames.QUERY;
import static org.handbell.topic.EventNames.QUESTION;
import static org.handbell.topic.EventNames.REFERRER;
import static org.handbell.topic.EventNames.REQUEST;
import static org.handbell.topic.EventNames.RESPONSE;
import static org.handbell.topic.EventNames.RULE;
import static org.handbell.topic.EventNames.SCHEME;
import static org.handbell.topic.EventNames.SCHOOL;
import static org.handbell.topic.EventNames.SEARCH;
import static org.handbell.topic.EventNames.SHARED;
import static org.handbell.topic.EventNames.SOURCE;
import static org.handbell.topic.EventNames.STATUS_CODE;
import static org.handbell.topic.EventNames.TERM;
import static org.handbell.topic.EventNames.TIMESTAMP;
import static org.handbell.topic.EventNames.TYPING;
import static org.handbell.topic.EventNames.URL;
import static org.handbell.topic.EventNames.USER;
import static org.handbell.topic.EventNames.USERNAME;
import static org.handbell.topic.EventNames.USER_AGENT;
import static org.handbell.topic.EventNames.V;
import static org.handbell.topic.EventNames.VENDOR;
import static org.handbell.topic.EventNames.VISIBILITY;
import static org.handbell.topic.EventNames.YEAR;

import java.io.IOException;
import org.handbell.json.JsonName;
import org.handbell.json.JsonPen;
import org.handbell.json.OrderedCursor;
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
    byte[] timestamp = IsoMillis.format(event.timestamp());
    out.ascii(TIMESTAMP, timestamp);
    boolean then = event.occurred().equals(event.timestamp());
    out.ascii(OCCURRED, then ? timestamp : IsoMillis.format(event.occurred()));
    object(out, SCHOOL, ID, event.schoolId());
    out.repeated(event.person(), EventJson::writePerson);
    writeClient(event, out);
    writeRequest(event, out);
    object(out, DESTINATION, IP, event.destinationIp());
    object(out, RULE, NAME, event.rule());
    out.repeated(event.observer(), EventJson::writeObserver);
    writeVerdict(event, out);
    out.text(DRILL, event.drill());
    out.open(EVENT);
    out.text(ID, event.id());
    out.ascii(INGESTED, IsoMillis.format(event.ingested()));
    writeOriginal(event.original(), out);
    out.close();
    out.close();
  }

  /** Last of all and with its length, so that a reader can pass over it at one step. */
  private static void writeOriginal(@Nullable Original original, JsonPen out) {
    if (original != null) {
      int place = out.place();
      byte[] line = original.bytes();
      if (line == null || !out.ascii(ORIGINAL, line)) {
        out.text(ORIGINAL, original.text());
      }
      out.numberBefore(place, ORIGINAL_LENGTH, out.textLength());
    }
  }

  private static void writePerson(Person person, JsonPen out) {
    out.open(PERSON);
    out.repeated(ID, person.id());
    out.repeated(KIND, person.kind().id());
    out.repeated(USERNAME, person.username());
    out.repeated(NAME, person.name());
    out.repeated(YEAR, person.year());
    out.repeated(FORM, person.form());
    if (person.shared()) {
      out.flag(SHARED);
    }
    out.close();
  }

  private static void writeClient(Event event, JsonPen out) {
    out.repeated(event.source(), EventJson::writeSource);
    object(out, HOST, NAME, event.device());
    if (event.user() != null) {
      out.repeated(event.user(), EventJson::writeUser);
    }
  }

  private static void writeSource(Event.Source source, JsonPen out) {
    if (source.ip() != null || source.mac() != null || source.domain() != null) {
      out.open(SOURCE);
      out.repeated(IP, source.ip());
      out.repeated(MAC, source.mac());
      out.repeated(DOMAIN, source.domain());
      out.repeated(DERIVED, source.derived());
      out.close();
    }
  }

  private static void writeUser(Event.User user, JsonPen out) {
    if (user.name() != null || user.domain() != null || user.email() != null) {
      out.open(USER);
      out.repeated(NAME, user.name());
      out.repeated(DOMAIN, user.domain());
      out.repeated(EMAIL, user.email());
      out.repeated(DERIVED, user.derived());
      out.close();
    }
    object(out, GROUP, NAME, user.group());
  }

  private static void writeRequest(Event event, JsonPen out) {
    Event.Url url = event.url();
    if (url != null) {
      out.open(URL);
      writeAddress(url, out);
      out.repeated(SCHEME, url.scheme());
      out.close();
    }
    if (event.dnsQuestion() != null) {
      out.open(DNS);
      object(out, QUESTION, NAME, event.dnsQuestion());
      out.close();
    }
    if (event.http().referrer() == null) {
      out.repeated(event.http(), EventJson::writeHttp);
    } else { // where somebody came from is kept nowhere
      writeHttp(event.http(), out);
    }
  }

  /** Where each letter of an address is a byte, path and query are copied from it. */
  private static void writeAddress(Event.Url url, JsonPen out) {
    String full = url.full();
    out.text(FULL, full);
    int place = out.textPlace();
    boolean copied = full != null && full.equals(url.text()) && out.textLength() == full.length();
    out.repeated(DOMAIN, url.domain());
    if (!copied) {
      out.text(PATH, url.path());
      out.text(QUERY, url.query());
      return;
    }
    if (url.pathFrom() < url.pathTo()) {
      out.copied(PATH, place + url.pathFrom(), place + url.pathTo());
    }
    if (url.hasQuery()) {
      out.copied(QUERY, place + url.queryFrom(), place + url.queryTo());
    }
  }

  private static void writeHttp(Event.Http http, JsonPen out) {
    boolean asked = http.method() != null || http.referrer() != null;
    boolean answered = http.status() != null || http.mimeType() != null;
    if (asked || answered) {
      out.open(HTTP);
      if (asked) {
        out.open(REQUEST);
        out.repeated(METHOD, http.method());
        out.text(REFERRER, http.referrer());
        out.close();
      }
      if (answered) {
        out.open(RESPONSE);
        if (http.status() != null) {
          out.number(STATUS_CODE, http.status());
        }
        out.repeated(MIME_TYPE, http.mimeType());
        out.close();
      }
      out.close();
    }
    object(out, USER_AGENT, ORIGINAL, http.userAgent());
  }

  private static void writeObserver(Event.Observer observer, JsonPen out) {
    out.open(OBSERVER);
    out.repeated(VENDOR, observer.vendor());
    out.repeated(PRODUCT, observer.product());
    out.repeated(NAME, observer.name());
    out.close();
  }

  private static void writeVerdict(Event event, JsonPen out) {
    if (event.filter().matched() == null) {
      out.repeated(event.filter(), EventJson::writeFilter);
    } else { // nor is what they wrote
      writeFilter(event.filter(), out);
    }
    Event.Search search = event.search();
    if (search != null) {
      out.open(SEARCH);
      out.text(TERM, search.term());
      out.repeated(ENGINE, search.engine());
      if (search.autocomplete()) {
        out.flag(AUTOCOMPLETE);
      }
      if (!search.typingSeen()) {
        out.repeated(TYPING, NOT_SEEN);
      }
      out.close();
    }
  }

  private static void writeFilter(Event.Filter filter, JsonPen out) {
    out.open(FILTER);
    if (!filter.category().isEmpty()) {
      out.texts(CATEGORY, filter.category());
    }
    out.repeated(DECISION, filter.decision().id());
    out.repeated(VISIBILITY, filter.visibility().id());
    out.number(LEVEL, filter.level());
    out.text(MATCHED, filter.matched());
    out.close();
  }

  private static void object(JsonPen out, JsonName name, JsonName field, @Nullable String value) {
    if (value != null) {
      out.open(name);
      out.repeated(field, value);
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
    OrderedCursor in = new OrderedCursor(json);
    Event event = new EventReader(in).read();
    in.end();
    return event;
  }
}

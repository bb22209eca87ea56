package org.handbell.topic;

import static java.util.function.Function.identity;
import static org.handbell.topic.EventNames.CATEGORY;
import static org.handbell.topic.EventNames.DECISION;
import static org.handbell.topic.EventNames.DERIVED;
import static org.handbell.topic.EventNames.DOMAIN;
import static org.handbell.topic.EventNames.EMAIL;
import static org.handbell.topic.EventNames.FORM;
import static org.handbell.topic.EventNames.ID;
import static org.handbell.topic.EventNames.IP;
import static org.handbell.topic.EventNames.KIND;
import static org.handbell.topic.EventNames.LEVEL;
import static org.handbell.topic.EventNames.MAC;
import static org.handbell.topic.EventNames.MATCHED;
import static org.handbell.topic.EventNames.MIME_TYPE;
import static org.handbell.topic.EventNames.NAME;
import static org.handbell.topic.EventNames.ORIGINAL;
import static org.handbell.topic.EventNames.PRODUCT;
import static org.handbell.topic.EventNames.SHARED;
import static org.handbell.topic.EventNames.STATUS_CODE;
import static org.handbell.topic.EventNames.USERNAME;
import static org.handbell.topic.EventNames.VENDOR;
import static org.handbell.topic.EventNames.VISIBILITY;
import static org.handbell.topic.EventNames.YEAR;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.handbell.json.JsonName;
import org.handbell.json.OrderedCursor;
import org.handbell.json.RecentObjects;
import org.handbell.model.Decision;
import org.handbell.model.Event;
import org.handbell.model.Person;
import org.handbell.model.PersonKind;
import org.handbell.model.Visibility;
import org.jspecify.annotations.Nullable;

/**
 * The parts of an event that stand in event after event, as who asked, with what, and what the
 * filter said: each is known by its bytes, and read only where it is new.
 */
final class EventParts {

  private static final Map<String, PersonKind> KINDS = byId(PersonKind.values(), PersonKind::id);
  private static final Map<String, Decision> DECISIONS = byId(Decision.values(), Decision::id);
  private static final Map<String, Visibility> VISIBILITIES =
      byId(Visibility.values(), Visibility::id);

  static final Event.Source NO_SOURCE = new Event.Source(null, null, null);
  static final Event.User NO_USER = new Event.User(null, null, null, null);
  static final Event.Observer NO_OBSERVER = new Event.Observer("", "", "");
  static final Event.Filter NO_FILTER =
      new Event.Filter(List.of(), Decision.UNKNOWN, Visibility.FULL, Event.PERSONS_ACT, null);

  private static final int HUNDREDS = 10;
  private static final int THOUSANDS = 13;

  static final RecentObjects<Only> SCHOOLS = new RecentObjects<>(HUNDREDS, of -> only(ID, of));
  static final RecentObjects<Person> PERSONS = new RecentObjects<>(THOUSANDS, EventParts::person);
  static final RecentObjects<Event.Source> SOURCES =
      new RecentObjects<>(THOUSANDS, EventParts::source);
  static final RecentObjects<Only> DEVICES = new RecentObjects<>(THOUSANDS, of -> only(NAME, of));
  static final RecentObjects<Event.User> USERS = new RecentObjects<>(THOUSANDS, EventParts::user);
  static final RecentObjects<Only> GROUPS = new RecentObjects<>(HUNDREDS, of -> only(NAME, of));
  static final RecentObjects<Response> RESPONSES =
      new RecentObjects<>(HUNDREDS, EventParts::response);
  static final RecentObjects<Only> AGENTS = new RecentObjects<>(HUNDREDS, of -> only(ORIGINAL, of));
  static final RecentObjects<Only> DESTINATIONS =
      new RecentObjects<>(THOUSANDS, of -> only(IP, of));
  static final RecentObjects<Only> RULES = new RecentObjects<>(HUNDREDS, of -> only(NAME, of));
  static final RecentObjects<Event.Observer> OBSERVERS =
      new RecentObjects<>(HUNDREDS, EventParts::observer);

  /** What the filter matched may be what somebody wrote. */
  static final RecentObjects<Event.Filter> FILTERS =
      new RecentObjects<>(THOUSANDS, EventParts::filter, filter -> filter.matched() == null);

  /** Of an object whose other fields nobody wants. */
  record Only(@Nullable String text) {
    static final Only ABSENT = new Only(null);
  }

  record Response(@Nullable Integer status, @Nullable String mimeType) {
    static final Response NONE = new Response(null, null);
  }

  private EventParts() {}

  static Only only(JsonName wanted, OrderedCursor in) throws IOException {
    String text = null;
    in.enter();
    while (in.more()) {
      text = in.at(wanted) ? in.repeated() : text;
    }
    return text == null ? Only.ABSENT : new Only(text);
  }

  private static Person person(OrderedCursor in) throws IOException {
    String id = null;
    PersonKind kind = PersonKind.UNKNOWN;
    String username = null;
    String name = null;
    String year = null;
    String form = null;
    boolean shared = false;
    in.enter();
    while (in.more()) {
      id = in.at(ID) ? in.repeated() : id;
      kind = in.at(KIND) ? oneOf(KINDS, in) : kind;
      username = in.at(USERNAME) ? in.repeated() : username;
      name = in.at(NAME) ? in.repeated() : name;
      year = in.at(YEAR) ? in.repeated() : year;
      form = in.at(FORM) ? in.repeated() : form;
      shared = in.at(SHARED) ? Boolean.TRUE.equals(in.flag()) : shared;
    }
    if (id == null) {
      throw lacking();
    }
    return new Person(id, kind, username, name, year, form, shared);
  }

  private static Event.Source source(OrderedCursor in) throws IOException {
    String ip = null;
    String mac = null;
    String domain = null;
    String derived = null;
    in.enter();
    while (in.more()) {
      ip = in.at(IP) ? in.repeated() : ip;
      mac = in.at(MAC) ? in.repeated() : mac;
      domain = in.at(DOMAIN) ? in.repeated() : domain;
      derived = in.at(DERIVED) ? in.repeated() : derived;
    }
    return new Event.Source(ip, mac, domain, derived);
  }

  private static Event.User user(OrderedCursor in) throws IOException {
    String name = null;
    String domain = null;
    String email = null;
    String derived = null;
    in.enter();
    while (in.more()) {
      name = in.at(NAME) ? in.repeated() : name;
      domain = in.at(DOMAIN) ? in.repeated() : domain;
      email = in.at(EMAIL) ? in.repeated() : email;
      derived = in.at(DERIVED) ? in.repeated() : derived;
    }
    return new Event.User(name, domain, email, null, derived);
  }

  private static Response response(OrderedCursor in) throws IOException {
    Integer status = null;
    String mimeType = null;
    in.enter();
    while (in.more()) {
      status = in.at(STATUS_CODE) ? (Integer) in.number() : status;
      mimeType = in.at(MIME_TYPE) ? in.repeated() : mimeType;
    }
    return new Response(status, mimeType);
  }

  private static Event.Observer observer(OrderedCursor in) throws IOException {
    String vendor = "";
    String product = "";
    String name = "";
    in.enter();
    while (in.more()) {
      vendor = in.at(VENDOR) ? in.repeated() : vendor;
      product = in.at(PRODUCT) ? in.repeated() : product;
      name = in.at(NAME) ? in.repeated() : name;
    }
    return new Event.Observer(vendor, product, name);
  }

  private static Event.Filter filter(OrderedCursor in) throws IOException {
    List<String> category = List.of();
    Decision decision = Decision.UNKNOWN;
    Visibility visibility = Visibility.FULL;
    int level = Event.PERSONS_ACT;
    String matched = null;
    in.enter();
    while (in.more()) {
      category = in.at(CATEGORY) ? texts(in) : category;
      decision = in.at(DECISION) ? oneOf(DECISIONS, in) : decision;
      visibility = in.at(VISIBILITY) ? oneOf(VISIBILITIES, in) : visibility;
      level = in.at(LEVEL) ? in.number() : level;
      matched = in.at(MATCHED) ? in.string() : matched;
    }
    return new Event.Filter(category, decision, visibility, level, matched);
  }

  static IOException lacking() {
    return new IOException("an event without id, times, school or person");
  }

  private static List<String> texts(OrderedCursor in) throws IOException {
    List<String> texts = new ArrayList<>(4);
    if (!in.enterArray()) {
      in.skip();
      return texts;
    }
    while (in.nextElement()) {
      texts.add(in.repeated());
    }
    return texts;
  }

  private static <T> Map<String, T> byId(T[] values, Function<T, String> id) {
    return Arrays.stream(values).collect(Collectors.toUnmodifiableMap(id, identity()));
  }

  private static <T> T oneOf(Map<String, T> values, OrderedCursor in) throws IOException {
    T value = values.get(in.repeated());
    if (value == null) {
      throw new IOException("one of " + values.keySet() + " is wanted");
    }
    return value;
  }
}

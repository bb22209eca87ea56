package org.handbell.topic;

import static java.util.function.Function.identity;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.handbell.json.JsonCursor;
import org.handbell.json.KnownNames;
import org.handbell.model.Decision;
import org.handbell.model.Original;
import org.handbell.model.PersonKind;
import org.handbell.model.Visibility;
import org.jspecify.annotations.Nullable;

/**
 * Reads the fields of one event, in any order. The original line, which is more than half of it and
 * which hardly anybody asks for, is passed over until somebody does.
 */
final class EventReader {

  private static final KnownNames NAMES =
      new KnownNames(
          "@timestamp",
          "autocomplete",
          "category",
          "decision",
          "derived",
          "destination",
          "dns",
          "domain",
          "drill",
          "email",
          "engine",
          "event",
          "filter",
          "form",
          "full",
          "group",
          "host",
          "http",
          "id",
          "ingested",
          "ip",
          "kind",
          "level",
          "mac",
          "matched",
          "method",
          "mime_type",
          "name",
          "observer",
          "occurred",
          "original",
          "path",
          "person",
          "product",
          "query",
          "question",
          "referrer",
          "request",
          "response",
          "rule",
          "scheme",
          "school",
          "search",
          "shared",
          "source",
          "status_code",
          "term",
          "typing",
          "url",
          "user",
          "user_agent",
          "username",
          "v",
          "vendor",
          "visibility",
          "year");

  private static final Map<String, PersonKind> KINDS = byId(PersonKind.values(), PersonKind::id);
  private static final Map<String, Decision> DECISIONS = byId(Decision.values(), Decision::id);
  private static final Map<String, Visibility> VISIBILITIES =
      byId(Visibility.values(), Visibility::id);

  private final EventFields event;

  EventReader(EventFields event) {
    this.event = event;
  }

  void read(JsonCursor in) throws IOException {
    if (!in.enterObject()) {
      throw new IOException("an event is a JSON object");
    }
    while (in.nextName()) {
      switch (in.name(NAMES)) {
        case "v" -> event.version = in.number();
        case "@timestamp" -> event.timestamp = time(in);
        case "event" -> each(in, this::event);
        case "occurred" -> event.occurred = time(in);
        case "school" -> event.school = only("id", in);
        case "person" -> each(in, this::person);
        case "source" -> each(in, this::source);
        case "host" -> event.device = only("name", in);
        case "user" -> each(in, this::user);
        case "group" -> event.group = only("name", in);
        case "url" -> each(in, this::url);
        case "dns" -> each(in, this::dns);
        case "http" -> each(in, this::http);
        case "user_agent" -> event.agent = only("original", in);
        case "destination" -> event.destination = only("ip", in);
        case "rule" -> event.rule = only("name", in);
        case "observer" -> each(in, this::observer);
        case "filter" -> each(in, this::filter);
        case "search" -> each(in, this::search);
        case "drill" -> event.drill = in.string();
        default -> in.skip();
      }
    }
  }

  /** What reads one field of an object. */
  @FunctionalInterface
  private interface Field {
    void read(JsonCursor in, String name) throws IOException;
  }

  private static void each(JsonCursor in, Field field) throws IOException {
    if (!in.enterObject()) {
      in.skip();
      return;
    }
    while (in.nextName()) {
      field.read(in, in.name(NAMES));
    }
  }

  /** The text of that name in the object that stands here. */
  private static @Nullable String only(String wanted, JsonCursor in) throws IOException {
    String text = null;
    if (!in.enterObject()) {
      in.skip();
      return null;
    }
    while (in.nextName()) {
      if (in.name(NAMES).equals(wanted)) {
        text = in.repeated();
      } else {
        in.skip();
      }
    }
    return text;
  }

  private static Instant time(JsonCursor in) throws IOException {
    return IsoMillis.parse(in.string());
  }

  private void event(JsonCursor in, String name) throws IOException {
    switch (name) {
      case "id" -> event.id = in.string();
      case "ingested" -> event.ingested = time(in);
      case "original" -> event.original = Original.later(in.later());
      default -> in.skip();
    }
  }

  private void person(JsonCursor in, String name) throws IOException {
    switch (name) {
      case "id" -> event.personId = in.repeated();
      case "kind" -> event.personKind = oneOf(KINDS, in);
      case "username" -> event.username = in.repeated();
      case "name" -> event.personName = in.repeated();
      case "year" -> event.year = in.repeated();
      case "form" -> event.form = in.repeated();
      case "shared" -> event.shared = Boolean.TRUE.equals(in.flag());
      default -> in.skip();
    }
  }

  private void source(JsonCursor in, String name) throws IOException {
    switch (name) {
      case "ip" -> event.ip = in.repeated();
      case "mac" -> event.mac = in.repeated();
      case "domain" -> event.sourceDomain = in.repeated();
      case "derived" -> event.sourceDerived = in.repeated();
      default -> in.skip();
    }
  }

  private void user(JsonCursor in, String name) throws IOException {
    switch (name) {
      case "name" -> event.userName = in.repeated();
      case "domain" -> event.userDomain = in.repeated();
      case "email" -> event.email = in.repeated();
      case "derived" -> event.userDerived = in.repeated();
      default -> in.skip();
    }
  }

  private void url(JsonCursor in, String name) throws IOException {
    switch (name) {
      case "full" -> event.full = in.string();
      case "domain" -> event.domain = in.repeated();
      case "path" -> event.path = in.string();
      case "query" -> event.query = in.string();
      case "scheme" -> event.scheme = in.repeated();
      default -> in.skip();
    }
  }

  private void dns(JsonCursor in, String name) throws IOException {
    switch (name) {
      case "question" -> event.dns = only("name", in);
      default -> in.skip();
    }
  }

  private void http(JsonCursor in, String name) throws IOException {
    switch (name) {
      case "request" -> each(in, this::request);
      case "response" -> each(in, this::response);
      default -> in.skip();
    }
  }

  private void request(JsonCursor in, String name) throws IOException {
    switch (name) {
      case "method" -> event.method = in.repeated();
      case "referrer" -> event.referrer = in.string();
      default -> in.skip();
    }
  }

  private void response(JsonCursor in, String name) throws IOException {
    switch (name) {
      case "status_code" -> event.status = in.number();
      case "mime_type" -> event.mime = in.repeated();
      default -> in.skip();
    }
  }

  private void observer(JsonCursor in, String name) throws IOException {
    switch (name) {
      case "vendor" -> event.vendor = in.repeated();
      case "product" -> event.product = in.repeated();
      case "name" -> event.observer = in.repeated();
      default -> in.skip();
    }
  }

  private void filter(JsonCursor in, String name) throws IOException {
    switch (name) {
      case "category" -> event.category = texts(in);
      case "decision" -> event.decision = oneOf(DECISIONS, in);
      case "visibility" -> event.visibility = oneOf(VISIBILITIES, in);
      case "level" -> event.level = in.number();
      case "matched" -> event.matched = in.string();
      default -> in.skip();
    }
  }

  private void search(JsonCursor in, String name) throws IOException {
    switch (name) {
      case "term" -> event.term = in.string();
      case "engine" -> event.engine = in.repeated();
      case "autocomplete" -> event.autocomplete = Boolean.TRUE.equals(in.flag());
      case "typing" -> event.typingSeen = !in.string().equals(EventJson.NOT_SEEN);
      default -> in.skip();
    }
  }

  private static List<String> texts(JsonCursor in) throws IOException {
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

  private static <V> Map<String, V> byId(V[] values, Function<V, String> id) {
    return Arrays.stream(values).collect(Collectors.toUnmodifiableMap(id, identity()));
  }

  private static <V> V oneOf(Map<String, V> values, JsonCursor in) throws IOException {
    V value = values.get(in.repeated());
    if (value == null) {
      throw new IOException("one of " + values.keySet() + " is wanted");
    }
    return value;
  }
}

package org.handbell.topic;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.handbell.model.Decision;
import org.handbell.model.Event;
import org.handbell.model.Person;
import org.handbell.model.PersonKind;
import org.handbell.model.Visibility;
import org.jspecify.annotations.Nullable;

/**
 * An event as nested JSON in the names of the Elastic Common Schema, written and read as a stream:
 * this is on the path of every line. Field {@code v} is the version of the form; unknown fields are
 * passed over; times are milliseconds in UTC, ISO 8601.
 */
public final class EventJson {

  /** The newest form this code reads and the one it writes. */
  static final int VERSION = 1;

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(20).build())
          .build();

  private EventJson() {}

  public static byte[] toBytes(Event event) {
    try (ByteArrayBuilder bytes = new ByteArrayBuilder(JSON._getBufferRecycler(), 1024)) {
      try (JsonGenerator out = JSON.createGenerator(bytes)) {
        write(event, out);
      }
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new IllegalStateException("writing to memory failed", e);
    }
  }

  /** Writes the event as one JSON object. */
  public static void write(Event event, JsonGenerator out) throws IOException {
    out.writeStartObject();
    out.writeNumberField("v", VERSION);
    out.writeStringField("@timestamp", IsoMillis.format(event.timestamp()));
    out.writeObjectFieldStart("event");
    out.writeStringField("id", event.id());
    out.writeStringField("ingested", IsoMillis.format(event.ingested()));
    text(out, "original", event.original());
    out.writeEndObject();
    out.writeStringField("occurred", IsoMillis.format(event.occurred()));
    object(out, "school", "id", event.schoolId());
    writePerson(event.person(), out);
    writeClient(event, out);
    writeRequest(event, out);
    object(out, "destination", "ip", event.destinationIp());
    object(out, "rule", "name", event.rule());
    Event.Observer observer = event.observer();
    out.writeObjectFieldStart("observer");
    out.writeStringField("vendor", observer.vendor());
    out.writeStringField("product", observer.product());
    out.writeStringField("name", observer.name());
    out.writeEndObject();
    writeVerdict(event, out);
    out.writeEndObject();
  }

  private static void writePerson(Person person, JsonGenerator out) throws IOException {
    out.writeObjectFieldStart("person");
    out.writeStringField("id", person.id());
    out.writeStringField("kind", person.kind().id());
    text(out, "username", person.username());
    text(out, "name", person.name());
    text(out, "year", person.year());
    text(out, "form", person.form());
    out.writeEndObject();
  }

  private static void writeClient(Event event, JsonGenerator out) throws IOException {
    Event.Source source = event.source();
    if (source.ip() != null || source.mac() != null || source.domain() != null) {
      out.writeObjectFieldStart("source");
      text(out, "ip", source.ip());
      text(out, "mac", source.mac());
      text(out, "domain", source.domain());
      out.writeEndObject();
    }
    object(out, "host", "name", event.device());
    Event.User user = event.user();
    if (user != null) {
      if (user.name() != null || user.domain() != null || user.email() != null) {
        out.writeObjectFieldStart("user");
        text(out, "name", user.name());
        text(out, "domain", user.domain());
        text(out, "email", user.email());
        out.writeEndObject();
      }
      object(out, "group", "name", user.group());
    }
  }

  private static void writeRequest(Event event, JsonGenerator out) throws IOException {
    Event.Url url = event.url();
    if (url != null) {
      out.writeObjectFieldStart("url");
      text(out, "full", url.full());
      text(out, "domain", url.domain());
      text(out, "path", url.path());
      text(out, "query", url.query());
      text(out, "scheme", url.scheme());
      out.writeEndObject();
    }
    if (event.dnsQuestion() != null) {
      out.writeObjectFieldStart("dns");
      object(out, "question", "name", event.dnsQuestion());
      out.writeEndObject();
    }
    Event.Http http = event.http();
    if (http.method() != null || http.referrer() != null) {
      out.writeObjectFieldStart("http");
      out.writeObjectFieldStart("request");
      text(out, "method", http.method());
      text(out, "referrer", http.referrer());
      out.writeEndObject();
      writeResponse(http, out);
      out.writeEndObject();
    } else if (http.status() != null || http.mimeType() != null) {
      out.writeObjectFieldStart("http");
      writeResponse(http, out);
      out.writeEndObject();
    }
    object(out, "user_agent", "original", http.userAgent());
  }

  private static void writeResponse(Event.Http http, JsonGenerator out) throws IOException {
    if (http.status() != null || http.mimeType() != null) {
      out.writeObjectFieldStart("response");
      if (http.status() != null) {
        out.writeNumberField("status_code", http.status());
      }
      text(out, "mime_type", http.mimeType());
      out.writeEndObject();
    }
  }

  private static void writeVerdict(Event event, JsonGenerator out) throws IOException {
    Event.Filter filter = event.filter();
    out.writeObjectFieldStart("filter");
    if (!filter.category().isEmpty()) {
      out.writeArrayFieldStart("category");
      for (String category : filter.category()) {
        out.writeString(category);
      }
      out.writeEndArray();
    }
    out.writeStringField("decision", filter.decision().id());
    out.writeStringField("visibility", filter.visibility().id());
    out.writeNumberField("level", filter.level());
    text(out, "matched", filter.matched());
    out.writeEndObject();
    Event.Search search = event.search();
    if (search != null) {
      out.writeObjectFieldStart("search");
      out.writeStringField("term", search.term());
      out.writeStringField("engine", search.engine());
      if (search.autocomplete()) {
        out.writeBooleanField("autocomplete", true);
      }
      out.writeEndObject();
    }
  }

  private static void text(JsonGenerator out, String name, @Nullable String value)
      throws IOException {
    if (value != null) {
      out.writeStringField(name, value);
    }
  }

  private static void object(JsonGenerator out, String name, String field, @Nullable String value)
      throws IOException {
    if (value != null) {
      out.writeObjectFieldStart(name);
      out.writeStringField(field, value);
      out.writeEndObject();
    }
  }

  /**
   * Reads what {@link #toBytes} wrote, now or in an older release.
   *
   * @throws IOException when it is not JSON of a version this code knows, or lacks what every event
   *     has
   */
  public static Event fromBytes(byte[] json) throws IOException {
    try (JsonParser in = JSON.createParser(json)) {
      Fields fields = new Fields();
      in.nextToken();
      fields.readObject(in, "");
      return fields.toEvent(in);
    }
  }

  /** What has been read so far; a field's place is its dotted path. */
  private static final class Fields {
    private int version;
    private @Nullable Instant timestamp;
    private @Nullable Instant ingested;
    private @Nullable Instant occurred;
    private @Nullable String id;
    private @Nullable String original;
    private @Nullable String school;
    private @Nullable String personId;
    private PersonKind personKind = PersonKind.UNKNOWN;
    private @Nullable String username;
    private @Nullable String personName;
    private @Nullable String year;
    private @Nullable String form;
    private @Nullable String ip;
    private @Nullable String mac;
    private @Nullable String sourceDomain;
    private @Nullable String device;
    private @Nullable String userName;
    private @Nullable String userDomain;
    private @Nullable String email;
    private @Nullable String group;
    private @Nullable String full;
    private @Nullable String domain;
    private @Nullable String path;
    private @Nullable String query;
    private @Nullable String scheme;
    private @Nullable String dns;
    private @Nullable String method;
    private @Nullable String referrer;
    private @Nullable Integer status;
    private @Nullable String mime;
    private @Nullable String agent;
    private @Nullable String destination;
    private @Nullable String rule;
    private String vendor = "";
    private String product = "";
    private String observer = "";
    private List<String> category = List.of();
    private Decision decision = Decision.UNKNOWN;
    private Visibility visibility = Visibility.FULL;
    private int level = Event.PERSONS_ACT;
    private @Nullable String matched;
    private @Nullable String term;
    private String engine = "";
    private boolean autocomplete;

    void readObject(JsonParser in, String parent) throws IOException {
      if (in.currentToken() != JsonToken.START_OBJECT) {
        throw new JsonParseException(in, "an event is a JSON object");
      }
      String name;
      while ((name = in.nextFieldName()) != null) {
        JsonToken token = in.nextToken();
        if (token == JsonToken.START_OBJECT && isKnownObject(parent, name)) {
          readObject(in, name);
        } else if (token == JsonToken.START_ARRAY || token == JsonToken.START_OBJECT) {
          if (parent.equals("filter") && name.equals("category")) {
            category = strings(in);
          } else {
            in.skipChildren();
          }
        } else {
          value(in, parent, name);
        }
      }
    }

    private static boolean isKnownObject(String parent, String name) {
      return switch (parent) {
        case "" ->
            switch (name) {
              case "event",
                  "school",
                  "person",
                  "source",
                  "host",
                  "user",
                  "group",
                  "url",
                  "dns",
                  "http",
                  "user_agent",
                  "destination",
                  "rule",
                  "observer",
                  "filter",
                  "search" ->
                  true;
              default -> false;
            };
        case "dns" -> name.equals("question");
        case "http" -> name.equals("request") || name.equals("response");
        default -> false;
      };
    }

    private static List<String> strings(JsonParser in) throws IOException {
      List<String> strings = new ArrayList<>(4);
      while (in.nextToken() != JsonToken.END_ARRAY) {
        strings.add(in.getText());
      }
      return strings;
    }

    private void value(JsonParser in, String parent, String name) throws IOException {
      switch (parent) {
        case "" -> top(in, name);
        case "event" -> {
          switch (name) {
            case "id" -> id = in.getText();
            case "ingested" -> ingested = IsoMillis.parse(in.getText());
            case "original" -> original = in.getText();
            default -> {}
          }
        }
        case "school" -> school = name.equals("id") ? in.getText() : school;
        case "person" -> person(in, name);
        case "source" -> {
          switch (name) {
            case "ip" -> ip = in.getText();
            case "mac" -> mac = in.getText();
            case "domain" -> sourceDomain = in.getText();
            default -> {}
          }
        }
        case "host" -> device = name.equals("name") ? in.getText() : device;
        case "user" -> {
          switch (name) {
            case "name" -> userName = in.getText();
            case "domain" -> userDomain = in.getText();
            case "email" -> email = in.getText();
            default -> {}
          }
        }
        case "group" -> group = name.equals("name") ? in.getText() : group;
        case "url" -> url(in, name);
        case "question" -> dns = name.equals("name") ? in.getText() : dns;
        case "request", "response" -> http(in, name);
        case "user_agent" -> agent = name.equals("original") ? in.getText() : agent;
        case "destination" -> destination = name.equals("ip") ? in.getText() : destination;
        case "rule" -> rule = name.equals("name") ? in.getText() : rule;
        case "observer" -> {
          switch (name) {
            case "vendor" -> vendor = in.getText();
            case "product" -> product = in.getText();
            case "name" -> observer = in.getText();
            default -> {}
          }
        }
        case "filter" -> filter(in, name);
        case "search" -> {
          switch (name) {
            case "term" -> term = in.getText();
            case "engine" -> engine = in.getText();
            case "autocomplete" -> autocomplete = in.getBooleanValue();
            default -> {}
          }
        }
        default -> {}
      }
    }

    private void top(JsonParser in, String name) throws IOException {
      switch (name) {
        case "v" -> version = in.getIntValue();
        case "@timestamp" -> timestamp = IsoMillis.parse(in.getText());
        case "occurred" -> occurred = IsoMillis.parse(in.getText());
        default -> {}
      }
    }

    private void person(JsonParser in, String name) throws IOException {
      switch (name) {
        case "id" -> personId = in.getText();
        case "kind" -> personKind = PersonKind.valueOf(upper(in.getText()));
        case "username" -> username = in.getText();
        case "name" -> personName = in.getText();
        case "year" -> year = in.getText();
        case "form" -> form = in.getText();
        default -> {}
      }
    }

    private void url(JsonParser in, String name) throws IOException {
      switch (name) {
        case "full" -> full = in.getText();
        case "domain" -> domain = in.getText();
        case "path" -> path = in.getText();
        case "query" -> query = in.getText();
        case "scheme" -> scheme = in.getText();
        default -> {}
      }
    }

    private void http(JsonParser in, String name) throws IOException {
      switch (name) {
        case "method" -> method = in.getText();
        case "referrer" -> referrer = in.getText();
        case "status_code" -> status = in.getIntValue();
        case "mime_type" -> mime = in.getText();
        default -> {}
      }
    }

    private void filter(JsonParser in, String name) throws IOException {
      switch (name) {
        case "decision" -> decision = Decision.valueOf(upper(in.getText()));
        case "visibility" -> visibility = Visibility.valueOf(upper(in.getText()));
        case "level" -> level = in.getIntValue();
        case "matched" -> matched = in.getText();
        default -> {}
      }
    }

    private static String upper(String id) {
      return id.toUpperCase(Locale.ROOT);
    }

    Event toEvent(JsonParser in) throws IOException {
      if (version < 1 || version > VERSION) {
        throw new JsonParseException(
            in, "an event of version %d; this Handbell reads up to %d".formatted(version, VERSION));
      }
      if (id == null
          || timestamp == null
          || ingested == null
          || occurred == null
          || school == null
          || personId == null) {
        throw new JsonParseException(in, "an event without id, times, school or person");
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
          new Person(personId, personKind, username, personName, year, form),
          new Event.Source(ip, mac, sourceDomain),
          device,
          hasUser ? new Event.User(userName, userDomain, email, group) : null,
          hasUrl ? new Event.Url(full, domain, path, query, scheme) : null,
          dns,
          new Event.Http(method, referrer, status, mime, agent),
          destination,
          rule,
          new Event.Observer(vendor, product, observer),
          new Event.Filter(category, decision, visibility, level, matched),
          term == null ? null : new Event.Search(term, engine, autocomplete));
    }
  }
}

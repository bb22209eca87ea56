package org.handbell.topic;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.UTF8JsonGenerator;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import java.io.IOException;
import org.handbell.model.Event;
import org.handbell.model.Original;
import org.handbell.model.Person;
import org.jspecify.annotations.Nullable;

/**
 * An event as nested JSON in the names of the Elastic Common Schema, written and read as a stream:
 * this is on the path of every line. Field {@code v} is the version of the form; unknown fields are
 * passed over; times are milliseconds in UTC, ISO 8601.
 */
public final class EventJson {

  /** The newest form this code reads and the one it writes. */
  static final int VERSION = 1;

  /** The value of {@code search.typing} where a link opened the search. */
  static final String NOT_SEEN = "not seen";

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
      return bytes.getClearAndRelease();
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
    Original original = event.original();
    if (original != null) {
      writeOriginal(original, out);
    }
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
    text(out, "drill", event.drill());
    out.writeEndObject();
  }

  private static void writeOriginal(Original original, JsonGenerator out) throws IOException {
    out.writeFieldName("original");
    byte[] line = out instanceof UTF8JsonGenerator ? original.ascii() : null;
    if (line == null) {
      out.writeString(original.text());
    } else {
      out.writeUTF8String(line, 0, line.length);
    }
  }

  private static void writePerson(Person person, JsonGenerator out) throws IOException {
    out.writeObjectFieldStart("person");
    out.writeStringField("id", person.id());
    out.writeStringField("kind", person.kind().id());
    text(out, "username", person.username());
    text(out, "name", person.name());
    text(out, "year", person.year());
    text(out, "form", person.form());
    if (person.shared()) {
      out.writeBooleanField("shared", true);
    }
    out.writeEndObject();
  }

  private static void writeClient(Event event, JsonGenerator out) throws IOException {
    Event.Source source = event.source();
    if (source.ip() != null || source.mac() != null || source.domain() != null) {
      out.writeObjectFieldStart("source");
      text(out, "ip", source.ip());
      text(out, "mac", source.mac());
      text(out, "domain", source.domain());
      text(out, "derived", source.derived());
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
        text(out, "derived", user.derived());
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
      if (!search.typingSeen()) {
        out.writeStringField("typing", NOT_SEEN);
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
      EventFields fields = new EventFields();
      in.nextToken();
      fields.readObject(in, "");
      return fields.toEvent(in);
    }
  }
}

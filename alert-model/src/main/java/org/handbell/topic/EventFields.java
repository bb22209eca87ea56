package org.handbell.topic;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.handbell.model.Decision;
import org.handbell.model.Event;
import org.handbell.model.Original;
import org.handbell.model.Person;
import org.handbell.model.PersonKind;
import org.handbell.model.Visibility;
import org.jspecify.annotations.Nullable;

/** What has been read of one event so far; a field's place is its parent's name and its own. */
final class EventFields {

  private int version;
  private @Nullable Instant timestamp;
  private @Nullable Instant ingested;
  private @Nullable Instant occurred;
  private @Nullable String id;
  private @Nullable Original original;
  private @Nullable String school;
  private @Nullable String personId;
  private PersonKind personKind = PersonKind.UNKNOWN;
  private @Nullable String username;
  private @Nullable String personName;
  private @Nullable String year;
  private @Nullable String form;
  private boolean shared;
  private @Nullable String ip;
  private @Nullable String mac;
  private @Nullable String sourceDomain;
  private @Nullable String sourceDerived;
  private @Nullable String device;
  private @Nullable String userName;
  private @Nullable String userDomain;
  private @Nullable String email;
  private @Nullable String userDerived;
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
  private boolean typingSeen = true;
  private @Nullable String drill;

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
          case "original" -> original = Original.of(in.getText());
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
          case "derived" -> sourceDerived = in.getText();
          default -> {}
        }
      }
      case "host" -> device = name.equals("name") ? in.getText() : device;
      case "user" -> {
        switch (name) {
          case "name" -> userName = in.getText();
          case "domain" -> userDomain = in.getText();
          case "email" -> email = in.getText();
          case "derived" -> userDerived = in.getText();
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
          case "typing" -> typingSeen = !in.getText().equals(EventJson.NOT_SEEN);
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
      case "drill" -> drill = in.getText();
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
      case "shared" -> shared = in.getBooleanValue();
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
    if (version < 1 || version > EventJson.VERSION) {
      throw new JsonParseException(
          in,
          "an event of version %d; this Handbell reads up to %d"
              .formatted(version, EventJson.VERSION));
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

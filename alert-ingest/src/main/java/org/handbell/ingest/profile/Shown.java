package org.handbell.ingest.profile;

import java.util.LinkedHashMap;
import java.util.Map;
import org.handbell.model.Event;
import org.jspecify.annotations.Nullable;

/** An event's fields under the names that profiles use for them. */
final class Shown {

  private final Map<String, String> fields = new LinkedHashMap<>();

  private Shown() {}

  static Map<String, String> of(Event event) {
    Shown shown = new Shown();
    shown.put("@timestamp", event.timestamp());
    shown.put("source.ip", event.source().ip());
    shown.put("source.mac", event.source().mac());
    shown.put("source.domain", event.source().domain());
    shown.put("host.name", event.device());
    shown.put("person.id", event.person().id());
    shown.user(event.user());
    shown.url(event.url());
    shown.put("dns.question.name", event.dnsQuestion());
    shown.put("destination.ip", event.destinationIp());
    shown.put("rule.name", event.rule());
    shown.put("filter.category", String.join(", ", event.filter().category()));
    shown.put("filter.decision", event.filter().decision().id());
    shown.put("filter.visibility", event.filter().visibility().id());
    shown.put("filter.level", event.filter().level());
    shown.put("filter.matched", event.filter().matched());
    shown.http(event.http());
    if (event.search() != null) {
      shown.put("search.term", event.search().term());
      shown.put("search.engine", event.search().engine());
    }
    return shown.fields;
  }

  private void user(Event.@Nullable User user) {
    if (user != null) {
      put("user.name", user.name());
      put("user.domain", user.domain());
      put("user.email", user.email());
      put("group.name", user.group());
    }
  }

  private void url(Event.@Nullable Url url) {
    if (url != null) {
      put("url.full", url.full());
      put("url.domain", url.domain());
      put("url.path", url.path());
      put("url.query", url.query());
      put("url.scheme", url.scheme());
    }
  }

  private void http(Event.Http http) {
    put("http.request.method", http.method());
    put("http.request.referrer", http.referrer());
    put("http.response.status_code", http.status());
    put("http.response.mime_type", http.mimeType());
    put("user_agent.original", http.userAgent());
  }

  private void put(String name, @Nullable Object value) {
    if (value != null && !value.toString().isEmpty()) {
      fields.put(name, value.toString());
    }
  }
}

package org.handbell.notifier.deliver.http;

import java.net.URI;
import java.time.Instant;
import java.util.Map;
import org.handbell.notifier.deliver.Nudge;

/** How one kind of channel wants a nudge. */
@FunctionalInterface
interface Form {

  /** The request for one attempt, made at that moment. */
  Request of(Nudge nudge, Instant now);

  /** What goes over the wire. */
  record Request(String method, URI address, Map<String, String> headers, String body) {

    static Request json(URI address, String body) {
      return new Request("POST", address, Map.of("Content-Type", "application/json"), body);
    }
  }
}

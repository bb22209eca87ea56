package org.handbell.classifier.trial;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import org.handbell.model.Event;
import org.handbell.model.Evidence;
import org.handbell.model.Incident;
import org.jspecify.annotations.Nullable;

/** An event made again of what was kept of it, so that it can be judged again. */
final class KeptEvent {

  private KeptEvent() {}

  static Event of(Incident incident, Evidence evidence) {
    return of(incident, evidence, url(evidence), search(evidence, evidence.text()));
  }

  /** As if the same person had searched for that in the same place. */
  static Event searching(Incident incident, Evidence evidence, String term) {
    return of(incident, evidence, null, new Event.Search(term, "other", false));
  }

  private static Event of(
      Incident incident,
      Evidence evidence,
      Event.@Nullable Url url,
      Event.@Nullable Search search) {
    return new Event(
        evidence.eventId(),
        evidence.occurred(),
        evidence.received(),
        evidence.occurred(),
        null,
        incident.schoolId(),
        incident.person(),
        new Event.Source(evidence.ip(), null, null),
        evidence.device(),
        null,
        url,
        null,
        Event.Http.NOTHING_KNOWN,
        null,
        null,
        new Event.Observer("Handbell", "register", "kept"),
        new Event.Filter(
            List.of(), evidence.decision(), evidence.visibility(), Event.PERSONS_ACT, null),
        search);
  }

  private static Event.@Nullable Search search(Evidence evidence, @Nullable String text) {
    String engine = evidence.engine();
    return text == null
        ? null
        : switch (evidence.kind()) {
          case PAGE, SITE, REPORTED -> null;
          case SEARCH, TYPED ->
              new Event.Search(
                  text,
                  engine == null ? "other" : engine,
                  evidence.kind() == Evidence.Kind.TYPED,
                  !evidence.nobodyTyped());
        };
  }

  private static Event.@Nullable Url url(Evidence evidence) {
    String text = evidence.text();
    String site = evidence.site();
    if (site == null) {
      return null;
    }
    if (evidence.kind() != Evidence.Kind.PAGE || text == null) {
      return new Event.Url(null, site, null, null, null);
    }
    try {
      URI address = new URI(text);
      return new Event.Url(
          text, site, address.getPath(), address.getRawQuery(), address.getScheme());
    } catch (URISyntaxException e) {
      return new Event.Url(null, site, null, null, null);
    }
  }
}

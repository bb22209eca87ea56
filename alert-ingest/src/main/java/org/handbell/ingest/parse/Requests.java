package org.handbell.ingest.parse;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.handbell.ingest.identity.Directory;
import org.handbell.ingest.identity.WhoAndWhere;
import org.handbell.ingest.search.SearchTerms;
import org.handbell.model.Decision;
import org.handbell.model.Event;
import org.handbell.model.Original;
import org.handbell.model.School;

/** Requests that no line tells of: somebody asks what Handbell would make of them. */
public final class Requests {

  private static final ZoneId ANY_ZONE = ZoneOffset.UTC;

  private Requests() {}

  /** The event of a pupil typing this into a search engine, at no particular time. */
  public static Event ofSearch(String text, School school) {
    return ofSearch(text, school, Instant.EPOCH);
  }

  /** The event of a pupil typing this into a search engine then. */
  public static Event ofSearch(String text, School school, Instant when) {
    RequestDraft draft = new RequestDraft();
    draft.search = new Event.Search(text, SearchTerms.OTHER, false);
    return event(draft, text, school, when);
  }

  /** The event of a visit to this address, or of a host of which no more was seen. */
  public static Event ofUrl(String urlOrHost, School school) {
    return ofUrl(urlOrHost, school, Instant.EPOCH);
  }

  /** The event of a visit then. */
  public static Event ofUrl(String urlOrHost, School school, Instant when) {
    String text = urlOrHost.strip();
    RequestDraft draft = new RequestDraft();
    if (text.indexOf('/') < 0 && text.indexOf('?') < 0) {
      draft.host = text;
    } else {
      draft.url = text;
    }
    return event(draft, urlOrHost, school, when);
  }

  private static Event event(RequestDraft draft, String original, School school, Instant when) {
    draft.decision = Decision.ALLOWED;
    Event.Observer nobody = new Event.Observer("Handbell", "question", "question");
    return new EventMaker(WhoAndWhere.of(school.id(), Directory.empty()), nobody, ANY_ZONE, true)
        .event(draft, "question", when, Original.of(original));
  }
}

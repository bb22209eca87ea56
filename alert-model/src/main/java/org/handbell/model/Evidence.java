package org.handbell.model;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One event inside an incident, as much of it as a case needs. Of illegal content nothing remains
 * that could lead anyone there: {@code text} and {@code site} are absent and {@code seal} stands
 * for them.
 *
 * @param eventId the event's id
 * @param text the search term, else the URL as far as it was seen
 * @param site the host
 * @param engine the search engine, when {@code text} is a search
 * @param seal for illegal content: salted hash of the address, scheme and class of top-level domain
 * @param findings never empty, most urgent first
 * @param nobodyTyped true for a search that a link opened: nobody was seen typing it
 * @param basis what it was judged by; absent where nobody recorded it
 */
public record Evidence(
    String eventId,
    Instant occurred,
    Instant received,
    Kind kind,
    @Nullable String text,
    @Nullable String site,
    @Nullable String engine,
    @Nullable String seal,
    @Nullable String device,
    @Nullable String ip,
    Decision decision,
    Visibility visibility,
    List<Finding> findings,
    boolean nobodyTyped,
    @Nullable Basis basis) {

  /** What the person did, as far as the line shows. */
  public enum Kind {
    SEARCH,
    /** Typed into a search box, perhaps never sent. */
    TYPED,
    PAGE,
    SITE,
    /** Nothing that a filter logged: somebody at the school saw or heard it. */
    REPORTED;

    /** What an event shows of it. */
    public static Kind of(Event event) {
      if (event.search() != null) {
        return event.search().autocomplete() ? TYPED : SEARCH;
      }
      return event.filter().visibility() == Visibility.FULL ? PAGE : SITE;
    }
  }

  /** Of a visit, or of a search that somebody typed. */
  public Evidence(
      String eventId,
      Instant occurred,
      Instant received,
      Kind kind,
      @Nullable String text,
      @Nullable String site,
      @Nullable String engine,
      @Nullable String seal,
      @Nullable String device,
      @Nullable String ip,
      Decision decision,
      Visibility visibility,
      List<Finding> findings) {
    this(
        eventId,
        occurred,
        received,
        kind,
        text,
        site,
        engine,
        seal,
        device,
        ip,
        decision,
        visibility,
        findings,
        false,
        null);
  }

  /** Of which nobody recorded what it was judged by. */
  public Evidence(
      String eventId,
      Instant occurred,
      Instant received,
      Kind kind,
      @Nullable String text,
      @Nullable String site,
      @Nullable String engine,
      @Nullable String seal,
      @Nullable String device,
      @Nullable String ip,
      Decision decision,
      Visibility visibility,
      List<Finding> findings,
      boolean nobodyTyped) {
    this(
        eventId,
        occurred,
        received,
        kind,
        text,
        site,
        engine,
        seal,
        device,
        ip,
        decision,
        visibility,
        findings,
        nobodyTyped,
        null);
  }

  public Evidence {
    findings = List.copyOf(findings);
    if (findings.isEmpty()) {
      throw new IllegalArgumentException("evidence without a finding");
    }
    if (seal != null && (text != null || site != null || engine != null)) {
      throw new IllegalArgumentException("sealed evidence shows no address");
    }
  }
}

package org.handbell.ingest.parse;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.handbell.ingest.identity.SignOn;
import org.handbell.ingest.identity.WhoAndWhere;
import org.handbell.ingest.parse.ParseOutcome.Parsed;
import org.handbell.ingest.parse.ParseOutcome.Rejected;
import org.handbell.ingest.parse.ParseOutcome.SignedOn;
import org.handbell.ingest.search.SearchTerms;
import org.handbell.model.Decision;
import org.handbell.model.Event;
import org.handbell.model.Original;
import org.handbell.model.Visibility;
import org.jspecify.annotations.Nullable;

/**
 * Makes an event of what a format read, adding what Handbell knows itself: the person, the parts of
 * the address, what was typed, how much was visible, the level, and a time that is plausible. For
 * one line after another, by one thread.
 */
public final class EventMaker {

  private static final RepeatedParts PARTS = new RepeatedParts();

  /** Stands for the school of a line that no school is mapped for; never leaves this package. */
  private static final String NO_SCHOOL = "";

  private static final ParseOutcome UNMAPPED = new Rejected("no school is mapped for this line");
  private static final Duration LONGEST_DELAY = Duration.ofDays(7);
  private static final Duration LONGEST_LEAD = Duration.ofMinutes(10);
  private static final int LEVEL_PART = 1;
  private static final int LEVEL_MACHINE = 2;
  private static final int LEVEL_BLOCKED = 4;

  private final WhoAndWhere known;
  private final Event.Observer observer;
  private final ZoneId zone;
  private final boolean trustDeviceTime;
  private final RequestDraft draft;
  private @Nullable EventMaker ofProduct;

  /**
   * A maker of one source's events.
   *
   * @param known says which school, person and device a line is of
   * @param observer the filter that wrote the line
   * @param zone the clock of times without a zone
   * @param trustDeviceTime true for history, where the time received says nothing
   */
  public EventMaker(
      WhoAndWhere known, Event.Observer observer, ZoneId zone, boolean trustDeviceTime) {
    this(known, observer, zone, trustDeviceTime, new RequestDraft());
  }

  private EventMaker(
      WhoAndWhere known,
      Event.Observer observer,
      ZoneId zone,
      boolean trustDeviceTime,
      RequestDraft draft) {
    this.known = known;
    this.observer = observer;
    this.zone = zone;
    this.trustDeviceTime = trustDeviceTime;
    this.draft = draft;
  }

  /** For events of that product: a source's lines are nearly all of one. */
  public EventMaker observedBy(String vendor, String product) {
    EventMaker maker = ofProduct;
    if (maker == null
        || !maker.observer.vendor().equals(vendor)
        || !maker.observer.product().equals(product)) {
      Event.Observer other = new Event.Observer(vendor, product, observer.name());
      maker = new EventMaker(known, other, zone, trustDeviceTime, draft);
      ofProduct = maker;
    }
    return maker;
  }

  /** The clock of times without a zone. */
  public ZoneId zone() {
    return zone;
  }

  /** An empty draft, the same one for each line: whoever reads the next line fills it anew. */
  public RequestDraft draft() {
    draft.clear();
    return draft;
  }

  /** The event of a request read from the line. */
  public Event event(RequestDraft draft, LineBody body) {
    ReceivedLine line = body.line();
    Instant time = draft.time != null ? draft.time : body.envelope().time(zone, line.received());
    Instant device = time == null ? line.received() : time;
    normalise(draft);
    String school = schoolOf(draft.tenant, draft.observerName, draft.clientIp, body);
    return event(draft, school, line.id(), device, line.received(), Original.of(line.bytes()));
  }

  /** The event of a request that no line tells of. */
  Event event(RequestDraft draft, String id, Instant time, Original original) {
    normalise(draft);
    return event(draft, String.valueOf(known.schoolId()), id, time, time, original);
  }

  /**
   * What becomes of a line that a format has read: its school must be known, a sign-on is noted.
   */
  public ParseOutcome settled(ParseOutcome outcome, LineBody body) {
    if (outcome instanceof Parsed parsed) {
      return parsed.event().schoolId().equals(NO_SCHOOL) ? UNMAPPED : outcome;
    }
    if (!(outcome instanceof SignedOn signedOn)) {
      return outcome;
    }
    SignOn told = signedOn.signOn();
    String school = schoolOf(null, null, told.ip(), body);
    if (school.equals(NO_SCHOOL)) {
      return UNMAPPED;
    }
    known.signOns().note(school, told.at(occurred(told.time(), body.line().received())));
    return outcome;
  }

  /** The school of a line, or {@link #NO_SCHOOL}: never a guess. */
  private String schoolOf(
      @Nullable String tenant, @Nullable String box, @Nullable String ip, LineBody body) {
    if (known.schools() == null) {
      return String.valueOf(known.schoolId());
    }
    List<String> boxes =
        Stream.of(box, body.host(), body.line().sender()).filter(Objects::nonNull).toList();
    return Objects.requireNonNullElse(known.schools().schoolOf(tenant, boxes, ip), NO_SCHOOL);
  }

  private Event event(
      RequestDraft draft,
      String school,
      String id,
      Instant device,
      Instant received,
      Original original) {
    Event.Url url = AddressParts.url(draft);
    boolean part = Furniture.bundled().isPagePart(draft.mimeType, url);
    boolean machine = !part && isMachine(draft, url);
    Event.Search search = search(draft.search, url, !part && !machine);
    if (search != null && url != null) {
      search = Referral.marked(search, url, draft.referrer, part);
    }
    Instant occurred = occurred(device, received);
    Client client = Client.of(draft, known.signOns(), school, occurred, PARTS);
    return new Event(
        id,
        device,
        received,
        occurred,
        original,
        school,
        client.person(known.directory(), school),
        client.source(),
        client.device(),
        client.user(draft.group, PARTS),
        url,
        draft.dnsQuestion,
        PARTS.http(draft),
        draft.destinationIp,
        draft.rule,
        observer,
        PARTS.filter(draft, visibility(draft, url), level(draft.decision, part, machine, search)),
        search,
        null);
  }

  /** The words that the filter itself found count; where they were typed, the address says. */
  private static Event.@Nullable Search search(
      Event.@Nullable Search told, Event.@Nullable Url url, boolean usualBoxes) {
    Event.Search found = url == null ? null : SearchTerms.bundled().find(url, usualBoxes);
    if (told == null || found == null) {
      return told == null ? found : told;
    }
    return new Event.Search(told.term(), found.engine(), found.autocomplete());
  }

  /** The device's time where it lies between a week ago and ten minutes ahead. */
  private Instant occurred(Instant device, Instant received) {
    boolean plausible =
        trustDeviceTime
            || (isWithin(device, received, LONGEST_DELAY)
                && isWithin(received, device, LONGEST_LEAD));
    return plausible ? device : received;
  }

  /** True where the later is no more than so much later. */
  private static boolean isWithin(Instant earlier, Instant later, Duration longest) {
    long seconds = later.getEpochSecond() - earlier.getEpochSecond();
    return seconds < longest.toSeconds()
        || (seconds == longest.toSeconds() && later.getNano() <= earlier.getNano());
  }

  private static void normalise(RequestDraft draft) {
    draft.clientIp = NormalForm.address(draft.clientIp);
    draft.clientMac = NormalForm.mac(draft.clientMac);
    draft.mimeType = NormalForm.mimeType(draft.mimeType);
    draft.method = NormalForm.method(draft.method);
    draft.dnsQuestion = NormalForm.dnsName(draft.dnsQuestion);
    String destination = NormalForm.address(draft.destinationIp);
    draft.destinationIp = isAddress(destination) ? destination : null; // or a host's name
  }

  private static boolean isAddress(@Nullable String host) {
    return host != null && IpText.isAddress(host);
  }

  private static boolean isMachine(RequestDraft draft, Event.@Nullable Url url) {
    Furniture furniture = Furniture.bundled();
    String host = url == null ? draft.dnsQuestion : url.domain();
    Integer status = draft.status;
    boolean nothingToShow = status != null && (status == 204 || status == 206 || status == 304);
    return isAdvert(draft)
        || nothingToShow
        || furniture.isData(draft.mimeType)
        || furniture.isHost(host)
        || (url == null && furniture.isService(host))
        || (url != null && furniture.isWidget(url, Referral.isForeign(draft.referrer, host)))
        || furniture.isMachine(draft.userAgent);
  }

  /**
   * A page may carry adverts and still be what a person asked for: the mark alone is not enough,
   * the filter must also have filed the address under adverts.
   */
  private static boolean isAdvert(RequestDraft draft) {
    return draft.advert
        && draft.categories.stream().anyMatch(name -> name.regionMatches(true, 0, "advert", 0, 6));
  }

  /**
   * What was typed into a known engine is a person's act in whatever form the answer came. A
   * challenge is no answer: the browser asks once more, with a name.
   */
  private static int level(
      Decision decision, boolean part, boolean machine, Event.@Nullable Search search) {
    boolean typed = search != null && !search.engine().equals(SearchTerms.OTHER);
    if (!typed && part) {
      return LEVEL_PART;
    }
    if ((!typed && machine) || decision == Decision.CHALLENGED) {
      return LEVEL_MACHINE;
    }
    return decision == Decision.BLOCKED ? LEVEL_BLOCKED : Event.PERSONS_ACT;
  }

  private static Visibility visibility(RequestDraft draft, Event.@Nullable Url url) {
    if (draft.visibility != null) {
      return draft.visibility;
    }
    if (url == null) {
      return draft.dnsQuestion == null ? Visibility.FULL : Visibility.DNS;
    }
    boolean tunnel = draft.encrypted || url.full() == null || "CONNECT".equals(draft.method);
    if (!tunnel || url.saysMoreThanSite()) {
      return Visibility.FULL;
    }
    return isAddress(url.domain()) ? Visibility.IP : Visibility.HOST;
  }
}

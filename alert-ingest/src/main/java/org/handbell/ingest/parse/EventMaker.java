package org.handbell.ingest.parse;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.handbell.ingest.identity.Directory;
import org.handbell.ingest.search.SearchTerms;
import org.handbell.model.Decision;
import org.handbell.model.Event;
import org.handbell.model.Person;
import org.handbell.model.UserName;
import org.handbell.model.Visibility;
import org.jspecify.annotations.Nullable;

/**
 * Makes an event of what a format read, adding what Handbell knows itself: the person, the parts of
 * the address, what was typed, how much was visible, the level, and a time that is plausible.
 *
 * @param schoolId whose request it is
 * @param observer the filter that wrote the line
 * @param trustDeviceTime true for history, where the time received says nothing
 */
public record EventMaker(
    String schoolId,
    Event.Observer observer,
    Directory directory,
    ZoneId zone,
    boolean trustDeviceTime) {

  private static final Duration LONGEST_DELAY = Duration.ofDays(7);
  private static final Duration LONGEST_LEAD = Duration.ofMinutes(10);
  private static final int LEVEL_PART = 1;
  private static final int LEVEL_MACHINE = 2;
  private static final int LEVEL_BLOCKED = 4;

  /** For events of that product. */
  public EventMaker observedBy(String vendor, String product) {
    return new EventMaker(
        schoolId,
        new Event.Observer(vendor, product, observer.name()),
        directory,
        zone,
        trustDeviceTime);
  }

  /** The event of a request read from the line. */
  public Event event(RequestDraft draft, LineBody body) {
    ReceivedLine line = body.line();
    Instant time = draft.time != null ? draft.time : body.envelope().time(zone, line.received());
    Instant device = time == null ? line.received() : time;
    return event(draft, line.id(), device, line.received(), new String(line.bytes(), UTF_8));
  }

  Event event(
      RequestDraft draft, String id, Instant device, Instant received, @Nullable String original) {
    normalise(draft);
    Event.Url url = AddressParts.url(draft);
    String path = url == null ? null : url.path();
    boolean part = Furniture.bundled().isPagePart(draft.mimeType, path);
    boolean machine = isMachine(draft, url);
    Event.Search search = search(draft.search, url, !part && !machine);
    if (search != null && url != null) {
      search = Referral.marked(search, url, draft.referrer, part);
    }
    String ip = NormalForm.address(draft.clientIp);
    UserName name = UserName.parse(draft.user).orElse(null);
    return new Event(
        id,
        device,
        received,
        occurred(device, received),
        original,
        schoolId,
        person(draft, name, ip),
        new Event.Source(ip, draft.clientMac, draft.clientName),
        draft.clientName,
        user(name, draft.group),
        url,
        draft.dnsQuestion,
        new Event.Http(draft.method, draft.referrer, draft.status, draft.mimeType, draft.userAgent),
        NormalForm.address(draft.destinationIp),
        draft.rule,
        observer,
        new Event.Filter(
            draft.categories,
            draft.decision,
            visibility(draft, url),
            level(draft.decision, part, machine, search),
            draft.matched),
        search);
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
            || (!device.isBefore(received.minus(LONGEST_DELAY))
                && !device.isAfter(received.plus(LONGEST_LEAD)));
    return plausible ? device : received;
  }

  private static void normalise(RequestDraft draft) {
    draft.clientMac = NormalForm.mac(draft.clientMac);
    draft.mimeType = NormalForm.mimeType(draft.mimeType);
    draft.method = NormalForm.method(draft.method);
    draft.dnsQuestion = NormalForm.dnsName(draft.dnsQuestion);
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
    boolean pathSeen = url.query() != null || (url.path() != null && !url.path().equals("/"));
    boolean tunnel = draft.encrypted || url.full() == null || "CONNECT".equals(draft.method);
    if (pathSeen || !tunnel) {
      return Visibility.FULL;
    }
    return isAddress(url.domain()) ? Visibility.IP : Visibility.HOST;
  }

  private Person person(RequestDraft draft, @Nullable UserName name, @Nullable String ip) {
    if (name != null && isPersons(name, ip)) {
      return directory.person(schoolId, name);
    }
    String device = draft.clientMac != null ? draft.clientMac : ip;
    if (device == null) {
      device = draft.clientName != null ? draft.clientName : "unknown";
    }
    return Person.device(schoolId, device);
  }

  /** Filters put addresses and computer accounts, which end in a dollar, where names belong. */
  private static boolean isPersons(UserName name, @Nullable String ip) {
    return !name.bare().endsWith("$") && !name.raw().equals(ip) && !IpText.isAddress(name.raw());
  }

  private static Event.@Nullable User user(@Nullable UserName name, @Nullable String group) {
    if (name == null) {
      return group == null ? null : new Event.User(null, null, null, group);
    }
    return new Event.User(name.bare(), name.domain(), name.email(), group);
  }
}

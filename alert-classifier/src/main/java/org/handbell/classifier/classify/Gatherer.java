package org.handbell.classifier.classify;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.handbell.classifier.lexicon.Entry;
import org.handbell.classifier.lexicon.Hit;
import org.handbell.classifier.lexicon.Lexicon;
import org.handbell.classifier.lexicon.Matches;
import org.handbell.classifier.list.Address;
import org.handbell.classifier.list.UrlList;
import org.handbell.classifier.normalise.Field;
import org.handbell.classifier.normalise.Reading;
import org.handbell.classifier.ruling.Rulings;
import org.handbell.model.Category;
import org.handbell.model.Event;
import org.handbell.model.Priority;
import org.handbell.model.SchoolPhase;
import org.handbell.model.Span;
import org.handbell.model.Theme;
import org.jspecify.annotations.Nullable;

/** Collects what an event's words, address, vendor's categories and lists have to say. */
final class Gatherer {

  private static final int VENDOR_CONFIDENCE = 3;

  private final Lexicon lexicon;
  private final VendorMap vendors;
  private final Protected protectedSites;
  private final Sites sites;
  private final List<UrlList> lists;

  Gatherer(
      Lexicon lexicon,
      VendorMap vendors,
      Protected protectedSites,
      Sites sites,
      List<UrlList> lists) {
    this.lexicon = lexicon;
    this.vendors = vendors;
    this.protectedSites = protectedSites;
    this.sites = sites;
    this.lists = List.copyOf(lists);
  }

  Gathered gather(Event event, SchoolPhase phase, Rulings rulings) {
    Gathered gathered = new Gathered(rulings);
    vendorWords(event, gathered);
    lists(event, gathered);
    if (event.isAct()) {
      String host = event.host() == null ? "" : Address.host(event.host());
      gathered.protectedSite |= protectedSites.covers(host);
      sites.category(host).ifPresent(category -> gathered.candidates.add(site(category)));
      texts(event, phase, gathered);
      Set<Theme> agreeing = gathered.hits.isEmpty() ? Set.of() : gathered.vendorThemes();
      for (Hit hit : gathered.hits) {
        gathered.candidates.add(rule(hit, event, agreeing));
      }
    }
    return gathered;
  }

  private void vendorWords(Event event, Gathered gathered) {
    for (String name : event.filter().category()) {
      VendorMap.Meaning meaning = vendors.of(event.observer().vendor(), name);
      gathered.vendorWords.add(new VendorWord(name, meaning));
      if (meaning instanceof VendorMap.Meaning.Mapped mapped) {
        gathered.candidates.add(vendor(name, mapped.category()));
      } else if (meaning instanceof VendorMap.Meaning.ProtectedSite) {
        gathered.protectedSite = true;
      }
    }
  }

  private static Candidate vendor(String name, Category category) {
    boolean sealed = category.isSealed();
    return new Candidate(
        Source.VENDOR,
        category,
        category.defaultPriority(),
        sealed ? VENDOR_CONFIDENCE + 1 : VENDOR_CONFIDENCE,
        null,
        "vendor:" + name,
        "the filter files it under " + name,
        null,
        sealed);
  }

  private void lists(Event event, Gathered gathered) {
    if (lists.isEmpty()) {
      return;
    }
    String full = event.url() == null ? null : event.url().full();
    String seen = full != null ? full : event.host();
    Optional<Address> address = seen == null ? Optional.empty() : Address.parse(seen);
    for (UrlList list : lists) {
      if (address.isPresent() && list.covers(address.get())) {
        gathered.lists.add(list.id());
        gathered.candidates.add(list(list));
      }
    }
  }

  private static Candidate list(UrlList list) {
    boolean illegal = list.isIllegal();
    return new Candidate(
        Source.LIST,
        list.category(),
        illegal ? Priority.P1 : list.category().defaultPriority(),
        illegal ? 5 : VENDOR_CONFIDENCE,
        null,
        "list:" + list.id(),
        illegal ? "an address on the illegal list " + list.id() : "a site on the list " + list.id(),
        null,
        illegal);
  }

  private static Candidate site(Category category) {
    return new Candidate(
        Source.SITE,
        category,
        category.defaultPriority(),
        4,
        null,
        "list:sites",
        "a known service: " + category.title(),
        null,
        false);
  }

  private void texts(Event event, SchoolPhase phase, Gathered gathered) {
    Event.Url url = event.url();
    if (event.search() != null) {
      text(Field.QUERY, event.search().term(), event, phase, gathered);
      ownWords(event, phase, gathered);
    } else if (url != null && url.path() != null && lexicon.looksIn(Field.PATH)) {
      text(Field.PATH, url.path(), event, phase, gathered);
    }
    String host = event.host();
    if (event.search() == null && host != null && lexicon.looksIn(Field.HOST)) {
      text(Field.HOST, host, event, phase, gathered);
    }
  }

  private void text(Field field, String text, Event event, SchoolPhase phase, Gathered gathered) {
    Reading reading = lexicon.normaliser().read(field, text);
    gathered.readings.add(reading);
    Matches matches = lexicon.match(reading, phase, gathered.rulings.exceptions(event, text));
    gathered.hits.addAll(matches.hits());
    gathered.silenced.addAll(matches.silenced());
  }

  private static void ownWords(Event event, SchoolPhase phase, Gathered gathered) {
    gathered.rulings.ownWords(event, phase).ifPresent(heard -> gathered.hits.addAll(heard.hits()));
  }

  private static Candidate rule(Hit hit, Event event, Set<Theme> agreeing) {
    Entry entry = hit.entry();
    boolean agrees = agreeing.contains(entry.category().theme());
    Score score = Score.of(hit, agrees);
    Candidate candidate =
        new Candidate(
            hit.field() == Field.QUERY ? Source.SEARCH : Source.ADDRESS,
            entry.category(),
            score.priority(),
            score.confidence(),
            entry.phase(),
            entry.id(),
            Score.why(hit, agrees),
            spanIn(event, hit),
            entry.core());
    score.notes().forEach(candidate::note);
    return candidate;
  }

  /** A span points into the search term, else into the URL, else into the host. */
  private static @Nullable Span spanIn(Event event, Hit hit) {
    Event.Url url = event.url();
    if (hit.field() == Field.QUERY || url == null || url.full() == null) {
      return hit.field() == Field.PATH ? null : hit.span();
    }
    String part = hit.field() == Field.PATH ? url.path() : url.domain();
    int scheme = Math.max(0, url.full().indexOf("://"));
    int at = part == null ? -1 : url.full().indexOf(part, scheme);
    return at < 0 ? null : new Span(at + hit.span().start(), at + hit.span().end());
  }
}

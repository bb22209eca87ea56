package org.handbell.classifier.classify;

import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.handbell.classifier.lexicon.Entry;
import org.handbell.classifier.lexicon.Hit;
import org.handbell.classifier.lexicon.Lexicon;
import org.handbell.classifier.lexicon.Matches;
import org.handbell.classifier.list.Address;
import org.handbell.classifier.list.Label;
import org.handbell.classifier.list.ListSet;
import org.handbell.classifier.normalise.Field;
import org.handbell.classifier.normalise.Reading;
import org.handbell.classifier.ruling.Rulings;
import org.handbell.model.Category;
import org.handbell.model.Event;
import org.handbell.model.Priority;
import org.handbell.model.Risk;
import org.handbell.model.SchoolPhase;
import org.handbell.recent.Recent;
import org.jspecify.annotations.Nullable;

/** Collects what an event's words, address, vendor's categories and lists have to say. */
final class Gatherer {

  private static final int VENDOR_CONFIDENCE = 3;

  private final Lexicon lexicon;
  private final VendorMap vendors;
  private final Protected protectedSites;
  private final Sites sites;
  private final ContextWords context;
  private final Supplier<ListSet> lists;
  private final Recent<KnownHost> hosts = new Recent<>(10, this::known);

  Gatherer(
      Lexicon lexicon,
      VendorMap vendors,
      Protected protectedSites,
      Sites sites,
      ContextWords context,
      Supplier<ListSet> lists) {
    this.context = context;
    this.lexicon = lexicon;
    this.vendors = vendors;
    this.protectedSites = protectedSites;
    this.sites = sites;
    this.lists = lists;
  }

  Gathered gather(Event event, Circumstances now, Rulings rulings) {
    Gathered gathered = new Gathered(rulings, vendors, event);
    vendorWords(event, gathered);
    lists(event, gathered);
    if (event.isAct()) {
      KnownHost host = event.host() == null ? null : hosts.of(event.host());
      if (host != null) {
        gathered.protectedSite |= host.isProtected();
        if (host.category() != null) {
          gathered.add(site(host.category()));
        }
      }
      texts(event, host, now.phase(), gathered);
      for (int i = 0; i < gathered.words.size(); i++) {
        rule(gathered.words.get(i), gathered, now);
      }
    }
    if (!gathered.candidates.isEmpty()) {
      allowed(gathered);
    }
    if (rulings.hasExceptions()) {
      sites(event, gathered);
    }
    return gathered;
  }

  private static void allowed(Gathered gathered) {
    for (Label label : gathered.allowed) {
      gathered.drop(
          candidate -> isAllowed(candidate, label),
          "on the list %s of allowed sites".formatted(label.list()));
    }
  }

  /** A school may say that a site is not what it is said to be; never that it is not illegal. */
  private static void sites(Event event, Gathered gathered) {
    for (Candidate candidate : List.copyOf(gathered.candidates)) {
      if (candidate.source != Source.SEARCH && !candidate.isNeverLowered()) {
        gathered
            .rulings
            .ofSite(event, candidate.rule)
            .ifPresent(
                id -> gathered.drop(each -> each == candidate, "the school's exception " + id));
      }
    }
  }

  /**
   * What is said of the site gives way, what the person typed does not. Others' lists of good sites
   * are only heard against lists.
   */
  private static boolean isAllowed(Candidate candidate, Label label) {
    boolean ofSite = candidate.source != Source.SEARCH;
    return candidate.category.risk() != Risk.ILLEGAL
        && !candidate.core
        && (label.own() ? ofSite : candidate.source == Source.LIST);
  }

  private void vendorWords(Event event, Gathered gathered) {
    List<String> names = event.filter().category();
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i);
      VendorMap.Meaning meaning = vendors.of(event.observer().vendor(), name);
      if (meaning instanceof VendorMap.Meaning.Mapped mapped) {
        Candidate candidate = vendor(name, mapped.category());
        candidate.atMost(mapped.most(), "the filter's name stands for the milder part of it");
        gathered.add(candidate);
      } else if (meaning instanceof VendorMap.Meaning.ProtectedSite) {
        gathered.protectedSite = true;
      } else if (meaning instanceof VendorMap.Meaning.Unmapped) {
        gathered.addUnmapped(name);
      }
    }
  }

  private static Candidate vendor(String name, Category category) {
    boolean sealed = category.isSealed();
    return Candidate.verdict(
        Source.VENDOR,
        category,
        category.defaultPriority(),
        sealed ? VENDOR_CONFIDENCE + 1 : VENDOR_CONFIDENCE,
        "vendor:" + name,
        "the filter files it under " + name,
        sealed);
  }

  private void lists(Event event, Gathered gathered) {
    ListSet set = lists.get(); // once, so that an event is judged by one version of each list
    gathered.listVersions = set.versions();
    if (set.isEmpty()) {
      return;
    }
    String full = event.url() == null ? null : event.url().full();
    String seen = full != null ? full : event.host();
    List<Label> labels = seen == null ? List.of() : set.labels(seen);
    for (int i = 0; i < labels.size(); i++) {
      if (labels.get(i).holdsAt(event.schoolId())) {
        listed(labels.get(i), gathered);
      }
    }
  }

  private static void listed(Label label, Gathered gathered) {
    gathered.addList(label.list());
    if (label.allows()) {
      gathered.addAllowed(label);
    } else {
      gathered.add(list(label));
    }
  }

  private static Candidate list(Label label) {
    boolean illegal = label.isIllegal();
    Category category = Objects.requireNonNull(label.category());
    String list = label.list();
    return Candidate.verdict(
        Source.LIST,
        category,
        illegal ? Priority.P1 : category.defaultPriority(),
        illegal ? 5 : VENDOR_CONFIDENCE,
        "list:" + list,
        illegal ? "an address on the illegal list " + list : "a site on the list " + list,
        illegal);
  }

  private static Candidate site(Category category) {
    return Candidate.verdict(
        Source.SITE,
        category,
        category.defaultPriority(),
        4,
        "list:sites",
        "a known service: " + category.title(),
        false);
  }

  /** What stands fast of a host, whoever asks for it. */
  private KnownHost known(String name) {
    String host = Address.host(name);
    Reading reading =
        lexicon.looksIn(Field.HOST) ? lexicon.normaliser().read(Field.HOST, name) : null;
    return new KnownHost(
        protectedSites.covers(host),
        sites.category(host).orElse(null),
        reading,
        reading != null && !lexicon.everywhere(reading).isEmpty());
  }

  private void texts(Event event, @Nullable KnownHost host, SchoolPhase phase, Gathered gathered) {
    Event.Url url = event.url();
    if (event.search() != null) {
      text(Field.QUERY, event.search().term(), event, phase, gathered);
      ownWords(event, phase, gathered);
    } else if (url != null && url.path() != null && lexicon.looksIn(Field.PATH)) {
      text(Field.PATH, url.path(), event, phase, gathered);
    }
    if (event.search() == null && host != null && host.reading() != null) {
      gathered.add(host.reading());
      if (host.speaks()) {
        match(host.reading(), event, phase, gathered);
      }
    }
  }

  private void text(Field field, String text, Event event, SchoolPhase phase, Gathered gathered) {
    Reading reading = lexicon.normaliser().read(field, text);
    gathered.add(reading);
    match(reading, event, phase, gathered);
  }

  private void match(Reading reading, Event event, SchoolPhase phase, Gathered gathered) {
    Matches matches =
        lexicon.match(reading, phase, gathered.rulings.exceptions(event, reading.original()));
    if (matches.isEmpty()) {
      return;
    }
    for (Hit hit : matches.hits()) {
      gathered.add(Words.of(hit, reading, lexicon.vocabulary(), context, event));
    }
    gathered.addSilenced(matches.silenced());
    gathered.addAlone(matches.alone());
  }

  private void ownWords(Event event, SchoolPhase phase, Gathered gathered) {
    gathered
        .rulings
        .ownWords(event, phase)
        .ifPresent(
            heard -> {
              for (Hit hit : heard.hits()) {
                gathered.add(Words.of(hit, heard.reading(), heard.vocabulary(), context, event));
              }
            });
  }

  private void rule(Words words, Gathered gathered, Circumstances now) {
    boolean agrees = gathered.vendorThemes().contains(words.hit().entry().category().theme());
    Score.Support support = new Score.Support(agrees, otherRule(words, gathered.words));
    Score score = Score.of(words.hit(), words.wording(), support, now.phase());
    gathered.add(Candidate.words(words, score, Score.why(words.hit(), agrees)));
  }

  private static @Nullable String otherRule(Words words, List<Words> all) {
    Entry entry = words.hit().entry();
    for (Words other : all) {
      Entry its = other.hit().entry();
      if (its.category() == entry.category()
          && !its.id().equals(entry.id())
          && words.isApartFrom(other)) {
        return its.id();
      }
    }
    return null;
  }
}

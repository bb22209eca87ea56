package org.handbell.ingest.fold;

import java.util.Set;
import org.handbell.model.Decision;
import org.handbell.model.Event;
import org.handbell.model.PersonKind;
import org.handbell.text.Mix;
import org.jspecify.annotations.Nullable;

/**
 * Knows the act that another box, or the same box, has told of within a few seconds. What says more
 * than the first line did stays an act of its own: a name where there was none, a block, a category
 * that the first had not.
 *
 * <p>A table of fixed size without chains: at a rate beyond what it holds, old entries make room
 * and a repeat may count twice, but no act is ever taken for another.
 */
final class Repeats {

  static final long WITHIN_MILLIS = 5_000;

  /** The clocks of two boxes may differ so much. */
  private static final long CLOCKS_DIFFER_MILLIS = 120_000;

  private static final int PLACES = 1 << 15;

  private static final Set<Decision> STOPPED =
      Set.of(Decision.BLOCKED, Decision.WARNED, Decision.OVERRIDDEN);

  private final Mix mix;
  private final long[] keys = new long[PLACES];
  private final @Nullable Told[] first = new Told[PLACES];

  /** What the first line said; the line itself is not kept. */
  private record Told(
      long received,
      long occurred,
      String source,
      @Nullable String named,
      boolean loopback,
      Event.Filter filter,
      @Nullable String term) {}

  Repeats(Mix mix) {
    this.mix = mix;
  }

  /** True where the act is known already and the event says nothing more of it. */
  boolean isRepeat(Event event) {
    boolean loopback = isLoopback(event.source().ip());
    long request = request(event);
    Told told =
        new Told(
            event.ingested().toEpochMilli(),
            event.timestamp().toEpochMilli(),
            event.observer().name(),
            event.person().kind() == PersonKind.DEVICE ? null : event.person().id(),
            loopback,
            event.filter(),
            event.search() == null ? null : event.search().term());
    String ip = loopback ? null : event.source().ip();
    long byPerson = key(request, "person", event.person().id());
    long byAddress = key(request, "address", ip);
    long byAnybody = key(request, "anybody", null);
    boolean known =
        isKnown(byPerson, told)
            || (ip != null && isKnown(byAddress, told))
            || (loopback && isKnown(byAnybody, told));
    if (!known) {
      keep(byPerson, told);
      keep(byAnybody, told);
      if (ip != null) {
        keep(byAddress, told);
      }
    }
    return known;
  }

  /** A search is the same whatever else stands in its address; a look-up is not a visit. */
  private long request(Event event) {
    long hash = mix.of(0, event.schoolId());
    Event.Search search = event.search();
    if (search != null) {
      hash = mix.of(mix.of(hash, search.engine()), search.term());
      return mix.of(hash, search.autocomplete() ? "typing" : "search");
    }
    Event.Url url = event.url();
    if (url == null) {
      return mix.of(mix.of(hash, "look-up"), event.dnsQuestion());
    }
    hash = mix.of(mix.of(hash, method(event.http().method())), url.domain());
    hash =
        url.pathFrom() < url.pathTo()
            ? mix.of(hash, url.text(), url.pathFrom(), url.pathTo())
            : mix.of(hash, "/");
    return url.hasQuery()
        ? mix.of(hash, url.text(), url.queryFrom(), url.queryTo())
        : mix.of(hash, null);
  }

  private static String method(@Nullable String method) {
    return method == null ? "GET" : method;
  }

  private long key(long request, String kind, @Nullable String client) {
    return mix.of(mix.of(request, kind), client);
  }

  private boolean isKnown(long key, Told later) {
    int place = (int) key & (PLACES - 1);
    Told known = first[place];
    return known != null && keys[place] == key && isSame(known, later) && !saysMore(known, later);
  }

  private void keep(long key, Told told) {
    int place = (int) key & (PLACES - 1);
    keys[place] = key;
    first[place] = told;
  }

  /** A batch comes all at once: there the devices' own times tell requests apart. */
  private static boolean isSame(Told known, Told later) {
    long apart = known.source.equals(later.source) ? WITHIN_MILLIS : CLOCKS_DIFFER_MILLIS;
    return Math.abs(later.received - known.received) <= WITHIN_MILLIS
        && Math.abs(later.occurred - known.occurred) <= apart
        && (known.named == null || later.named == null || known.named.equals(later.named));
  }

  private static boolean saysMore(Told known, Told later) {
    return (known.named == null && later.named != null)
        || (known.loopback && !later.loopback)
        || decidedMore(known.filter.decision(), later.filter.decision())
        || later.filter.level() > known.filter.level()
        || !known.filter.category().containsAll(later.filter.category())
        || (later.filter.matched() != null
            && !later.filter.matched().equals(known.filter.matched()))
        || (later.term != null && !later.term.equals(known.term));
  }

  private static boolean decidedMore(Decision known, Decision later) {
    return later != known
        && (STOPPED.contains(later) || (STOPPED.contains(known) && later == Decision.ALLOWED));
  }

  private static boolean isLoopback(@Nullable String ip) {
    return ip != null && (ip.startsWith("127.") || ip.equals("::1"));
  }
}

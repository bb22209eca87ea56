package org.handbell.ingest.parse;

import java.util.List;
import java.util.Objects;
import org.handbell.model.Event;
import org.handbell.model.Visibility;
import org.jspecify.annotations.Nullable;

/**
 * Parts of events that are the same in line after line, each made once and again when another took
 * its place. A part that says which page somebody came from, or what they wrote, is never kept. For
 * several threads, as what it holds never changes.
 */
final class RepeatedParts {

  private static final int FEW = 1 << 8;
  private static final int MANY = 1 << 12;

  private final Event.@Nullable Http[] https = new Event.Http[FEW];
  private final Event.@Nullable Filter[] filters = new Event.Filter[FEW];
  private final Event.@Nullable Source[] sources = new Event.Source[MANY];
  private final Event.@Nullable User[] users = new Event.User[MANY];

  Event.Http http(RequestDraft of) {
    int place = place(hash(of.method, of.mimeType, of.userAgent) + hash(of.status), FEW);
    Event.Http there = https[place];
    if (there != null
        && of.referrer == null
        && Objects.equals(there.userAgent(), of.userAgent)
        && Objects.equals(there.mimeType(), of.mimeType)
        && Objects.equals(there.method(), of.method)
        && Objects.equals(there.status(), of.status)) {
      return there;
    }
    Event.Http made = new Event.Http(of.method, of.referrer, of.status, of.mimeType, of.userAgent);
    if (of.referrer == null) {
      https[place] = made;
    }
    return made;
  }

  Event.Filter filter(RequestDraft of, Visibility visibility, int level) {
    int hash = hash(of.decision.id(), visibility.id(), null) + level;
    for (int i = 0; i < of.categories.size(); i++) {
      hash = hash * 31 + of.categories.get(i).hashCode();
    }
    int place = place(hash, FEW);
    Event.Filter there = filters[place];
    if (there != null
        && of.matched == null
        && there.decision() == of.decision
        && there.visibility() == visibility
        && there.level() == level
        && isSame(there.category(), of.categories)) {
      return there;
    }
    Event.Filter made = new Event.Filter(of.categories, of.decision, visibility, level, of.matched);
    if (of.matched == null) {
      filters[place] = made;
    }
    return made;
  }

  Event.Source source(
      @Nullable String ip,
      @Nullable String mac,
      @Nullable String domain,
      @Nullable String derived) {
    int place = place(hash(ip, mac, domain), MANY);
    Event.Source there = sources[place];
    if (there == null
        || !Objects.equals(there.ip(), ip)
        || !Objects.equals(there.mac(), mac)
        || !Objects.equals(there.domain(), domain)
        || !Objects.equals(there.derived(), derived)) {
      there = new Event.Source(ip, mac, domain, derived);
      sources[place] = there;
    }
    return there;
  }

  Event.User user(
      @Nullable String name,
      @Nullable String domain,
      @Nullable String email,
      @Nullable String group,
      @Nullable String derived) {
    int place = place(hash(name, domain, group), MANY);
    Event.User there = users[place];
    if (there == null
        || !Objects.equals(there.name(), name)
        || !Objects.equals(there.domain(), domain)
        || !Objects.equals(there.email(), email)
        || !Objects.equals(there.group(), group)
        || !Objects.equals(there.derived(), derived)) {
      there = new Event.User(name, domain, email, group, derived);
      users[place] = there;
    }
    return there;
  }

  private static boolean isSame(List<String> kept, List<String> given) {
    boolean same = kept.size() == given.size();
    for (int i = 0; same && i < kept.size(); i++) {
      same = kept.get(i).equals(given.get(i));
    }
    return same;
  }

  private static int hash(@Nullable String one, @Nullable String two, @Nullable String three) {
    return (hash(one) * 31 + hash(two)) * 31 + hash(three);
  }

  private static int hash(@Nullable Object one) {
    return one == null ? 0 : one.hashCode();
  }

  private static int place(int hash, int places) {
    return (hash ^ hash >>> 16 ^ hash >>> 8) & (places - 1);
  }
}

package org.handbell.classifier.list;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.handbell.classifier.list.EntryHash.Kind;

/**
 * All lists as they are at one moment, of which nothing ever changes: who asks one set twice gets
 * the same answer. A set built of new versions takes its place. Safe for many threads.
 */
public final class ListSet {

  /** Entries that cover a deeper path are only found at that very address. */
  private static final int DEEPEST = 16;

  private static final ListSet NONE = of(List.of(), new EntryHash(new byte[16]));

  private final EntryHash hash;
  private final EntryTable table;
  private final int kinds;
  private final Map<String, String> versions;

  private ListSet(EntryHash hash, EntryTable table, int kinds, Map<String, String> versions) {
    this.hash = hash;
    this.table = table;
    this.kinds = kinds;
    this.versions = versions;
  }

  /** No lists at all. */
  public static ListSet none() {
    return NONE;
  }

  /** A set of these versions, whose entries were hashed with {@code hash}. */
  public static ListSet of(Collection<ListVersion> all, EntryHash hash) {
    EntryTable table = new EntryTable(all.stream().mapToLong(ListVersion::size).sum());
    Map<String, String> versions = new TreeMap<>();
    int kinds = 0;
    for (ListVersion version : all) {
      versions.put(version.list(), version.name());
      for (Map.Entry<Label, Entries> part : version.entries().entrySet()) {
        table.add(part.getKey(), part.getValue());
        kinds |= part.getValue().kinds();
      }
    }
    return new ListSet(hash, table, kinds, Map.copyOf(versions));
  }

  /** The name of each list's version, by list. */
  public Map<String, String> versions() {
    return versions;
  }

  /** True where no address is listed. */
  public boolean isEmpty() {
    return kinds == 0;
  }

  /** What the lists say of an address as it was logged, with or without a scheme. */
  public List<Label> labels(String seen) {
    int start = Address.hostStart(seen);
    int end = asksHostsAlone() ? Address.usualHostEnd(seen, start) : -1;
    return end < 0
        ? Address.parse(seen).map(this::labels).orElse(List.of())
        : ofHost(seen, start, end);
  }

  /** What lies beyond the host is then nothing to any list. */
  private boolean asksHostsAlone() {
    return (kinds & ~(Kind.DOMAIN.bit() | Kind.HOST.bit())) == 0;
  }

  private List<Label> ofHost(String text, int start, int end) {
    List<Label> found = List.of();
    if (has(Kind.DOMAIN)) {
      for (int at = start; at >= 0; at = below(text, at, end)) {
        found = with(found, hash.of(Kind.DOMAIN, text, at, end));
      }
    }
    return has(Kind.HOST) ? with(found, hash.of(Kind.HOST, text, start, end)) : found;
  }

  /** What the lists say of an address: each label once; mostly nothing. */
  public List<Label> labels(Address address) {
    String host = address.hostName();
    List<Label> found = ofHost(host, 0, host.length());
    if (asksHostsAlone()) {
      return found;
    }
    found = byPath(address, host.length(), found);
    return address.host().length() > host.length()
        ? byPath(address.withoutPort(), host.length(), found)
        : found;
  }

  /** The address with and without its query, and each folder above it, the host included. */
  private List<Label> byPath(Address address, int hostEnd, List<Label> before) {
    List<Label> found = before;
    String text = address.text();
    if (address.query() != null) {
      found = upTo(text, text.length(), hostEnd, found);
    }
    int pathEnd = address.host().length() + address.path().length();
    found = upTo(text, pathEnd, hostEnd, found);
    int end = address.host().length();
    for (int depth = 0; depth < DEEPEST && end >= 0 && end < pathEnd; depth++) {
      found = upTo(text, end, hostEnd, found);
      end = text.indexOf('/', end + 1);
    }
    return found;
  }

  private List<Label> upTo(String text, int end, int hostEnd, List<Label> before) {
    List<Label> found = before;
    if (has(Kind.ADDRESS)) {
      found = with(found, hash.of(Kind.ADDRESS, text, 0, end));
    }
    if (has(Kind.DIGEST)) {
      found = with(found, hash.ofDigestOf(text, 0, end));
    }
    if (has(Kind.ANYWHERE)) {
      for (int at = 0; at >= 0; at = below(text, at, hostEnd)) {
        found = with(found, hash.of(Kind.ANYWHERE, text, at, end));
      }
    }
    return found;
  }

  /** Where the next label of a host that ends there begins; -1 where there is none. */
  private static int below(String text, int at, int end) {
    int dot = text.indexOf('.', at);
    return dot < 0 || dot >= end ? -1 : dot + 1;
  }

  /** Mostly no list holds the entry, and the same few labels are handed on. */
  private List<Label> with(List<Label> found, long entry) {
    List<Label> labels = table.get(entry);
    if (labels.isEmpty()) {
      return found;
    }
    List<Label> grown = new ArrayList<>(found);
    for (int i = 0; i < labels.size(); i++) {
      if (!grown.contains(labels.get(i))) {
        grown.add(labels.get(i));
      }
    }
    return grown;
  }

  private boolean has(Kind kind) {
    return (kinds & kind.bit()) != 0;
  }
}

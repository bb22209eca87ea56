package org.handbell.classifier.list;

import java.util.Locale;
import java.util.Set;
import org.handbell.model.Event;

/**
 * What stands for an illegal address in evidence: scheme, class of top-level domain and keyed hash,
 * {@code https com 1f3a...}. The same address gives the same seal in one installation, so that
 * repeated attempts are seen, and nobody without the key can try addresses against it.
 */
public final class Seal {

  private static final Set<String> COMMON = Set.of("com", "org", "net", "info", "biz", "onion");

  private final AddressHash hash;

  public Seal(byte[] sealKey) {
    this.hash = new AddressHash(sealKey);
  }

  /** The seal of what an event asked for: its URL, else its host, else the IP address. */
  public String of(Event event) {
    Event.Url url = event.url();
    String address = url == null ? null : url.full();
    if (address == null) {
      address = event.host();
    }
    if (address == null) {
      address = event.destinationIp();
    }
    String scheme = url == null || url.scheme() == null ? null : url.scheme();
    return of(address == null ? "" : address, scheme == null ? "" : scheme);
  }

  /** The seal of an address; {@code scheme} may be empty when the address names it or nobody. */
  String of(String address, String scheme) {
    int end = address.indexOf("://");
    String given = end > 0 ? address.substring(0, end) : scheme;
    String known = given.matches("(?i)https?|ftp|wss?") ? given.toLowerCase(Locale.ROOT) : "-";
    String host = Address.parse(address).map(Address::hostName).orElse("");
    String canonical = Address.parse(address).map(Address::text).orElse(address);
    return known + " " + topLevelDomain(host) + " " + hash.of(canonical).hex();
  }

  private static String topLevelDomain(String host) {
    String last = host.substring(host.lastIndexOf('.') + 1);
    if (host.startsWith("[") || last.matches("\\d+")) {
      return "ip";
    }
    if (COMMON.contains(last)) {
      return last;
    }
    return last.matches("[a-z]{2}") ? "country" : "other";
  }
}

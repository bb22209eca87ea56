package org.handbell.classifier.list;

import org.handbell.model.Category;
import org.handbell.model.Risk;

/** A loaded list: which addresses belong to its category. Safe for many threads. */
public final class UrlList {

  private final ListConfig config;
  private final Holding addresses;
  private final Holding hosts;
  private final Holding domains;
  private final String digest;

  UrlList(ListConfig config, Holding addresses, Holding hosts, Holding domains, String digest) {
    this.config = config;
    this.addresses = addresses;
    this.hosts = hosts;
    this.domains = domains;
    this.digest = digest;
  }

  /**
   * Loads a list and forgets its clear text.
   *
   * @param sealKey the installation's secret of 16 bytes or more; illegal lists are hashed with it
   * @throws ListException when the list is missing, empty, an error page or not of its format
   */
  public static UrlList load(ListConfig config, byte[] sealKey) {
    return new ListLoader(config, sealKey).load();
  }

  public String id() {
    return config.id();
  }

  public Category category() {
    return config.category();
  }

  /** True for a list whose hits are P1 whatever else is known. */
  public boolean isIllegal() {
    return isIllegal(config.category());
  }

  static boolean isIllegal(Category category) {
    return category.risk() == Risk.ILLEGAL;
  }

  /** How many entries the list has. */
  public int size() {
    return addresses.size() + hosts.size() + domains.size();
  }

  /** SHA-256 of the files it was read from, in hex. */
  public String digest() {
    return digest;
  }

  /** True when the list covers this address. */
  public boolean covers(Address address) {
    return (hosts.size() > 0 && hosts.contains(address.hostName()))
        || (domains.size() > 0 && coversDomain(address.hostName()))
        || (addresses.size() > 0 && coversAddress(address));
  }

  /** The host itself and each domain above it, down to two labels. */
  private boolean coversDomain(String host) {
    for (int at = 0; at >= 0; ) {
      if (domains.contains(at == 0 ? host : host.substring(at))) {
        return true;
      }
      int dot = host.indexOf('.', at);
      at = dot < 0 ? -1 : dot + 1;
    }
    return false;
  }

  /** The address with and without its query, and each folder above it, the host included. */
  private boolean coversAddress(Address address) {
    if (address.query() != null && addresses.contains(address.text())) {
      return true;
    }
    String place = address.host() + address.path();
    while (!addresses.contains(place)) {
      int slash = place.lastIndexOf('/');
      if (slash < 0) {
        return false;
      }
      place = place.substring(0, slash);
    }
    return true;
  }
}

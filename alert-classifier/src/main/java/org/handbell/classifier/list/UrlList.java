package org.handbell.classifier.list;

import org.handbell.model.Category;
import org.handbell.model.Risk;

/** A loaded list: which addresses belong to its category. Safe for many threads. */
public final class UrlList {

  private final ListConfig config;
  private final Holding addresses;
  private final Holding hosts;
  private final Holding domains;
  private final int skipped;
  private final String digest;

  UrlList(
      ListConfig config,
      Holding addresses,
      Holding hosts,
      Holding domains,
      int skipped,
      String digest) {
    this.config = config;
    this.addresses = addresses;
    this.hosts = hosts;
    this.domains = domains;
    this.skipped = skipped;
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

  /** How many lines were broken and left out; more than one in a hundred and none is loaded. */
  public int skipped() {
    return skipped;
  }

  /** SHA-256 of the files it was read from, in hex. */
  public String digest() {
    return digest;
  }

  /** True when the list covers this address. */
  public boolean covers(Address address) {
    return coversHost(address.hostName()) || (addresses.size() > 0 && coversAddress(address));
  }

  /** The host itself, or a domain above it. */
  private boolean coversHost(String host) {
    if (hosts.size() > 0 && hosts.contains(host, 0, host.length())) {
      return true;
    }
    boolean found = false;
    for (int at = 0; domains.size() > 0 && at >= 0 && !found; ) {
      found = domains.contains(host, at, host.length());
      int dot = host.indexOf('.', at);
      at = dot < 0 ? -1 : dot + 1;
    }
    return found;
  }

  /** The address with and without its query, and each folder above it, the host included. */
  private boolean coversAddress(Address address) {
    String text = address.text();
    if (address.query() != null && addresses.contains(text, 0, text.length())) {
      return true;
    }
    int end = address.host().length() + address.path().length();
    while (end > 0 && !addresses.contains(text, 0, end)) {
      end = text.lastIndexOf('/', end - 1);
    }
    return end > 0;
  }
}

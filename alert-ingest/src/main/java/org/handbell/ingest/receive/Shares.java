package org.handbell.ingest.receive;

import java.net.InetAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/** Each address's share of one source, so that who floods it takes nothing from who does not. */
final class Shares {

  private static final int REMEMBERED = 4_096;

  private final int perSecond;
  private final LongSupplier nanos;
  private final Map<InetAddress, Share> shares = new ConcurrentHashMap<>();

  /**
   * Nobody has sent anything yet.
   *
   * @param perSecond lines that each address may send; 0 for as many as come
   */
  Shares(int perSecond, LongSupplier nanos) {
    this.perSecond = perSecond;
    this.nanos = nanos;
  }

  int size() {
    return shares.size();
  }

  /** The address's share. Those of which nothing is used are forgotten when they are many. */
  Share of(InetAddress sender) {
    if (shares.size() >= REMEMBERED) {
      shares.values().removeIf(Share::isWhole);
    }
    return shares.computeIfAbsent(sender, any -> new Share(perSecond, nanos));
  }
}

package org.handbell.ingest.receive;

import java.net.InetAddress;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;

/**
 * How many connections a source has, and how many of them one address. When there are too many, the
 * oldest that has never sent anything whole makes room, first at the address that has most of
 * those; so that a crowd that holds connections without using them keeps out nobody who does.
 */
final class ConnectionCaps {

  static final int OF_SOURCE = 1_024;
  static final int OF_ADDRESS = 256;

  /** A connection, as far as counting it goes. */
  interface Guest {

    /** It has to go, to make room for another. */
    void crowdOut();
  }

  /** The connections of one address. */
  private static final class Party {
    private final LinkedHashSet<Guest> unproven = new LinkedHashSet<>();
    private int size;
  }

  private final Map<InetAddress, Party> parties = new HashMap<>();
  private int size;

  /** Lets the connection in, unless as many as may be are at work. */
  boolean admit(InetAddress address, Guest guest) {
    Optional<Guest> leaving;
    synchronized (this) {
      Party party = parties.computeIfAbsent(address, any -> new Party());
      leaving = Optional.empty();
      if (party.size >= OF_ADDRESS || size >= OF_SOURCE) {
        leaving = makeRoom(party.size >= OF_ADDRESS ? party : mostUnproven());
        if (leaving.isEmpty()) {
          forgetEmpty(address, party);
          return false;
        }
      }
      party.unproven.add(guest);
      party.size++;
      size++;
    }
    leaving.ifPresent(Guest::crowdOut);
    return true;
  }

  private static Optional<Guest> makeRoom(Party party) {
    return party.unproven.stream().findFirst();
  }

  private Party mostUnproven() {
    return parties.values().stream()
        .max(Comparator.comparingInt(party -> party.unproven.size()))
        .orElseThrow();
  }

  /** The connection has sent something whole: it is not the one to make room. */
  synchronized void proven(InetAddress address, Guest guest) {
    Party party = parties.get(address);
    if (party != null) {
      party.unproven.remove(guest);
    }
  }

  /** A connection that was let in is closed; said once for each. */
  synchronized void gone(InetAddress address, Guest guest) {
    Party party = parties.get(address);
    if (party != null) {
      party.unproven.remove(guest);
      party.size--;
      size--;
      forgetEmpty(address, party);
    }
  }

  private void forgetEmpty(InetAddress address, Party party) {
    if (party.size == 0) {
      parties.remove(address);
    }
  }
}

package org.handbell.ingest.identity;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.handbell.model.UserName;
import org.jspecify.annotations.Nullable;

/**
 * Who and what is at which address of a school, from leases and log-ons. What is known is kept as
 * it was told, in the order of its own times, so that a line that arrives late says the same as one
 * in time; who was there is worked out anew for each moment asked about. Bounded: what is too old
 * to matter is forgotten.
 */
public final class SignOns {

  /** Nobody stays signed on longer than a school day, whether or not a log-off was seen. */
  static final Duration PERSON = Duration.ofHours(10);

  /** A lease whose line does not say how long it is. */
  static final Duration LEASE = Duration.ofHours(24);

  /** Windows' own default, and the longest that is believed. */
  private static final Duration LONGEST_LEASE = Duration.ofDays(8);

  /** Long enough that a line some hours late still finds all that was said before it. */
  private static final Duration KEPT = Duration.ofHours(36);

  /** How much later than others a line may come and still find its place. */
  private static final Duration LATE = Duration.ofMinutes(30);

  private static final int MOST_ADDRESSES = 200_000;
  private static final int MOST_AT_ONE_ADDRESS = 64;

  /**
   * Who and what was at an address.
   *
   * @param user absent where nobody was signed on, or more than one person
   */
  public record Presence(@Nullable UserName user, @Nullable String mac, @Nullable String device) {}

  /** One thing told of an address; {@code user} is a person's account, never a computer's. */
  record Told(
      Instant time,
      @Nullable String mac,
      @Nullable String device,
      @Nullable UserName user,
      boolean ended,
      Duration lease) {

    boolean saysSame(Told other) {
      return Objects.equals(mac, other.mac)
          && Objects.equals(device, other.device)
          && Objects.equals(user, other.user)
          && ended == other.ended;
    }

    Instant expires() {
      return time.plus(lease.compareTo(KEPT) > 0 ? lease : KEPT);
    }
  }

  /** What is known in one school. */
  private static final class Addresses {
    final Map<String, List<Told>> told = new ConcurrentHashMap<>();
    volatile Instant newest = Instant.MIN;
    Instant swept = Instant.MIN;
  }

  private final Directory directory;
  private volatile long changes;
  private final Map<String, Addresses> schools = new ConcurrentHashMap<>();

  /** A table that knows nothing yet; the directory says which names are one person's. */
  public SignOns(Directory directory) {
    this.directory = directory;
  }

  /** Remembers what a line told about an address of the school. */
  public synchronized void note(String schoolId, SignOn signOn) {
    UserName user = UserName.parse(signOn.user()).orElse(null);
    String device = signOn.device();
    if (user != null && user.isComputer()) {
      device = device == null ? user.bare().substring(0, user.bare().length() - 1) : device;
      user = null;
    }
    if (user == null && device == null && signOn.mac() == null) {
      return;
    }
    Duration lease = signOn.lease() == null ? LEASE : signOn.lease();
    if (lease.compareTo(LONGEST_LEASE) > 0) {
      lease = LONGEST_LEASE;
    }
    Addresses known = schools.computeIfAbsent(schoolId, id -> new Addresses());
    List<Told> before = known.told.getOrDefault(signOn.ip(), List.of());
    if (before.isEmpty() && known.told.size() >= MOST_ADDRESSES) {
      return;
    }
    Told told = new Told(signOn.time(), signOn.mac(), device, user, signOn.ended(), lease);
    known.told.put(signOn.ip(), with(before, told));
    changes = changes + 1;
    if (signOn.time().isAfter(known.newest)) {
      known.newest = signOn.time();
      forgetOld(known);
    }
  }

  /**
   * A new list in the order of time; of equal things told again and again within {@link #LATE} the
   * first and last are kept, as nothing that came between them is still under way.
   */
  private static List<Told> with(List<Told> before, Told told) {
    List<Told> all = new ArrayList<>(before.size() + 1);
    all.addAll(before);
    int at = all.size();
    while (at > 0 && all.get(at - 1).time.isAfter(told.time)) {
      at--;
    }
    if (at >= 2
        && at == all.size()
        && !told.ended
        && !told.time.isAfter(all.get(at - 2).time.plus(LATE))
        && all.get(at - 1).saysSame(told)
        && all.get(at - 2).saysSame(told)) {
      all.remove(--at);
    }
    all.add(at, told);
    if (all.size() > MOST_AT_ONE_ADDRESS) {
      all.remove(0);
    }
    return List.copyOf(all);
  }

  private static void forgetOld(Addresses known) {
    if (known.newest.isBefore(known.swept.plus(Duration.ofMinutes(30)))) {
      return;
    }
    known.swept = known.newest;
    known.told.replaceAll(
        (ip, all) -> all.stream().filter(one -> one.expires().isAfter(known.newest)).toList());
    known.told.values().removeIf(List::isEmpty);
  }

  /** Who and what was there then, or null where nothing is known of the address. */
  public @Nullable Presence at(String schoolId, @Nullable String ip, Instant time) {
    Addresses known = ip == null ? null : schools.get(schoolId);
    List<Told> told = known == null ? null : known.told.get(ip);
    if (known == null || told == null) {
      return null;
    }
    boolean allRemembered = !time.isBefore(known.newest.minus(KEPT.minus(PERSON)));
    return presence(schoolId, told, time, allRemembered);
  }

  private @Nullable Presence presence(
      String schoolId, List<Told> told, Instant time, boolean allRemembered) {
    Map<String, Told> people = new HashMap<>();
    Told device = null;
    for (Told one : told) {
      if (one.time.isAfter(time)) {
        break;
      }
      if (endsAll(one, device)) {
        people.clear();
      }
      if (one.user != null && one.ended) {
        people.remove(directory.person(schoolId, one.user).id());
      } else if (one.user != null) {
        people.put(directory.person(schoolId, one.user).id(), one);
      }
      device = deviceAfter(one, device);
    }
    people.values().removeIf(one -> one.time.plus(PERSON).isBefore(time));
    boolean gone = device != null && device.time.plus(device.lease).isBefore(time);
    UserName only =
        people.size() == 1 && allRemembered ? people.values().iterator().next().user : null;
    Told there = gone ? null : device;
    return only == null && there == null
        ? null
        : new Presence(only, there == null ? null : there.mac, there == null ? null : there.device);
  }

  /**
   * Another device, or none, has the address now, or the same device has told who uses it: whoever
   * was there before is not any more.
   */
  private static boolean endsAll(Told one, @Nullable Told device) {
    if (one.user == null && one.ended) {
      return device == null || one.mac == null || one.mac.equals(device.mac);
    }
    if (one.mac == null || one.ended || device == null || device.mac == null) {
      return false;
    }
    return !one.mac.equals(device.mac) || one.user != null;
  }

  private static @Nullable Told deviceAfter(Told one, @Nullable Told before) {
    if (one.ended) {
      return one.user == null && endsAll(one, before) ? null : before;
    }
    if (one.mac == null && one.device == null) {
      return before;
    }
    boolean same = before != null && (one.mac == null || one.mac.equals(before.mac));
    if (!same || before == null) {
      return one;
    }
    return new Told(
        one.time,
        one.mac == null ? before.mac : one.mac,
        one.device == null ? before.device : one.device,
        null,
        false,
        one.mac == null ? before.lease : one.lease);
  }

  /** Grows with every note. */
  long changes() {
    return changes;
  }

  /** How many addresses are known. */
  int size() {
    return schools.values().stream().mapToInt(known -> known.told.size()).sum();
  }

  /** Receives all that is known. */
  interface Visitor {
    void told(String schoolId, String ip, Told told);
  }

  /** Shows all that is known, each address in the order of time. */
  void visit(Visitor visitor) {
    schools.forEach(
        (school, known) ->
            known.told.forEach((ip, all) -> all.forEach(one -> visitor.told(school, ip, one))));
  }
}

package org.handbell.notifier.watch;

import static java.util.stream.Collectors.toMap;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Keeps one look from being taken for the truth: a trouble counts once it has lasted, and is over
 * once it has been away for a while. Each time it comes back soon, it takes twice as long to be
 * taken for over, so that what flaps is told a few times and not all day.
 */
public final class Rounds {

  private static final Duration AWAY = Duration.ofMinutes(10);
  private static final Duration LONGEST_AWAY = Duration.ofHours(2);

  /** What comes back within this time had never quite gone. */
  public static final Duration RELAPSE = Duration.ofHours(4);

  /** A trouble that counts from now on. */
  public record Opened(Trouble trouble, int relapses) {}

  /**
   * What changed.
   *
   * @param closed is over
   * @param dropped is about sources that the configuration no longer names
   */
  public record Changes(List<Opened> opened, List<Standing> closed, List<Standing> dropped) {

    /** True where nothing did. */
    public boolean isEmpty() {
      return opened.isEmpty() && closed.isEmpty() && dropped.isEmpty();
    }
  }

  private final Map<String, Duration> found = new HashMap<>();
  private final Map<String, Duration> missed = new HashMap<>();

  /**
   * Compares a look with what stands.
   *
   * @param known the open troubles, and those that were over a short while ago
   * @param running how long the watch has been kept: it tells how long things last even where
   *     somebody sets the clock
   */
  public Changes step(Look look, Collection<Standing> known, Duration running, Instant now) {
    Map<String, Trouble> there =
        look.troubles().stream().collect(toMap(Trouble::key, each -> each, (a, b) -> a));
    Map<String, Standing> open =
        known.stream()
            .filter(Standing::isOpen)
            .collect(toMap(each -> each.trouble().key(), each -> each, (a, b) -> a));
    return new Changes(
        opened(there, open, known, running, now),
        closed(there, open.values(), look, running),
        open.values().stream().filter(each -> isForgotten(each, look)).toList());
  }

  private List<Opened> opened(
      Map<String, Trouble> there,
      Map<String, Standing> open,
      Collection<Standing> known,
      Duration running,
      Instant now) {
    found.keySet().retainAll(there.keySet());
    List<Opened> opened = new ArrayList<>();
    there.forEach(
        (key, trouble) -> {
          Duration first = found.computeIfAbsent(key, any -> running);
          boolean lasted = running.minus(first).compareTo(trouble.kind().proof()) >= 0;
          if (lasted && !open.containsKey(key)) {
            opened.add(new Opened(trouble, relapses(key, known, now)));
          }
        });
    return opened;
  }

  private static int relapses(String key, Collection<Standing> known, Instant now) {
    return known.stream()
        .filter(each -> each.trouble().key().equals(key))
        .filter(each -> each.closedAt() != null && each.closedAt().isAfter(now.minus(RELAPSE)))
        .max(Comparator.comparing(Standing::openedAt))
        .map(last -> last.relapses() + 1)
        .orElse(0);
  }

  private List<Standing> closed(
      Map<String, Trouble> there, Collection<Standing> open, Look look, Duration running) {
    List<Standing> closed = new ArrayList<>();
    for (Standing each : open) {
      String key = each.trouble().key();
      if (there.containsKey(key) || isUnknown(each, look)) {
        missed.remove(key);
      } else if (!isForgotten(each, look)) {
        Duration first = missed.computeIfAbsent(key, any -> running);
        if (running.minus(first).compareTo(away(each.relapses())) >= 0) {
          missed.remove(key);
          closed.add(each);
        }
      }
    }
    return closed;
  }

  /** The silence of ingest is known to be over when ingest is heard; the rest is not known then. */
  private static boolean isUnknown(Standing each, Look look) {
    return each.trouble().sources().stream().anyMatch(look.unknown()::contains);
  }

  private static boolean isForgotten(Standing each, Look look) {
    Set<String> still = look.sources().getOrDefault(each.trouble().schoolId(), Set.of());
    return !each.trouble().sources().isEmpty()
        && each.trouble().sources().stream().noneMatch(still::contains);
  }

  private static Duration away(int relapses) {
    Duration away = AWAY.multipliedBy(1L << Math.min(relapses, 10));
    return away.compareTo(LONGEST_AWAY) > 0 ? LONGEST_AWAY : away;
  }
}

package org.handbell.ingest.fold;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Holds the longest state of each run until it is known whether it was a step on the way to a
 * search. Time is the lines' own time received, so that a backlog gives what the live stream would
 * have given. Not for several threads.
 *
 * @param <L> stands for a line
 */
final class Keystrokes<L> {

  /** Nobody goes on with what they have not touched for so long. */
  static final long HOLD_MILLIS = 4_000;

  /** So long a run is remembered that was told, lest what is left of it be told as another. */
  static final long MEMORY_MILLIS = 20_000;

  /** Several people may sit behind one address, or one person at several boxes. */
  private static final int MOST_RUNS_OF_ONE = 4;

  /** What became of a line that was held, or need not be. */
  interface Fates<L> {

    /** A step on the way: what it says is in a later state, or in an earlier one that is held. */
    void onTheWay(L line);

    /** Typed, and nothing that holds it followed. */
    void abandoned(L line);

    /** Its fate is open. Every line held is told of later by one of the others. */
    void held(L line);
  }

  private final int mostHeld;
  private final Fates<L> fates;
  private final Map<String, List<Run<L>>> runs = new HashMap<>();

  /** Those that are held, and those that are only remembered; the least recent first. */
  private final LinkedHashSet<Run<L>> held = new LinkedHashSet<>();

  private final LinkedHashSet<Run<L>> told = new LinkedHashSet<>();
  private long newestMillis = Long.MIN_VALUE;

  Keystrokes(int mostHeld, Fates<L> fates) {
    this.mostHeld = mostHeld;
    this.fates = fates;
  }

  /** A key was pressed, after which this stood in the box. */
  void typed(L line, String person, String text, long millis) {
    String state = TypedText.plain(text);
    Run<L> run = runOf(person, state);
    if (run == null) {
      begin(new Run<>(person, state, line, millis));
      fates.held(line);
      return;
    }
    forget(run);
    run.lastMillis = millis;
    if (TypedText.isLeftOf(state, run.longest)) {
      remember(run);
      fates.onTheWay(line);
    } else {
      L before = run.held;
      run.longest = state;
      run.held = line;
      remember(run);
      fates.held(line);
      if (before != null) {
        fates.onTheWay(before);
      }
    }
  }

  /**
   * A search was sent.
   *
   * @return true where somebody was seen typing it
   */
  boolean searched(String person, String text) {
    List<Run<L>> all = runs.get(person);
    if (all == null) {
      return false;
    }
    String sent = TypedText.plain(text);
    boolean seen = false;
    for (Run<L> run : List.copyOf(all)) {
      if (TypedText.holds(sent, run.longest)) {
        seen = true;
        forget(run);
        if (run.held != null) {
          fates.onTheWay(run.held);
        }
      }
    }
    return seen;
  }

  /** It is this late: what was not gone on with in time was abandoned. */
  void passed(long millis) {
    if (millis < newestMillis - MEMORY_MILLIS) {
      clockWentBack();
      newestMillis = millis;
    }
    newestMillis = Math.max(millis, newestMillis);
    while (isOlder(held, millis - HOLD_MILLIS)) {
      abandon(held.iterator().next());
    }
    while (isOlder(told, millis - MEMORY_MILLIS)) {
      forget(told.iterator().next());
    }
  }

  /** Lets go of everything that is held: there is no room or no time to wait. */
  void release() {
    while (!held.isEmpty()) {
      abandon(held.iterator().next());
    }
  }

  private void clockWentBack() {
    release();
    while (!told.isEmpty()) {
      forget(told.iterator().next());
    }
  }

  private static <L> boolean isOlder(Set<Run<L>> some, long millis) {
    return !some.isEmpty() && some.iterator().next().lastMillis < millis;
  }

  /** The run that the state belongs to, the one that was touched last before others. */
  private @Nullable Run<L> runOf(String person, String state) {
    List<Run<L>> all = runs.getOrDefault(person, List.of());
    for (int i = all.size() - 1; i >= 0; i--) {
      Run<L> run = all.get(i);
      if (TypedText.isLeftOf(state, run.longest) || TypedText.holds(state, run.longest)) {
        return run;
      }
    }
    return null;
  }

  private void begin(Run<L> run) {
    List<Run<L>> all = runs.getOrDefault(run.person, List.of());
    if (all.size() >= MOST_RUNS_OF_ONE) {
      Run<L> oldest = all.get(0);
      forget(oldest);
      tell(oldest);
    }
    if (held.size() >= mostHeld) {
      abandon(held.iterator().next());
    }
    remember(run);
  }

  private void abandon(Run<L> run) {
    held.remove(run);
    tell(run);
    told.add(run);
    if (told.size() > mostHeld) {
      forget(told.iterator().next());
    }
  }

  private void tell(Run<L> run) {
    L line = run.held;
    run.held = null;
    if (line != null) {
      fates.abandoned(line);
    }
  }

  private void remember(Run<L> run) {
    runs.computeIfAbsent(run.person, name -> new ArrayList<>(1)).add(run);
    (run.held == null ? told : held).add(run);
  }

  private void forget(Run<L> run) {
    (run.held == null ? told : held).remove(run);
    List<Run<L>> all = runs.get(run.person);
    if (all != null) {
      Iterator<Run<L>> each = all.iterator();
      while (each.hasNext()) {
        if (each.next() == run) {
          each.remove();
        }
      }
      if (all.isEmpty()) {
        runs.remove(run.person);
      }
    }
  }
}

package org.handbell.ingest.spool;

import java.util.BitSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The lines between the last one that everything before is done with and the last one sent. Answers
 * come in any order; the done part grows only without gaps, so that nothing is deleted early. One
 * thread sends; answers come from any thread and, as one comes for each line, take no lock.
 */
final class Window {

  /** Five seconds at 50,000 lines a second: for so long a line may be held. */
  private static final int MOST_LINES = 1 << 18;

  private static final int MOST_IN_FLIGHT = 1 << 15;
  private static final long MOST_BYTES = 24 << 20;

  private static final int NOBODY_WAITS = -1;

  /** Whether a line is to be sent. */
  enum Begun {
    /** It is read for the first time. */
    FIRST,
    /** It was read before, and could not be sent. */
    AGAIN,
    /** It is done already, or is held. */
    NOT
  }

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition answered = lock.newCondition();
  private final BitSet held = new BitSet(MOST_LINES);

  /** How long each line is, as a complement once it is done. */
  private final AtomicIntegerArray sizes = new AtomicIntegerArray(MOST_LINES);

  private final long[] received = new long[MOST_LINES];
  private final AtomicInteger inFlight = new AtomicInteger();
  private final AtomicLong bytesInFlight = new AtomicLong();
  private volatile SpoolStore.Place base;
  private volatile long last;
  private volatile boolean again;
  private volatile boolean pause;

  /** Whoever waits is called when no more lines than these are in flight. */
  private volatile int callAt = NOBODY_WAITS;

  Window(SpoolStore.Place base) {
    this.base = base;
    this.last = base.sequence();
  }

  /** Up to here everything is done with. */
  SpoolStore.Place base() {
    lock.lock();
    try {
      long next = base.sequence() + 1;
      long bytes = base.bytesUpToHere();
      for (int size; next <= last && (size = sizes.get(slot(next))) < 0; next++) {
        bytes += ~size;
      }
      base = new SpoolStore.Place(next - 1, bytes);
      return base;
    } finally {
      lock.unlock();
    }
  }

  /** When the oldest line that is sent but not done was received; 0 when there is none. */
  long oldestReceivedMillis() {
    long oldest = base().sequence() + 1;
    return oldest <= last ? received[slot(oldest)] : 0;
  }

  /** When the newest line that was read was received; 0 when none was. */
  long newestReceivedMillis() {
    return received[slot(last)];
  }

  /** True where there is room for another line and no reason to go back. */
  boolean mayBegin() {
    return !again
        && inFlight.get() < MOST_IN_FLIGHT
        && bytesInFlight.get() < MOST_BYTES
        && !isLong();
  }

  /** True where there is no room although all the newest may be done: the oldest must go. */
  boolean isLong() {
    return last - base.sequence() >= MOST_LINES - 1 && last - base().sequence() >= MOST_LINES - 1;
  }

  boolean mustGoBack() {
    return again;
  }

  /** A line is about to be sent. */
  Begun begin(SpooledLine line) {
    long sequence = line.sequence();
    int slot = slot(sequence);
    boolean first = sequence > last;
    if (!first && (sequence <= base.sequence() || sizes.get(slot) < 0 || held.get(slot))) {
      return Begun.NOT;
    }
    int size = line.bytes().length;
    sizes.set(slot, size);
    received[slot] = line.line().received().toEpochMilli();
    bytesInFlight.addAndGet(size);
    inFlight.incrementAndGet();
    last = Math.max(last, sequence);
    return first ? Begun.FIRST : Begun.AGAIN;
  }

  /** The line is not sent yet: nothing waits for its answer, and it is not read again. */
  void hold(long sequence) {
    held.set(slot(sequence));
    leave(sizes.get(slot(sequence)));
  }

  /** The line is sent now. */
  void letGo(long sequence) {
    held.clear(slot(sequence));
    bytesInFlight.addAndGet(sizes.get(slot(sequence)));
    inFlight.incrementAndGet();
  }

  /**
   * Goes on behind lines that cannot be read any more.
   *
   * @return false while something is in flight or held
   */
  boolean jump(SpoolStore.Place place) {
    lock.lock();
    try {
      if (inFlight.get() > 0 || again || !held.isEmpty()) {
        return false;
      }
      base = place;
      last = place.sequence();
      return true;
    } finally {
      lock.unlock();
    }
  }

  void done(long sequence) {
    int size = sizes.get(slot(sequence));
    sizes.set(slot(sequence), ~size);
    leave(size);
  }

  /**
   * The line must be sent again, after everything in flight has been answered.
   *
   * @param later true where there is no use in doing so at once
   */
  void again(long sequence, boolean later) {
    if (later) {
      pause = true;
    }
    again = true;
    leave(sizes.get(slot(sequence)));
    call();
  }

  private void leave(int size) {
    bytesInFlight.addAndGet(-size);
    if (inFlight.decrementAndGet() <= callAt && bytesInFlight.get() <= MOST_BYTES / 2) {
      call();
    }
  }

  private void call() {
    lock.lock();
    try {
      callAt = NOBODY_WAITS;
      answered.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits a while for all answers.
   *
   * @return true when nothing is in flight
   */
  boolean awaitAll(long millis) throws InterruptedException {
    return await(0, millis);
  }

  /** Waits a while for room that is worth going on for: to look for the next line costs much. */
  void awaitRoom(long millis) throws InterruptedException {
    boolean unused = await(MOST_IN_FLIGHT / 2, millis);
  }

  private boolean await(int most, long millis) throws InterruptedException {
    lock.lock();
    try {
      long nanos = TimeUnit.MILLISECONDS.toNanos(millis);
      callAt = most;
      while (!hasCome(most) && nanos > 0) {
        nanos = answered.awaitNanos(nanos);
        callAt = most;
      }
      return inFlight.get() == 0;
    } finally {
      callAt = NOBODY_WAITS;
      lock.unlock();
    }
  }

  private boolean hasCome(int most) {
    return most == 0
        ? inFlight.get() == 0
        : again || (inFlight.get() <= most && bytesInFlight.get() <= MOST_BYTES / 2 && !isLong());
  }

  /**
   * Starts over behind the base; what was done beyond it stays done.
   *
   * @return true where it is better to wait a little first
   */
  boolean goBack() {
    boolean wait = pause;
    again = false;
    pause = false;
    return wait;
  }

  private static int slot(long sequence) {
    return (int) (sequence & (MOST_LINES - 1));
  }
}

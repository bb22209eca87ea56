package org.handbell.ingest.spool;

import java.util.BitSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The lines between the last one that everything before is done with and the last one sent. Answers
 * come in any order; the done part grows only without gaps, so that nothing is deleted early.
 */
final class Window {

  /** Five seconds at 50,000 lines a second: for so long a line may be held. */
  private static final int MOST_LINES = 1 << 18;

  private static final int MOST_IN_FLIGHT = 1 << 15;
  private static final long MOST_BYTES = 12 << 20;

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
  private final BitSet done = new BitSet(MOST_LINES);
  private final BitSet held = new BitSet(MOST_LINES);
  private final int[] sizes = new int[MOST_LINES];
  private final long[] received = new long[MOST_LINES];
  private SpoolStore.Place base;
  private long last;
  private int inFlight;
  private long bytesInFlight;
  private boolean again;
  private boolean pause;

  Window(SpoolStore.Place base) {
    this.base = base;
    this.last = base.sequence();
  }

  /** Up to here everything is done with. */
  SpoolStore.Place base() {
    lock.lock();
    try {
      return base;
    } finally {
      lock.unlock();
    }
  }

  /** When the oldest line that is sent but not done was received; 0 when there is none. */
  long oldestReceivedMillis() {
    lock.lock();
    try {
      return base.sequence() < last ? received[slot(base.sequence() + 1)] : 0;
    } finally {
      lock.unlock();
    }
  }

  /** When the newest line that was read was received; 0 when none was. */
  long newestReceivedMillis() {
    lock.lock();
    try {
      return received[slot(last)];
    } finally {
      lock.unlock();
    }
  }

  /** True where there is room for another line and no reason to go back. */
  boolean mayBegin() {
    lock.lock();
    try {
      return !again && !isLongInLock() && inFlight < MOST_IN_FLIGHT && bytesInFlight < MOST_BYTES;
    } finally {
      lock.unlock();
    }
  }

  /** True where there is no room although all the newest may be done: the oldest must go. */
  boolean isLong() {
    lock.lock();
    try {
      return isLongInLock();
    } finally {
      lock.unlock();
    }
  }

  private boolean isLongInLock() {
    return last - base.sequence() >= MOST_LINES - 1;
  }

  boolean mustGoBack() {
    lock.lock();
    try {
      return again;
    } finally {
      lock.unlock();
    }
  }

  /** A line is about to be sent. */
  Begun begin(SpooledLine line) {
    lock.lock();
    try {
      int slot = slot(line.sequence());
      boolean first = line.sequence() > last;
      if (!first && (line.sequence() <= base.sequence() || done.get(slot) || held.get(slot))) {
        return Begun.NOT;
      }
      last = Math.max(last, line.sequence());
      sizes[slot] = line.bytes().length;
      received[slot] = line.line().received().toEpochMilli();
      inFlight++;
      bytesInFlight += line.bytes().length;
      return first ? Begun.FIRST : Begun.AGAIN;
    } finally {
      lock.unlock();
    }
  }

  /** The line is not sent yet: nothing waits for its answer, and it is not read again. */
  void hold(long sequence) {
    lock.lock();
    try {
      leave(sequence);
      held.set(slot(sequence));
    } finally {
      lock.unlock();
    }
  }

  /** The line is sent now. */
  void letGo(long sequence) {
    lock.lock();
    try {
      held.clear(slot(sequence));
      inFlight++;
      bytesInFlight += sizes[slot(sequence)];
    } finally {
      lock.unlock();
    }
  }

  /**
   * Goes on behind lines that cannot be read any more.
   *
   * @return false while something is in flight or held
   */
  boolean jump(SpoolStore.Place place) {
    lock.lock();
    try {
      if (inFlight > 0 || again || !held.isEmpty()) {
        return false;
      }
      done.clear();
      base = place;
      last = place.sequence();
      return true;
    } finally {
      lock.unlock();
    }
  }

  void done(long sequence) {
    lock.lock();
    try {
      leave(sequence);
      done.set(slot(sequence));
      long next = base.sequence() + 1;
      long bytes = base.bytesUpToHere();
      while (next <= last && done.get(slot(next))) {
        done.clear(slot(next));
        bytes += sizes[slot(next)];
        next++;
      }
      base = new SpoolStore.Place(next - 1, bytes);
    } finally {
      lock.unlock();
    }
  }

  /**
   * The line must be sent again, after everything in flight has been answered.
   *
   * @param later true where there is no use in doing so at once
   */
  void again(long sequence, boolean later) {
    lock.lock();
    try {
      leave(sequence);
      again = true;
      pause |= later;
    } finally {
      lock.unlock();
    }
  }

  private void leave(long sequence) {
    inFlight--;
    bytesInFlight -= sizes[slot(sequence)];
    answered.signalAll();
  }

  /**
   * Waits a while for answers.
   *
   * @param all true to wait for all of them
   * @return true when nothing is in flight
   */
  boolean await(boolean all, long millis) throws InterruptedException {
    lock.lock();
    try {
      long nanos = TimeUnit.MILLISECONDS.toNanos(millis);
      int before = inFlight;
      while (inFlight > 0 && nanos > 0 && (all || inFlight == before)) {
        nanos = answered.awaitNanos(nanos);
      }
      return inFlight == 0;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Starts over behind the base; what was done beyond it stays done.
   *
   * @return true where it is better to wait a little first
   */
  boolean goBack() {
    lock.lock();
    try {
      boolean wait = pause;
      again = false;
      pause = false;
      return wait;
    } finally {
      lock.unlock();
    }
  }

  private static int slot(long sequence) {
    return (int) (sequence & (MOST_LINES - 1));
  }
}

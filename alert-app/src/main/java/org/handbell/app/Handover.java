package org.handbell.app;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * Hands things from the thread that reads them to one that does the rest, in order, so that reading
 * a big file and judging it have a core each. So few are on their way that memory stays flat.
 */
final class Handover<T> implements AutoCloseable {

  private static final int MOST_AT_ONCE = 256;
  private static final int MOST_WAITING = 8;

  /** Does the rest with one thing. */
  @FunctionalInterface
  interface Taker<T> {
    void take(T thing) throws IOException;
  }

  private final BlockingQueue<List<T>> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
  private final Taker<T> taker;
  private final Thread thread = new Thread(this::takeAll, "handbell-handover");
  private volatile @Nullable Exception fault;
  private List<T> gathered = new ArrayList<>(MOST_AT_ONCE);

  Handover(Taker<T> taker) {
    this.taker = taker;
    thread.start();
  }

  /**
   * Gives the next thing; waits while many are on their way.
   *
   * @param last true where nobody knows when another will follow: then none is kept back
   * @throws IOException what the taker threw for an earlier thing
   */
  void give(T thing, boolean last) throws IOException {
    gathered.add(thing);
    if (last || gathered.size() == MOST_AT_ONCE) {
      handOver();
      requireTaken();
    }
  }

  private void handOver() throws IOException {
    try {
      waiting.put(gathered);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while lines were on their way", e);
    }
    gathered = new ArrayList<>(MOST_AT_ONCE);
  }

  private void requireTaken() throws IOException {
    Exception seen = fault;
    if (seen instanceof RuntimeException) {
      throw new IllegalStateException("what was handed over could not be taken", seen);
    }
    if (seen != null) {
      throw new IOException(seen.getMessage(), seen);
    }
  }

  /** An empty list says that nothing more comes; after a fault the rest is only emptied. */
  private void takeAll() {
    try {
      for (List<T> things = waiting.take(); !things.isEmpty(); things = waiting.take()) {
        if (fault == null) {
          take(things);
        }
      }
    } catch (InterruptedException e) {
      fault = e;
    }
  }

  private void take(List<T> things) {
    try {
      for (T thing : things) {
        taker.take(thing);
      }
    } catch (IOException | RuntimeException e) {
      fault = e;
    }
  }

  /**
   * Returns when everything given has been taken.
   *
   * @throws IOException what the taker threw
   */
  @Override
  public void close() throws IOException {
    if (!gathered.isEmpty()) {
      handOver();
    }
    handOver();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while lines were on their way", e);
    }
    requireTaken();
  }
}

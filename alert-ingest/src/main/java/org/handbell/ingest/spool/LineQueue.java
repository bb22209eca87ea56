package org.handbell.ingest.spool;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lines in memory that wait for the writer, and the senders that wait for the queue to grow short.
 */
final class LineQueue {

  private static final int LINE_OVERHEAD = 128; // a million lines of a byte are not a mebibyte

  private final long mostBytes;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition arrived = lock.newCondition();
  private final List<Runnable> senders = new ArrayList<>();
  private List<PendingLine> lines = new ArrayList<>();
  private long bytes;
  private boolean senderCame;
  private boolean closed;

  LineQueue(long mostBytes) {
    this.mostBytes = mostBytes;
  }

  /**
   * Takes a line, full or not.
   *
   * @return false when the queue is now full
   */
  boolean add(PendingLine line) {
    lock.lock();
    try {
      if (closed) {
        throw new IllegalStateException("the spool is closed");
      }
      lines.add(line);
      bytes += line.length() + LINE_OVERHEAD;
      arrived.signal();
      return bytes < mostBytes;
    } finally {
      lock.unlock();
    }
  }

  /** All lines there are, waiting a while for the first; none when a sender came or all is over. */
  List<PendingLine> takeAll(long waitNanos) throws InterruptedException {
    lock.lock();
    try {
      long nanos = waitNanos;
      while (lines.isEmpty() && nanos > 0 && !closed && !senderCame) {
        nanos = arrived.awaitNanos(nanos);
      }
      List<PendingLine> taken = lines;
      lines = new ArrayList<>();
      bytes = 0;
      senderCame = false;
      return taken;
    } finally {
      lock.unlock();
    }
  }

  /** Keeps a sender waiting until {@link #takeSenders}. */
  void addSender(Runnable sender) {
    lock.lock();
    try {
      senders.add(sender);
      senderCame = true;
      arrived.signal();
    } finally {
      lock.unlock();
    }
  }

  /** The senders that wait, who may go on; none while the queue is full. */
  List<Runnable> takeSenders() {
    lock.lock();
    try {
      if (bytes >= mostBytes) {
        return List.of();
      }
      List<Runnable> taken = List.copyOf(senders);
      senders.clear();
      return taken;
    } finally {
      lock.unlock();
    }
  }

  boolean isClosed() {
    lock.lock();
    try {
      return closed;
    } finally {
      lock.unlock();
    }
  }

  /** No line comes after this. */
  void close() {
    lock.lock();
    try {
      closed = true;
      arrived.signal();
    } finally {
      lock.unlock();
    }
  }
}

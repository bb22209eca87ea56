package org.handbell.ingest.spool;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.LongSupplier;
import org.handbell.ingest.IngestMeters;
import org.rocksdb.RocksDBException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes lines in and acknowledges them once they are on disk. One thread writes: it takes whatever
 * has gathered while the last group was being synced, so that groups grow with the load and a lone
 * line waits for nothing.
 */
public final class Spool implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Spool.class);
  private static final long LOOK_AT_DISK_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final int LARGEST_GROUP = 50_000;

  private final Path folder;
  private final ReadWriteLock files = new ReentrantReadWriteLock();
  private SpoolStore store;
  private final SpoolLimits limits;
  private final LongSupplier freeBytes;
  private final IngestMeters meters;
  private final Thread writer = new Thread(this::writeAll, "handbell-spool-writer");

  private final LineQueue queue;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition written = lock.newCondition();

  private volatile String id;
  private final AtomicLong unfinished = new AtomicLong();
  private volatile SpoolStore.Place durable;
  private volatile long finishedBytes;
  private volatile boolean diskTakesMore = true;
  private volatile boolean failing;

  private Spool(
      Path folder,
      SpoolStore store,
      SpoolLimits limits,
      LongSupplier freeBytes,
      IngestMeters meters)
      throws RocksDBException {
    this.folder = folder;
    this.store = store;
    this.limits = limits;
    this.queue = new LineQueue(limits.queueBytes());
    this.freeBytes = freeBytes;
    this.meters = meters;
    this.id = store.id();
    this.durable = store.last();
    SpoolStore.Place checkpoint = store.checkpoint();
    this.finishedBytes = checkpoint.bytesUpToHere();
    this.unfinished.set(durable.sequence() - checkpoint.sequence());
    meters.gauge("spool.lines", this, Spool::lines);
    meters.gauge("spool.bytes", this, Spool::bytes);
    meters.gauge("spool.filled", this, Spool::filled);
    meters.gauge("spool.accepting", this, self -> self.isAccepting() ? 1 : 0);
  }

  /** Opens the folder's spool, with whatever it still holds, and begins to accept. */
  public static Spool open(Path folder, IngestMeters meters) throws IOException {
    Files.createDirectories(folder);
    return open(
        folder, SpoolLimits.forDisk(folder), () -> folder.toFile().getUsableSpace(), meters);
  }

  static Spool open(Path folder, SpoolLimits limits, LongSupplier freeBytes, IngestMeters meters)
      throws IOException {
    try {
      Spool spool = new Spool(folder, SpoolStore.open(folder), limits, freeBytes, meters);
      spool.writer.start();
      return spool;
    } catch (RocksDBException e) {
      throw new IOException("the spool in " + folder + " cannot be opened: " + e.getMessage(), e);
    }
  }

  /**
   * Takes a line. It is always kept; the answer says whether to send more.
   *
   * @param durable run by the writer once the line is on disk; must not block
   * @return false to stop reading until {@link #whenRoom} calls
   */
  public boolean append(ArrivedLine line, Runnable durable) {
    unfinished.incrementAndGet();
    if (!line.isDrill()) { // it must not make a silent source look alive
      meters.source(line.sourceId()).arrived(line.received().toEpochMilli(), line.truncated());
    }
    boolean room = queue.add(new PendingLine(line, durable));
    return room && isAccepting();
  }

  /** Takes a line whose sender waits for no acknowledgement, as over syslog. */
  public boolean append(ArrivedLine line) {
    return append(line, Spool::nobodyWaits);
  }

  private static void nobodyWaits() {}

  /** Calls back once, from the writer, when there is room again. Must not block. */
  public void whenRoom(Runnable resume) {
    queue.addSender(resume);
  }

  /** False while the disk is full, the spool has reached its limit, or writing fails. */
  public boolean isAccepting() {
    return diskTakesMore && !failing;
  }

  /** Lines taken in that are not yet done with. */
  public long lines() {
    return unfinished.get();
  }

  /** Bytes of lines on disk that Kafka has not acknowledged. */
  public long bytes() {
    return Math.max(0, durable.bytesUpToHere() - finishedBytes);
  }

  /** How much of what it may hold is taken, from 0 to 1, as far as the disk has room for it. */
  public double filled() {
    long bytes = bytes();
    long room = bytes + Math.max(0, freeBytes.getAsLong() - limits.freeFloor());
    long most = Math.min(limits.spoolBytes(), room);
    return most == 0 ? 1 : Math.min(1, (double) bytes / most);
  }

  /** With a line's epoch and sequence number it names the line for ever. */
  String id() {
    return id;
  }

  /** Something that is done with the spool's files. */
  interface Work<T> {
    T on(SpoolStore store) throws RocksDBException, InterruptedException;
  }

  /** Works with the files while nobody replaces them. */
  <T> T withStore(Work<T> work) throws RocksDBException, InterruptedException {
    files.readLock().lock();
    try {
      return work.on(store);
    } finally {
      files.readLock().unlock();
    }
  }

  /**
   * Opens the files anew after a fault: what is damaged is saved into new ones, and after a failed
   * write RocksDB takes no further one until then.
   */
  void reopen(boolean damaged) throws RocksDBException {
    files.writeLock().lock();
    try {
      store.close();
      store = damaged ? SpoolStore.reopenDamaged(folder) : SpoolStore.open(folder);
      id = store.id();
      LOG.warn("spool opened anew");
    } finally {
      files.writeLock().unlock();
    }
  }

  /** The place of the last line on disk, waiting a while for it to reach {@code wanted}. */
  long awaitDurable(long wanted, long millis) throws InterruptedException {
    lock.lock();
    try {
      long nanos = TimeUnit.MILLISECONDS.toNanos(millis);
      while (durable.sequence() < wanted && nanos > 0 && !queue.isClosed()) {
        nanos = written.awaitNanos(nanos);
      }
      return durable.sequence();
    } finally {
      lock.unlock();
    }
  }

  void finished() {
    unfinished.decrementAndGet();
  }

  /** So many lines that were on disk cannot be read any more. */
  void missing(long lines) {
    unfinished.addAndGet(-lines);
    meters.damaged(lines);
    LOG.error("{} lines of the spool were damaged on disk and are lost", lines);
  }

  void finishedUpTo(SpoolStore.Place place) {
    finishedBytes = place.bytesUpToHere();
  }

  private void writeAll() {
    long lookAt = System.nanoTime();
    try {
      while (true) {
        List<PendingLine> group = queue.takeAll(LOOK_AT_DISK_NANOS);
        if (group.isEmpty() && queue.isClosed()) {
          return;
        }
        if (System.nanoTime() - lookAt >= 0) {
          lookAt = System.nanoTime() + LOOK_AT_DISK_NANOS;
          lookAtDisk();
        }
        callWhenRoom(); // what was just taken left room: they fill it while this is written
        for (int from = 0; from < group.size(); from += LARGEST_GROUP) {
          writeUntilDone(group.subList(from, Math.min(group.size(), from + LARGEST_GROUP)));
        }
      }
    } catch (InterruptedException e) {
      LOG.warn("spool writer interrupted: lines not yet acknowledged are not kept");
    }
  }

  /** A group that cannot be written is tried again: its lines are not acknowledged and not lost. */
  private void writeUntilDone(List<PendingLine> group) throws InterruptedException {
    while (!isWritten(group)) {
      if (queue.isClosed()) {
        return;
      }
      TimeUnit.SECONDS.sleep(1);
    }
    meters.spooled(group.size());
    signalWritten();
    group.forEach(line -> callSafely(line.durable()));
  }

  private boolean isWritten(List<PendingLine> group) throws InterruptedException {
    try {
      if (failing) {
        reopen(false);
      }
      durable = withStore(open -> open.write(group, durable));
      failing = false;
      return true;
    } catch (RocksDBException e) {
      failing = true;
      meters.spoolError();
      LOG.error("spool cannot be written, not accepting: {}", e.getMessage());
      return false;
    }
  }

  private void signalWritten() {
    lock.lock();
    try {
      written.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void lookAtDisk() {
    boolean takesMore = bytes() < limits.spoolBytes() && freeBytes.getAsLong() > limits.freeFloor();
    if (takesMore != diskTakesMore) {
      diskTakesMore = takesMore;
      LOG.warn(
          "spool {}: bytes={}", takesMore ? "accepts again" : "is full, not accepting", bytes());
    }
  }

  private void callWhenRoom() {
    if (isAccepting()) {
      queue.takeSenders().forEach(Spool::callSafely);
    }
  }

  /** Whoever asked to be called may be gone, as a connection is at shutdown. */
  private static void callSafely(Runnable callback) {
    try {
      callback.run();
    } catch (RuntimeException e) {
      LOG.warn("a waiting sender could not be told: {}", e.getClass().getSimpleName());
    }
  }

  /** Writes what was taken in, then closes the files. Whoever reads must have stopped before. */
  @Override
  public void close() {
    queue.close();
    signalWritten();
    try {
      writer.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    store.close();
  }
}

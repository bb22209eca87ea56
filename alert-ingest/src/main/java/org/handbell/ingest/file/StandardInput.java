package org.handbell.ingest.file;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.handbell.ingest.receive.Receiver;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lines that another program pipes in; when it ends, the source is over and Handbell goes on. */
final class StandardInput implements Receiver {

  private static final Logger LOG = LoggerFactory.getLogger(StandardInput.class);
  private static final long LOOK_EVERY_MILLIS = 250;

  private final InputStream input;
  private final SourceLines lines;
  private final Semaphore room;
  private volatile boolean closed;

  private StandardInput(InputStream input, SourceLines lines, Semaphore room) {
    this.input = input;
    this.lines = lines;
    this.room = room;
  }

  /**
   * Begins to read.
   *
   * @param room released when the spool has room again
   */
  static StandardInput open(InputStream input, SourceLines lines, Semaphore room) {
    StandardInput receiver = new StandardInput(input, lines, room);
    Thread thread = new Thread(receiver::readAll, "handbell-stdin");
    thread.setDaemon(true); // nothing wakes a thread that waits for standard input
    thread.start();
    return receiver;
  }

  private void readAll() {
    LineCutter cutter = new LineCutter(TextForm.BYTES, 0);
    byte[] block = new byte[64 << 10];
    try {
      for (int n; !closed && (n = input.read(block)) >= 0 && !closed; ) {
        int unused = cutter.feed(block, n, this::take);
        awaitRoom();
      }
      if (!closed) {
        cutter.end(this::take);
      }
      LOG.info("source={}: standard input has ended", lines.sourceId());
    } catch (IOException e) {
      LOG.warn("source={}: standard input broke off", lines.sourceId());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void take(long start, long next, byte[] bytes, boolean truncated) {
    lines.append(null, TextForm.BYTES.toUtf8(bytes, false), truncated, () -> {});
  }

  private void awaitRoom() throws InterruptedException {
    while (!lines.hasRoom() && !closed) {
      boolean unused = room.tryAcquire(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }
  }

  @Override
  public boolean isOpen() {
    return !closed;
  }

  @Override
  public Optional<InetSocketAddress> address() {
    return Optional.empty();
  }

  @Override
  public void close() {
    closed = true;
  }
}

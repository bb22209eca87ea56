package org.handbell.ingest.file;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URLEncoder;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.handbell.ingest.IngestMeters;
import org.handbell.ingest.MissedLines;
import org.handbell.ingest.SourceConfig;
import org.handbell.ingest.receive.Receiver;
import org.handbell.ingest.spool.ArrivedLine;
import org.handbell.ingest.spool.Spool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads a source's files into the spool. Each source has a thread for all its files, so that a
 * network share that hangs holds up no other source.
 */
public final class FileReceiver implements Receiver {

  private static final Logger LOG = LoggerFactory.getLogger(FileReceiver.class);
  private static final int BLOCK = 256 << 10;
  private static final long LOOK_EVERY_MILLIS = 250;
  private static final long SAY_AGAIN_NANOS = TimeUnit.MINUTES.toNanos(1);
  private static final long STOP_MILLIS = 10_000;

  private final String sourceId;
  private final Reading reading;
  private final Semaphore wake;
  private final Thread thread;
  private volatile boolean closed;
  private volatile boolean failing;
  private long sayAt = System.nanoTime();

  private FileReceiver(String sourceId, Reading reading, Semaphore wake) {
    this.sourceId = sourceId;
    this.reading = reading;
    this.wake = wake;
    this.thread = new Thread(this::readAll, "handbell-file-" + sourceId);
    this.thread.setDaemon(true);
  }

  /**
   * Begins to read what the source's {@code listen} names, where it was left off.
   *
   * @param state the folder that remembers how far each source was read
   * @param missed is told of lines that are known to be lost
   * @throws IOException when what was remembered cannot be read
   */
  public static Receiver open(
      SourceConfig source,
      Path state,
      Spool spool,
      IngestMeters meters,
      Clock clock,
      MissedLines missed)
      throws IOException {
    return open(source, state, keeper(spool), meters, clock, missed);
  }

  static Receiver open(
      SourceConfig source,
      Path state,
      SourceLines.Keeper keeper,
      IngestMeters meters,
      Clock clock,
      MissedLines missed)
      throws IOException {
    FilePlace place = FilePlace.of(source.listen());
    Semaphore wake = new Semaphore(0);
    SourceLines lines = new SourceLines(source, keeper, meters, clock, wake::release);
    if (place.kind() == FilePlace.Kind.STANDARD_INPUT) {
      return StandardInput.open(System.in, lines, wake);
    }
    place.hint().ifPresent(hint -> LOG.info("source={}: {}", source.id(), hint));
    FileMeters counts = new FileMeters(meters, source.id(), missed);
    Path file = state.resolve(URLEncoder.encode(source.id(), UTF_8));
    Reading reading =
        place.kind() == FilePlace.Kind.FOLDER
            ? new DropFolder(place.path(), new DoneFiles(file), lines, counts, clock)
            : new TailedPlace(place, new CheckpointFile(file), lines, counts, clock, BLOCK);
    FileReceiver receiver = new FileReceiver(source.id(), reading, wake);
    receiver.thread.start();
    return receiver;
  }

  private static SourceLines.Keeper keeper(Spool spool) {
    return new SourceLines.Keeper() {
      @Override
      public boolean append(ArrivedLine line, Runnable durable) {
        return spool.append(line, durable);
      }

      @Override
      public void whenRoom(Runnable resume) {
        spool.whenRoom(resume);
      }
    };
  }

  private void readAll() {
    try {
      while (!closed) {
        if (!poll()) {
          boolean unused = wake.tryAcquire(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
          wake.drainPermits();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    try {
      reading.close();
    } catch (IOException e) {
      LOG.warn("source={}: how far it was read cannot be saved: {}", sourceId, kind(e));
    }
  }

  private boolean poll() {
    try {
      boolean more = reading.poll();
      failing = false;
      return more;
    } catch (IOException | RuntimeException e) { // the next look may find the share back
      failing = true;
      if (System.nanoTime() - sayAt >= 0) {
        sayAt = System.nanoTime() + SAY_AGAIN_NANOS;
        LOG.warn("source={}: its files cannot be read now: {}", sourceId, kind(e));
      }
      return false;
    }
  }

  /** A message of the file system names a file at most. */
  private static String kind(Exception e) {
    return e instanceof IOException ? String.valueOf(e) : e.getClass().getSimpleName();
  }

  @Override
  public boolean isOpen() {
    return thread.isAlive() && !failing;
  }

  @Override
  public Optional<InetSocketAddress> address() {
    return Optional.empty();
  }

  @Override
  public void close() {
    closed = true;
    wake.release();
    try {
      thread.join(STOP_MILLIS); // a share that hangs must not hold up the stop
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

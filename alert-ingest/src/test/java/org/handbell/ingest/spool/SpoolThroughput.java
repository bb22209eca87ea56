package org.handbell.ingest.spool;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.handbell.ingest.IngestMeters;

/**
 * Measures how many lines a second the spool makes durable on this disk, against writing the same
 * bytes in the same groups to a file and syncing each. Run by hand: {@code SpoolThroughput FOLDER}.
 */
final class SpoolThroughput {

  private static final int LINES = 400_000;
  private static final int LINE_BYTES = 1_000;

  private SpoolThroughput() {}

  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[0]);
    for (int round = 0; round < 3; round++) {
      Path spoolFolder = Files.createTempDirectory(folder, "spool");
      SimpleMeterRegistry meters = new SimpleMeterRegistry();
      long start = System.nanoTime();
      long groups = throughSpool(spoolFolder, meters);
      double spool = LINES / seconds(start);
      start = System.nanoTime();
      throughFile(spoolFolder.resolve("plain"), groups);
      double plain = LINES / seconds(start);
      System.out.printf(
          "spool %,.0f lines/s in %d groups; synced file %,.0f lines/s; ratio %.2f%n",
          spool, groups, plain, spool / plain);
    }
  }

  private static long throughSpool(Path folder, SimpleMeterRegistry meters) throws Exception {
    byte[] line = new byte[LINE_BYTES];
    new Random(1).nextBytes(line);
    CountDownLatch durable = new CountDownLatch(LINES);
    GroupCount groups = new GroupCount(meters);
    try (Spool spool = Spool.open(folder, new IngestMeters(meters))) {
      ArrivedLine arrived = new ArrivedLine("elm-fw", Instant.EPOCH, line, false, null, null);
      for (int i = 0; i < LINES; i++) {
        if (!spool.append(arrived, durable::countDown)) {
          LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(200));
        }
        groups.look();
      }
      durable.await();
    }
    return Math.max(1, groups.seen);
  }

  /** How often the count of spooled lines was seen to move: about once a group. */
  private static final class GroupCount {
    private final Counter spooled;
    private double last;
    private long seen;

    GroupCount(SimpleMeterRegistry meters) {
      this.spooled = meters.counter("handbell.ingest.spooled");
    }

    void look() {
      double now = spooled.count();
      seen += now == last ? 0 : 1;
      last = now;
    }
  }

  private static void throughFile(Path file, long groups) throws IOException {
    ByteBuffer group = ByteBuffer.allocateDirect((int) ((long) LINES * LINE_BYTES / groups));
    try (FileChannel out =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      for (long i = 0; i < groups; i++) {
        group.clear();
        while (group.hasRemaining()) {
          int unused = out.write(group);
        }
        out.force(false);
      }
    }
  }

  private static double seconds(long start) {
    return (System.nanoTime() - start) / 1e9;
  }
}

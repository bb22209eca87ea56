package org.handbell.benchmarks;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.handbell.app.bench.Samples;
import org.handbell.ingest.IngestMeters;
import org.handbell.ingest.spool.ArrivedLine;
import org.handbell.ingest.spool.Spool;

/**
 * Lines into the spool against the disk itself, in turn: one file, written from one end to the
 * other and synced as often, with as many bytes each time, as the spool did in the round before.
 */
final class SpoolYardstick {

  private static final int ROUND = 200_000;

  private final Path folder = Files.createTempDirectory("handbell-spool");
  private GroupCounter counter = new GroupCounter();
  private final List<byte[]> lines = Samples.lines("smoothwall", 20_000);

  private SpoolYardstick() throws IOException {}

  static void measure(Results results, Effort effort) throws Exception {
    new SpoolYardstick().run(results, effort);
  }

  private void run(Results results, Effort effort) throws Exception {
    List<Double> spooled = new ArrayList<>();
    List<Double> written = new ArrayList<>();
    List<Double> groups = new ArrayList<>();
    int rounds = effort.windows() + 2;
    for (int round = 0; round < rounds; round++) {
      counter = new GroupCounter();
      double rate = spool(round);
      int group = (int) Math.max(1, ROUND / Math.max(1, counter.groups()));
      double disk = disk(group);
      if (round >= 2) { // the first two warm up
        spooled.add(rate);
        written.add(disk);
        groups.add((double) group);
      }
    }
    results.add("spool.lines", "lines spooled and synced", "lines/s", spooled);
    results.add("spool.disk", "the same bytes, the same groups, one file", "lines/s", written);
    results.add("spool.group", "lines synced together", "lines", groups);
    results.add(
        "spool.ratio",
        "spool against disk",
        "",
        results.median("spool.lines") / results.median("spool.disk"));
  }

  private double spool(int round) throws IOException {
    try (Spool spool = Spool.open(folder.resolve("spool-" + round), new IngestMeters(counter))) {
      long start = System.nanoTime();
      for (int i = 0; i < ROUND; i++) {
        byte[] line = lines.get(i % lines.size());
        if (!spool.append(new ArrivedLine("elm-fw", Samples.NOW, line, false, null, null))) {
          Thread sender = Thread.currentThread();
          spool.whenRoom(() -> LockSupport.unpark(sender));
          LockSupport.park();
        }
      }
      while (counter.lines() < ROUND) {
        LockSupport.parkNanos(100_000);
      }
      return ROUND / ((System.nanoTime() - start) / 1e9);
    }
  }

  private double disk(int group) throws IOException {
    Path file = folder.resolve("disk");
    ByteBuffer buffer = ByteBuffer.allocateDirect(64 << 20);
    long start = System.nanoTime();
    try (FileChannel out =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      for (int i = 0; i < ROUND; ) {
        buffer.clear();
        for (int end = Math.min(ROUND, i + group); i < end; i++) {
          byte[] line = lines.get(i % lines.size());
          if (buffer.remaining() < line.length) {
            out.write(buffer.flip());
            buffer.clear();
          }
          buffer.put(line);
        }
        out.write(buffer.flip());
        out.force(false);
      }
    }
    double rate = ROUND / ((System.nanoTime() - start) / 1e9);
    Files.delete(file);
    return rate;
  }
}

package org.handbell.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.handbell.app.bench.Samples;
import org.handbell.app.bench.SchoolUnderLoad;
import org.handbell.app.traffic.Traffic;

/**
 * {@code classify} and {@code replay} over a file of many gigabytes, or of what the disk has room
 * for: lines a second, cores in use, and memory from the beginning to the end.
 */
final class BigFiles {

  private static final Duration BETWEEN_CLICKS = Duration.ofMillis(150);
  private static final int SAMPLES = 40;

  private final Results results;
  private final Path folder = Files.createTempDirectory("handbell-files");
  private final Path file = folder.resolve("access.log");

  private BigFiles(Results results) throws IOException {
    this.results = results;
  }

  static void measure(Results results, Effort effort) throws Exception {
    new BigFiles(results).run(effort.of(300L << 20, 10L << 30));
  }

  private void run(long wanted) throws Exception {
    long room = Files.getFileStore(folder).getUsableSpace() / 3;
    long lines = write(Math.min(wanted, room));
    results.add("files.size", "the file", "MB", Files.size(file) / 1e6);
    results.add("files.lines", "the file", "lines", (double) lines);
    Path config = SchoolUnderLoad.write(folder, 2525, 0, 0);
    String source = SchoolUnderLoad.source("smoothwall");
    run(
        "classify",
        lines,
        List.of("classify", "--as", "log", "--format", "smoothwall", file.toString()));
    run(
        "replay",
        lines,
        List.of(
            "replay",
            "--config",
            config.toString(),
            "--source",
            source,
            "--summary",
            file.toString()));
    Files.delete(file);
  }

  /** Days of a school, one after the other. */
  private long write(long bytes) throws IOException {
    Traffic traffic = Samples.traffic(7, "smoothwall");
    Instant now = Samples.NOW;
    long lines = 0;
    long written = 0;
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
      while (written < bytes) {
        for (String line : traffic.click(now)) {
          byte[] text = (line + "\n").getBytes(UTF_8);
          out.write(text);
          written += text.length;
          lines++;
        }
        now = now.plus(BETWEEN_CLICKS);
      }
    }
    return lines;
  }

  private void run(String command, long lines, List<String> words) throws Exception {
    long start = System.nanoTime();
    List<Double> memory = new ArrayList<>();
    double busy = 0;
    try (Child child = Child.start(Path.of("/dev/null"), words)) {
      while (child.isAlive()) {
        LockSupport.parkNanos(200_000_000);
        double resident = child.residentMiB();
        if (resident > 0) {
          memory.add(resident);
        }
        busy = Math.max(busy, child.busySeconds());
      }
      double seconds = (System.nanoTime() - start) / 1e9;
      String id = "files." + command + ".";
      results.add(id + "exit", command + ": exit code", "", (double) child.exitCode());
      results.add(id + "rate", command + ": lines", "lines/s", lines / seconds);
      results.add(id + "cores", command + ": cores in use", "cores", busy / seconds);
      results.add(id + "memory", command + ": resident memory over time", "MiB", thinned(memory));
    }
  }

  private static List<Double> thinned(List<Double> all) {
    int step = Math.max(1, all.size() / SAMPLES);
    List<Double> some = new ArrayList<>();
    for (int i = 0; i < all.size(); i += step) {
      some.add(all.get(i));
    }
    return some.isEmpty() ? List.of(0.0) : some;
  }
}

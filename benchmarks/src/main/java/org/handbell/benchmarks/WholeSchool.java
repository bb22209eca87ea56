package org.handbell.benchmarks;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.handbell.app.bench.FlatOut;
import org.handbell.app.bench.LineToMail;
import org.handbell.app.bench.Pace;
import org.handbell.app.bench.SchoolUnderLoad;

/**
 * One school's {@code ./handbell run} as its machine sees it: how long it takes to start, new, with
 * data and after {@code kill -9}; its memory; from line to mail at several rates. Whoever sends the
 * lines and takes the mails is this process and not that one.
 */
final class WholeSchool {

  private static final String FORMAT = "smoothwall";
  private static final int CRIES = 5;

  /** What a school of 1,400 pupils writes a second at most: measured from its first line on. */
  private static final int BUSIEST_RATE = 50;

  private static final long IDLE_NANOS = 10_000_000_000L;

  private static final long SELDOM_NANOS = 100_000_000L;

  private final Results results;
  private final Effort effort;
  private final Path folder = Files.createTempDirectory("handbell-school");
  private final LineToMail mails = new LineToMail();
  private final int httpPort = Rsyslog.freeAddress().getPort();
  private final int firstPort = Rsyslog.freeAddress().getPort();

  private double judged;
  private long judgedAt;

  private WholeSchool(Results results, Effort effort) throws IOException {
    this.results = results;
    this.effort = effort;
  }

  static void measure(Results results, Effort effort) throws Exception {
    new WholeSchool(results, effort).measure();
  }

  private void measure() throws Exception {
    startNew();
    Path config = config("school");
    try (Child child = run(config)) {
      child.awaitReady(httpPort, System.nanoTime());
      LockSupport.parkNanos(IDLE_NANOS);
      results.add("school.memory.idle", "resident memory, idle", "MiB", child.residentMiB());
      lineToMail(child, BUSIEST_RATE, 0, effort.of(10, 30));
      lineToMail(child, 2_000, effort.of(30, 60), effort.of(8, 30));
      results.add("school.memory.2000", "at 2,000 lines a second", "MiB", child.residentMiB());
      for (int rate : List.of(10_000, 20_000, 50_000)) {
        lineToMail(child, rate, effort.of(10, 20), effort.of(5, 20));
      }
      fill(config, child);
      results.add("school.memory.most", "at most", "MiB", child.mostResidentMiB());
    }
    startAgain(config);
  }

  private Path config(String name) throws IOException {
    return SchoolUnderLoad.write(
        Files.createDirectory(folder.resolve(name)), mails.port(), httpPort, firstPort);
  }

  private Child run(Path config) throws IOException {
    return Child.start(
        config.resolveSibling("output"), List.of("run", "--config", config.toString()));
  }

  private InetSocketAddress source() {
    int port = firstPort + SchoolUnderLoad.FORMATS.indexOf(FORMAT);
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }

  private void startNew() throws Exception {
    List<Double> seconds = new ArrayList<>();
    for (int i = 0; i < effort.windows(); i++) {
      long start = System.nanoTime();
      try (Child child = run(config("new-" + i))) {
        seconds.add(child.awaitReady(httpPort, start));
      }
    }
    results.add("school.start.new", "start to ready, new", "s", seconds);
  }

  private void lineToMail(Child child, int rate, int warmUp, int window) throws IOException {
    double busy = child.busySeconds();
    long start = System.nanoTime();
    Pace pace = new Pace(rate, CRIES, warmUp, effort.of(2, 3), window);
    results.addAll(mails.measure("school.rate." + rate, source(), FORMAT, pace));
    double seconds = (System.nanoTime() - start) / 1e9;
    results.add(
        "school.busy." + rate,
        "of a core at %,d lines a second".formatted(rate),
        "%",
        100 * (child.busySeconds() - busy) / seconds);
  }

  /** Until there is as much data as said, or for as long as there is time. */
  private void fill(Path config, Child child) throws Exception {
    long target = effort.of(200L << 20, 1L << 30);
    FlatOut flatOut = new FlatOut(source(), FORMAT, this::judged);
    results.add(
        "school.flatout",
        "socket, spool, broker, judged",
        "lines/s",
        flatOut.rates(effort.windows(), effort.of(4, 10)));
    Path data = config.resolveSibling("data");
    long end = System.nanoTime() + effort.of(40L, 600L) * 1_000_000_000L;
    while (size(data) < target && System.nanoTime() < end && child.isAlive()) {
      flatOut.round(150_000);
    }
    results.add("school.data", "data when it was started again", "MB", size(data) / 1e6);
  }

  /** Asked seldom: to write all its counts down costs Handbell time too. */
  private double judged() {
    if (System.nanoTime() - judgedAt > SELDOM_NANOS) {
      judged = Child.count(httpPort, "handbell_classifier_events_total");
      judgedAt = System.nanoTime();
    }
    return judged;
  }

  private static long size(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.mapToLong(WholeSchool::sizeOf).sum();
    }
  }

  private static long sizeOf(Path file) {
    try {
      return Files.isRegularFile(file) ? Files.size(file) : 0;
    } catch (IOException e) {
      return 0; // it was just deleted
    }
  }

  private void startAgain(Path config) throws Exception {
    List<Double> clean = new ArrayList<>();
    List<Double> killed = new ArrayList<>();
    for (int i = 0; i < effort.windows(); i++) {
      long start = System.nanoTime();
      try (Child child = run(config)) {
        clean.add(child.awaitReady(httpPort, start));
      }
      Child victim = run(config);
      victim.awaitReady(httpPort, System.nanoTime());
      new FlatOut(source(), FORMAT, () -> 0).send(20_000);
      victim.kill();
      start = System.nanoTime();
      try (Child child = run(config)) {
        killed.add(child.awaitReady(httpPort, start));
      }
    }
    results.add("school.start.clean", "start to ready with that data", "s", clean);
    results.add("school.start.killed", "after kill -9 with that data", "s", killed);
  }
}

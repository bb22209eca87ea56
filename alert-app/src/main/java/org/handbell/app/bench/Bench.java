package org.handbell.app.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;

/**
 * The short measurement of a user's machine: a line on one core, then the whole of Handbell from
 * the socket to the mail server, all on an invented school.
 */
public final class Bench implements AutoCloseable {

  private static final String FORMAT = "smoothwall";
  private static final int WINDOWS = 3;
  private static final int RATE = 2_000;
  private static final int CRIES = 5;

  private final PrintWriter progress;
  private final double seconds;
  private final Path folder;
  private final LineToMail mails = new LineToMail();
  private final List<Figure> figures = new ArrayList<>();

  /**
   * Prepares it.
   *
   * @param progress hears what is being measured
   * @param seconds about how long to measure in all
   * @param folder takes the configuration and the data; whoever made it deletes it
   */
  public Bench(PrintWriter progress, double seconds, Path folder) throws IOException {
    this.progress = progress;
    this.seconds = seconds;
    this.folder = folder;
  }

  /** Writes the configuration of the invented school. */
  public Path config() throws IOException {
    return SchoolUnderLoad.write(folder, mails.port(), 0, 0);
  }

  /** The id of the source that lines are sent to. */
  public String source() {
    return SchoolUnderLoad.source(FORMAT);
  }

  /** Measures one core; takes a fifth of the time. */
  public void line() {
    HotPath path = new HotPath(FORMAT);
    Windows windows = new Windows(WINDOWS, millis(seconds / 5 / 3 / (WINDOWS + 2)));
    say("reading a line ...");
    figures.add(path.parse(windows));
    say("judging an event ...");
    figures.add(path.classify(windows));
    say("both ...");
    figures.add(path.both(windows));
  }

  /**
   * Measures the whole of a Handbell that runs, at its fastest first: that warms it up.
   *
   * @param judged how many lines it has judged so far
   */
  public void whole(InetSocketAddress address, DoubleSupplier judged) throws IOException {
    say("the whole way, as fast as it goes ...");
    double round = seconds / 2 / (WINDOWS + 2);
    List<Double> rates = new FlatOut(address, FORMAT, judged).rates(WINDOWS, round);
    say("from line to mail at %,d lines a second ...".formatted(RATE));
    int window = (int) Math.max(1, seconds * 0.3 / (WINDOWS + 1));
    Pace pace = new Pace(RATE, CRIES, window, WINDOWS, window);
    figures.addAll(mails.measure("mail", address, FORMAT, pace));
    figures.add(new Figure("whole.rate", "socket, spool, broker, judged", "lines/s", rates));
  }

  /** Prints the table and what it means. */
  public void print(Machine machine, PrintWriter out) {
    machine.lines().forEach(out::println);
    if (machine.hadOtherWork()) {
      out.printf(
          "Other programs used %.1f of its %d cores: the figures are too low.%n",
          machine.load(), machine.cores());
    }
    out.printf("%n%s%n", BenchTable.of(figures));
    InSchools.words(
            median("whole.rate"), median("mail.p50"), median("mail.p99"), median("mail.missing"))
        .forEach(out::println);
    out.flush();
  }

  /** What was measured. */
  public List<Figure> figures() {
    return List.copyOf(figures);
  }

  /** True when every alert that was planted came. */
  public boolean isComplete() {
    return median("mail.missing") == 0;
  }

  private double median(String id) {
    return figures.stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow().median();
  }

  private static Duration millis(double seconds) {
    return Duration.ofMillis((long) (seconds * 1_000));
  }

  private void say(String what) {
    progress.println(what);
    progress.flush();
  }

  @Override
  public void close() throws IOException {
    mails.close();
  }
}

package org.handbell.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.SynchronizedHistogram;
import org.handbell.app.demo.SyslogSender;

/**
 * How long it takes from a line to the mail about it: cries for help, each of another pupil, among
 * ordinary lines over a real connection. Each is counted from when its line was due, so that a
 * sender held up by the receiver hides nothing, to the last byte of its mail.
 */
final class LineToMail implements AutoCloseable {

  private static final Pattern PUPIL = Pattern.compile("\\bcry\\d+\\b");
  private static final int WARM_UP_SECONDS = 20;
  private static final long PATIENCE_NANOS = 60_000_000_000L;

  private final StampingSink sink = new StampingSink(this::hear);
  private final Map<String, Long> due = new ConcurrentHashMap<>();
  private final Histogram micros = new SynchronizedHistogram(3);

  LineToMail() throws IOException {}

  int port() {
    return sink.port();
  }

  private void hear(String mail, long at) {
    Matcher pupil = PUPIL.matcher(mail);
    Long since = pupil.find() ? due.remove(pupil.group()) : null;
    if (since != null && since != Long.MAX_VALUE) {
      micros.recordValue((at - since) / 1_000);
    }
  }

  /**
   * Measures and prints it.
   *
   * @param rate lines a second
   * @param cries how many of them are cries for help
   */
  void measure(InetSocketAddress address, int rate, int seconds, int cries) throws IOException {
    List<byte[]> lines = Samples.lines(20_000);
    long warmUp = (long) rate * WARM_UP_SECONDS;
    long total = warmUp + (long) rate * seconds;
    int each = rate / cries;
    long start = System.nanoTime() + 50_000_000;
    try (SyslogSender sender = new SyslogSender(address, "elm-fw", true)) {
      for (long i = 0; i < total; i++) {
        long dueAt = start + i * 1_000_000_000L / rate;
        waitFor(dueAt, sender);
        if (i % each == 0) {
          String pupil = "cry" + i / each;
          due.put(pupil, i < warmUp ? Long.MAX_VALUE : dueAt);
          sender.send(Instant.now(), cry(pupil));
        } else {
          sender.send(Instant.now(), new String(lines.get((int) (i % lines.size())), UTF_8));
        }
      }
      sender.flush();
      long giveUp = System.nanoTime() + PATIENCE_NANOS;
      while (!due.isEmpty() && System.nanoTime() < giveUp) {
        LockSupport.parkNanos(50_000_000);
      }
    }
    print(rate, seconds, cries);
  }

  private static void waitFor(long dueAt, SyslogSender sender) throws IOException {
    if (System.nanoTime() < dueAt) {
      sender.flush();
    }
    for (long left = dueAt - System.nanoTime(); left > 0; left = dueAt - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }

  private void print(int rate, int seconds, int cries) {
    System.out.printf(
        "%d lines/s for %d s, %d of them alerts: line to mail p50 %.0f ms, p90 %.0f ms, p99 %.0f"
            + " ms, max %.0f ms (%d mails, %d missing)%n",
        rate,
        seconds,
        cries,
        micros.getValueAtPercentile(50) / 1e3,
        micros.getValueAtPercentile(90) / 1e3,
        micros.getValueAtPercentile(99) / 1e3,
        micros.getMaxValue() / 1e3,
        micros.getTotalCount(),
        due.size());
  }

  private static String cry(String pupil) {
    return ("{\"v\":2,\"blocked\":false,\"clientip\":\"10.1.2.3\",\"destdomain\":\"www.google.com\","
            + "\"httpcode\":200,\"https\":true,\"mitmed\":true,\"method\":\"GET\",\"tagset\":{"
            + "\"username\":{\"%s\":[]}},\"time\":\"%d.000001\","
            + "\"url\":\"https:\\/\\/www.google.com\\/search?q=i+want+to+kill+myself\"}")
        .formatted(pupil, Instant.now().getEpochSecond());
  }

  @Override
  public void close() throws IOException {
    sink.close();
  }
}

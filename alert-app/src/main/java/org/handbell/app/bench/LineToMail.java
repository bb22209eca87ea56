package org.handbell.app.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.SynchronizedHistogram;
import org.handbell.app.demo.SyslogSender;
import org.handbell.app.traffic.Client;
import org.handbell.app.traffic.FilterLog;
import org.handbell.app.traffic.LoggedRequest;
import org.handbell.app.traffic.Traffic;

/**
 * How long it takes from a line to the mail about it: cries for help, each of another pupil, among
 * ordinary lines over a real connection. Each is counted from when its line was due, so that a
 * sender held up by the receiver hides nothing, to the last byte of its mail.
 */
public final class LineToMail implements AutoCloseable {

  private static final Pattern PUPIL = Pattern.compile("\\bcry\\d+\\b");
  private static final long PATIENCE_NANOS = 60_000_000_000L;
  private static final String CRY =
      "https://www.google.com/search?q=" + Traffic.encode("i want to kill myself");

  private final StampingSink sink = new StampingSink(this::hear);
  private final Map<String, Due> due = new ConcurrentHashMap<>();
  private int cried;

  /** When a cry was due, and where its delay counts; nowhere while it warms up. */
  private record Due(long at, Histogram micros) {}

  /** Starts a mail server. */
  public LineToMail() throws IOException {}

  /** The mail server's. */
  public int port() {
    return sink.port();
  }

  private void hear(String mail, long at) {
    Matcher pupil = PUPIL.matcher(mail);
    Due since = pupil.find() ? due.remove(pupil.group()) : null;
    if (since != null) {
      since.micros().recordValue(Math.max(1, (at - since.at()) / 1_000));
    }
  }

  /**
   * Sends at that pace and waits until the last mail has come.
   *
   * @param name tells these figures from another pace's
   */
  public List<Figure> measure(String name, InetSocketAddress address, String format, Pace pace)
      throws IOException {
    List<Histogram> windows = new ArrayList<>();
    for (int i = 0; i < pace.windows(); i++) {
      windows.add(new SynchronizedHistogram(3));
    }
    due.clear();
    Histogram unheeded = new SynchronizedHistogram(3);
    FilterLog log = FilterLog.of(format);
    List<byte[]> messages = messages(format, log);
    long start = System.nanoTime() + 50_000_000;
    try (SyslogSender sender = new SyslogSender(address, "elm-fw", true)) {
      for (long i = 0; i < pace.total(); i++) {
        long dueAt = start + pace.due(i);
        waitFor(dueAt, sender);
        if (pace.isCry(i)) {
          String pupil = "cry" + cried++;
          int window = pace.window(i);
          due.put(pupil, new Due(dueAt, window < 0 ? unheeded : windows.get(window)));
          sender.send(cry(log, pupil));
        } else {
          sender.send(messages.get((int) (i % messages.size())));
        }
      }
      sender.flush();
      awaitMails();
    }
    return figures(name, windows);
  }

  private static List<byte[]> messages(String format, FilterLog log) {
    Instant now = Instant.now();
    return Samples.lines(format, now, 20_000).stream()
        .map(line -> log.message(now, "elm-fw", new String(line, UTF_8)).getBytes(UTF_8))
        .toList();
  }

  /** What never comes counts as late as it is known to be. */
  private void awaitMails() {
    long giveUp = System.nanoTime() + PATIENCE_NANOS;
    while (!due.isEmpty() && System.nanoTime() < giveUp) {
      LockSupport.parkNanos(20_000_000);
    }
    long now = System.nanoTime();
    due.values().forEach(one -> one.micros().recordValue((now - one.at()) / 1_000));
  }

  private static void waitFor(long dueAt, SyslogSender sender) throws IOException {
    if (System.nanoTime() < dueAt) {
      sender.flush();
    }
    for (long left = dueAt - System.nanoTime(); left > 0; left = dueAt - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }

  private static byte[] cry(FilterLog log, String pupil) {
    Instant now = Instant.now();
    Client client = new Client("elm", pupil, "Year9", "10.1.2.3");
    String line = log.line(LoggedRequest.page(now, client, CRY, "Search Engines"));
    return log.message(now, "elm-fw", line).getBytes(UTF_8);
  }

  private List<Figure> figures(String name, List<Histogram> windows) {
    return List.of(
        delay(
            name, "p50", "half of the mails within", windows, one -> one.getValueAtPercentile(50)),
        delay(name, "p90", "90 % within", windows, one -> one.getValueAtPercentile(90)),
        delay(name, "p99", "99 % within", windows, one -> one.getValueAtPercentile(99)),
        delay(name, "max", "all within", windows, Histogram::getMaxValue),
        new Figure(
            name + ".mails",
            "mails that were due",
            "mails",
            windows.stream().mapToDouble(Histogram::getTotalCount).sum()),
        new Figure(name + ".missing", "mails that did not come", "mails", (double) due.size()));
  }

  private static Figure delay(
      String name,
      String id,
      String what,
      List<Histogram> windows,
      ToDoubleFunction<Histogram> micros) {
    return new Figure(
        name + "." + id,
        "line to mail: " + what,
        "ms",
        windows.stream().map(one -> micros.applyAsDouble(one) / 1_000).toList());
  }

  @Override
  public void close() throws IOException {
    sink.close();
  }
}

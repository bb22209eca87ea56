package org.handbell.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.handbell.app.demo.SyslogSender;
import org.jspecify.annotations.Nullable;

/**
 * What two firewalls send while parts of a trust get lost: pupils browse, and now and then one of
 * them cries for help. Every line is told apart from every other by a word of its own.
 */
final class TrustTraffic implements AutoCloseable {

  /** Lines a second of ordinary browsing that are asked for. */
  static final int RATE = Integer.getInteger("loss.rate", 500);

  private static final long CRY_EVERY = TimeUnit.SECONDS.toNanos(1);
  private static final long STEP = TimeUnit.MILLISECONDS.toNanos(20);

  private final TrustCluster trust;
  private final String word;
  private final List<SyslogSender> senders = new ArrayList<>();
  private final Map<Integer, Integer> sentTo = new HashMap<>();
  private final Thread thread = new Thread(this::run, "firewalls");
  private final long start = System.nanoTime();
  private long turns;
  private volatile int lines;
  private volatile int cries;
  private volatile int spared;
  private volatile boolean ended;
  private volatile @Nullable Throwable fault;

  /**
   * Starts to send to both receivers.
   *
   * @param word letters that no other traffic uses
   */
  TrustTraffic(TrustCluster trust, String word) throws IOException {
    this.trust = trust;
    this.word = word;
    for (int instance = 1; instance <= 2; instance++) {
      senders.add(new SyslogSender(trust.source(instance), "elm-fw", true));
    }
    thread.start();
  }

  private void run() {
    long cried = start;
    double owed = 0;
    long before = start;
    try {
      while (!ended) {
        LockSupport.parkNanos(STEP);
        long now = System.nanoTime();
        owed = Math.min(RATE, owed + (now - before) * (double) RATE / 1e9);
        before = now;
        synchronized (this) {
          while (owed >= 1 && !ended) {
            send(page(lines));
            owed--;
            lines = lines + 1;
          }
          if (now - cried >= CRY_EVERY) {
            send(SmoothwallLines.search(word + "cry" + cries + "x", "i want to kill myself"));
            cries = cries + 1;
            cried = now;
          }
          for (SyslogSender each : senders) {
            each.flush();
          }
        }
      }
    } catch (IOException | RuntimeException e) {
      fault = e;
    }
  }

  /** The first who cried cries once more: it belongs to what is known of that pupil already. */
  synchronized void cryAgain() throws IOException {
    send(
        SmoothwallLines.search(
            word + "cry0x", "i want to kill myself " + word + "page" + lines + "x"));
    lines = lines + 1;
  }

  private String page(int number) {
    return SmoothwallLines.page(
        "p" + number % 500, "http://heron.example/" + word + "page" + number + "x");
  }

  private void send(String line) throws IOException {
    int to = spared == 1 ? 2 : spared == 2 ? 1 : 1 + (int) (turns++ % 2);
    senders.get(to - 1).send(Instant.now(), line);
    sentTo.merge(to, 1, Integer::sum);
  }

  /** Sends all to the other one from now on; returns how many lines that one has been sent. */
  synchronized int spare(int instance) throws IOException {
    spared = instance;
    senders.get(instance - 1).close();
    return sentTo.getOrDefault(instance, 0);
  }

  /** Sends to both again, to the one that was spared over a new connection. */
  synchronized void resume() throws IOException {
    senders.set(spared - 1, new SyslogSender(trust.source(spared), "elm-fw", true));
    spared = 0;
  }

  int cries() {
    return cries;
  }

  /** Ordinary lines and cries. */
  int sent() {
    return lines + cries;
  }

  /** Stops sending; returns how many lines a second there were. */
  double end() throws InterruptedException {
    ended = true;
    thread.join();
    if (fault != null) {
      throw new IllegalStateException("a receiver hung up", fault);
    }
    return sent() / ((System.nanoTime() - start) / 1e9);
  }

  @Override
  public void close() {
    ended = true;
    try {
      thread.join();
      for (SyslogSender each : senders) {
        each.close();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

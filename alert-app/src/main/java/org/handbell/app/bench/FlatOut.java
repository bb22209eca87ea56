package org.handbell.app.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.DoubleSupplier;
import org.handbell.app.demo.SyslogSender;
import org.handbell.app.traffic.FilterLog;

/** How many lines a second go all the way, when they are sent as fast as they are taken. */
public final class FlatOut {

  /**
   * What is still being typed is held for seconds until more is known of it: a round ends before
   * that counts.
   */
  private static final double MOST = 0.9;

  /** What a machine that is neither fast nor slow does. */
  private static final double GUESS = 20_000;

  private static final long PATIENCE_NANOS = 300_000_000_000L;

  private final InetSocketAddress address;
  private final List<byte[]> messages;
  private final DoubleSupplier judged;

  /**
   * Sends to a source.
   *
   * @param judged how many lines have come out at the other end so far
   */
  public FlatOut(InetSocketAddress address, String format, DoubleSupplier judged) {
    this.address = address;
    this.judged = judged;
    FilterLog log = FilterLog.of(format);
    Instant now = Instant.now();
    this.messages =
        Samples.lines(format, now, 20_000).stream()
            .map(line -> log.message(now, "elm-fw", new String(line, UTF_8)).getBytes(UTF_8))
            .toList();
  }

  /** Rounds of about that many seconds each; the first rounds only warm up and find the pace. */
  public List<Double> rates(int rounds, double seconds) throws IOException {
    double pace = round(lines(GUESS, seconds));
    pace = round(lines(Math.max(GUESS, pace), seconds));
    List<Double> rates = new ArrayList<>();
    for (int i = 0; i < rounds; i++) {
      pace = round(lines(pace, seconds));
      rates.add(pace);
    }
    return rates;
  }

  private static int lines(double pace, double seconds) {
    return (int) Math.max(1_000, pace * seconds);
  }

  /** Sends so many lines and waits for nothing. */
  public void send(int lines) throws IOException {
    try (SyslogSender sender = new SyslogSender(address, "elm-fw", true)) {
      for (int i = 0; i < lines; i++) {
        sender.send(messages.get(i % messages.size()));
      }
    }
  }

  /**
   * Sends so many lines and waits until most came out.
   *
   * @return lines a second
   */
  public double round(int lines) throws IOException {
    double before = judged.getAsDouble();
    double enough = lines * MOST;
    long start = System.nanoTime();
    send(lines);
    double came = judged.getAsDouble() - before;
    while (came < enough) {
      if (System.nanoTime() - start > PATIENCE_NANOS) {
        throw new IOException("of %,d lines only %,.0f were judged".formatted(lines, came));
      }
      LockSupport.parkNanos(2_000_000);
      came = judged.getAsDouble() - before;
    }
    return came / ((System.nanoTime() - start) / 1e9);
  }
}

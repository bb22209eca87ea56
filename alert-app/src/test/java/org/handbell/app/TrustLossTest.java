package org.handbell.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.handbell.app.demo.MailSink;
import org.handbell.app.demo.SyslogSender;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Parts of a trust get lost while concerns come in at both receivers: each concern is mailed, and
 * none twice beyond what was on its way to the mail server at that moment.
 */
@Tag("cluster")
class TrustLossTest {

  private static final Pattern PUPIL = Pattern.compile("\\bcry\\d+x\\b");

  /** Mails that one notifier may have handed over without having marked them yet. */
  private static final int ON_THEIR_WAY = 4;

  private final AtomicInteger sent = new AtomicInteger();
  private final Set<String> mailed = new TreeSet<>();
  private final Map<String, Integer> mailsById = new HashMap<>();
  private final List<String> times = new ArrayList<>();
  private MailSink sink;
  private TrustCluster trust;

  @TempDir Path folder;

  @BeforeEach
  void makeSecrets() throws Exception {
    trust = new TrustCluster(folder);
    sink = trust.sink();
  }

  @AfterEach
  void stopEverything() {
    trust.close();
    sink.close();
  }

  @Test
  void whatever_is_lost_for_a_while_every_concern_is_mailed_once() throws Exception {
    ScheduledExecutorService pupils = Executors.newSingleThreadScheduledExecutor();
    TrustCluster running = trust;
    try {
      running.start(sink, 2);
      try (SyslogSender first = new SyslogSender(running.source(1), "elm-fw", true);
          SyslogSender second = new SyslogSender(running.source(2), "elm-fw", true)) {
        Future<?> crying =
            pupils.scheduleAtFixedRate(() -> cry(first, second), 0, 1, TimeUnit.SECONDS);
        told("no fault");

        running.kill("kafka-2");
        told("a broker killed");
        running.startAgain("kafka-2");
        told("the broker back");

        running.kill("classifier-1");
        told("a classifier killed, the other takes over");
        running.startAgain("classifier-1");

        running.kill("notifier-1");
        told("a notifier killed, the other takes over");
        running.startAgain("notifier-1");

        running.disconnect("database");
        running.connect("database");
        told("PostgreSQL cut off and back");

        running.disconnect("kafka-1");
        running.disconnect("kafka-3");
        int late = sent.get();
        await().until(() -> sent.get() > late + 10);
        running.connect("kafka-1");
        running.connect("kafka-3");
        told("two of three brokers cut off and back");

        running.disconnect("classifier-2");
        told("a classifier cut off, the other takes over");
        running.connect("classifier-2");
        crying.cancel(false);
        pupils.shutdown();
        assertThat(pupils.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
      }
      awaitMailOf(sent.get(), "everything");
    } catch (Exception | AssertionError e) {
      System.err.println(trust.said());
      throw e;
    } finally {
      pupils.shutdownNow();
    }
    long twice = mailsById.values().stream().filter(count -> count > 1).count();
    System.out.printf(
        "%d concerns sent, %d mailed, %d mails twice; %s%n",
        sent.get(), mailed.size(), twice, String.join("; ", times));
    assertThat(mailed).hasSize(sent.get());
    assertThat(twice).isLessThanOrEqualTo(2L * ON_THEIR_WAY); // a notifier killed, a database cut
  }

  private void cry(SyslogSender first, SyslogSender second) {
    int next = sent.get();
    try {
      SyslogSender sender = next % 2 == 0 ? first : second;
      sender.send(
          Instant.now(), SmoothwallLines.search("cry" + next + "x", "i want to kill myself"));
      sender.flush();
      sent.incrementAndGet();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits until what is sent from now on is mailed too. */
  private void told(String when) {
    awaitMailOf(sent.get() + 5, when);
  }

  private void awaitMailOf(int concerns, String when) {
    Instant since = Instant.now();
    await(when)
        .dontCatchUncaughtExceptions() // the mail server is startled when a notifier is killed
        .atMost(Duration.ofMinutes(4))
        .pollInterval(Duration.ofMillis(250))
        .until(
            () -> {
              hear();
              return mailed.size() >= concerns;
            });
    times.add(
        "%s: %.1f s".formatted(when, Duration.between(since, Instant.now()).toMillis() / 1000.0));
  }

  private void hear() {
    for (MailSink.Received mail : sink.next()) {
      mailsById.merge(mail.to() + mail.messageId(), 1, Integer::sum);
      Matcher pupil = PUPIL.matcher(mail.text());
      if (pupil.find()) {
        mailed.add(pupil.group());
      }
    }
  }
}

package org.handbell.app;

import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.apache.kafka.common.utils.Utils;
import org.handbell.app.demo.MailSink;
import org.handbell.app.demo.SyslogSender;
import org.handbell.topic.Topics;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How long it takes, under steady lines, until the events of every partition are judged again after
 * one classifier of two went, and until the other had its state. {@code -Dloss.rate=2000} for more
 * than 500 lines a second.
 */
@Tag("cluster")
class TrustTakeoverTest {

  private static final Duration PATIENCE = Duration.ofMinutes(4);
  private static final String GOES = "classifier-1";
  private static final String STAYS = "classifier-2";

  private final List<String> rows = new ArrayList<>();
  private int probes;

  @TempDir Path folder;

  /** What happens to the classifier. */
  private interface Change {
    void happens() throws Exception;
  }

  @Test
  void a_classifier_goes_and_comes_and_every_partition_is_judged_again() throws Exception {
    try (TrustCluster trust = new TrustCluster(folder);
        MailSink sink = trust.sink()) {
      trust.start(sink, 2);
      try (TrustTraffic lines = new TrustTraffic(trust, "steady")) {
        measure(trust, sink, "both run", () -> {});
        measure(trust, sink, "one is killed", () -> trust.kill(GOES));
        measure(trust, sink, "it is started again", () -> startAgain(trust));
        measure(trust, sink, "it is stopped in order", () -> trust.stop(GOES));
        measure(trust, sink, "it is started again", () -> startAgain(trust));
        measure(trust, sink, "it is restarted at once", () -> trust.restart(GOES));
        rows.add("%.0f lines/s".formatted(lines.end()));
      }
    } finally {
      System.out.println(String.join("\n", rows));
    }
  }

  private static void startAgain(TrustCluster trust) {
    trust.startAgain(GOES);
    until("ready", () -> trust.isReady(GOES));
  }

  /** A pupil of each partition cries once the change is made, and each becomes a case. */
  private void measure(TrustCluster trust, MailSink sink, String what, Change change)
      throws Exception {
    Instant since = Instant.now();
    change.happens();
    String word = cry(trust);
    TrustBooks books = new TrustBooks(trust, sink);
    until(what, () -> books.casesOf(word) == Topics.EVENTS.partitions());
    Instant judged = Instant.now();
    until("at rest", () -> atRest(trust));
    rows.add(
        "| %s | every partition is judged after %.1f s | %s |"
            .formatted(what, seconds(since, judged), states(trust, since)));
    System.out.println(rows.get(rows.size() - 1));
  }

  private static boolean atRest(TrustCluster trust) {
    List<String> log = changes(trust);
    return log.isEmpty() || log.get(log.size() - 1).contains("RUNNING after");
  }

  /** One of each partition; returns the word that they have in common. */
  private String cry(TrustCluster trust) throws Exception {
    String word = "probe" + ++probes + "n";
    try (SyslogSender firewall = new SyslogSender(trust.source(1), "elm-fw", true)) {
      for (int partition = 0; partition < Topics.EVENTS.partitions(); partition++) {
        firewall.send(
            Instant.now(), SmoothwallLines.search(pupil(word, partition), "i want to kill myself"));
      }
    }
    return word;
  }

  /** A pupil whose events are in that partition. */
  private static String pupil(String word, int partition) {
    return IntStream.iterate(0, n -> n + 1)
        .mapToObj(n -> word + n + "x")
        .filter(name -> partition("elm/" + name) == partition)
        .findFirst()
        .orElseThrow();
  }

  private static int partition(String key) {
    return Utils.toPositive(Utils.murmur2(key.getBytes(StandardCharsets.UTF_8)))
        % Topics.EVENTS.partitions();
  }

  /** When the other classifier began to take over, and when it had its state. */
  private static String states(TrustCluster trust, Instant since) {
    StringBuilder said = new StringBuilder();
    for (String line : changes(trust)) {
      Instant at = Instant.parse(line.substring(0, line.indexOf(' ')));
      if (at.isAfter(since)) {
        said.append(
            "%s%s after %.1f s"
                .formatted(
                    said.isEmpty() ? "" : ", ",
                    line.contains(": RUNNING") ? "restored" : "rebalancing",
                    seconds(since, at)));
      }
    }
    return said.isEmpty() ? "the other one went on" : said.toString();
  }

  private static List<String> changes(TrustCluster trust) {
    return trust.log(STAYS).stream().filter(line -> line.contains("Classifier: R")).toList();
  }

  private static void until(String what, Callable<Boolean> holds) {
    await(what).atMost(PATIENCE).pollInterval(Duration.ofMillis(200)).until(holds);
  }

  private static double seconds(Instant from, Instant to) {
    return Duration.between(from, to).toMillis() / 1000.0;
  }
}

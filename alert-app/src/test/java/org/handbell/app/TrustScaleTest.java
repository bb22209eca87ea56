package org.handbell.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.handbell.app.demo.MailSink;
import org.handbell.app.demo.SyslogSender;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How fast a trust's cluster takes in and judges on this machine, with one classifier and with two.
 * {@code -Dscale.lines=100000} for more of them.
 */
@Tag("cluster")
class TrustScaleTest {

  private static final int LINES = Integer.getInteger("scale.lines", 60_000);
  private static final List<String> JUDGES = List.of("classifier-1", "classifier-2");
  private static final Duration PATIENCE = Duration.ofMinutes(8);

  private TrustCluster trust;

  @BeforeEach
  void makeSecrets(@TempDir Path folder) throws Exception {
    trust = new TrustCluster(folder);
  }

  @Test
  void a_backlog_is_judged_by_one_classifier_and_by_two() throws Exception {
    try (TrustCluster running = trust;
        MailSink sink = running.sink()) {
      running.start(sink, 2);

      JUDGES.forEach(running::stop);
      String one = backlog("one", JUDGES.subList(0, 1));
      running.stop(JUDGES.get(0));
      String two = backlog("two", JUDGES);

      System.out.println(one + "\n" + two);
    }
  }

  /** Lets lines gather while nobody judges, then has these judge them; says how fast both went. */
  private String backlog(String word, List<String> judges) throws Exception {
    double before = events();
    Instant since = Instant.now();
    pour(word);
    until("taken in", () -> events() - before >= LINES);
    double in = LINES / seconds(since);
    judges.forEach(trust::startAgain);
    until("judging", () -> judged(judges) > 0);
    double early = judged(judges);
    Instant first = Instant.now();
    until("judged", () -> judged(judges) >= LINES);
    double out = (LINES - early) / seconds(first);
    assertThat(judged(judges)).isEqualTo(LINES);
    return "%d classifiers: %.0f lines/s into three brokers, %.0f events/s judged"
        .formatted(judges.size(), in, out);
  }

  private void pour(String word) throws Exception {
    try (SyslogSender first = new SyslogSender(trust.source(1), "elm-fw", true);
        SyslogSender second = new SyslogSender(trust.source(2), "elm-fw", true)) {
      for (int line = 0; line < LINES; line++) {
        (line % 2 == 0 ? first : second)
            .send(
                Instant.now(),
                SmoothwallLines.page("p" + line % 500, "http://heron.example/" + word + line));
      }
    }
  }

  private double events() {
    return count("ingest-1", "handbell_ingest_events_total")
        + count("ingest-2", "handbell_ingest_events_total");
  }

  private double judged(List<String> judges) {
    return judges.stream()
        .mapToDouble(judge -> count(judge, "handbell_classifier_events_total"))
        .sum();
  }

  private double count(String part, String name) {
    return new Counts(trust.ask(part, "/metrics")).of(name);
  }

  private static void until(String what, Callable<Boolean> holds) {
    await(what).atMost(PATIENCE).pollInterval(Duration.ofMillis(500)).until(holds);
  }

  private static double seconds(Instant since) {
    return Duration.between(since, Instant.now()).toMillis() / 1000.0;
  }
}

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
 * {@code -Dscale.lines=60000} for fewer of them.
 */
@Tag("cluster")
class TrustScaleTest {

  private static final int LINES = Integer.getInteger("scale.lines", 240_000);
  private static final List<String> JUDGES = List.of("classifier-1", "classifier-2");
  private static final Duration PATIENCE = Duration.ofMinutes(8);

  private TrustCluster trust;

  @BeforeEach
  void makeSecrets(@TempDir Path folder) throws Exception {
    trust = new TrustCluster(folder);
  }

  @Test
  void a_backlog_is_judged_by_two_classifiers_and_by_one() throws Exception {
    try (TrustCluster running = trust;
        MailSink sink = running.sink()) {
      running.start(sink, 2);

      String two = backlog("two", JUDGES);
      running.stop(JUDGES.get(1));
      String one = backlog("one", JUDGES.subList(0, 1));

      System.out.println(two + "\n" + one);
    }
  }

  /**
   * Lets lines gather while nobody judges, then has these judge them; says how fast both went. They
   * have judged as many before, so that all parts of the events are theirs by then.
   */
  private String backlog(String word, List<String> judges) throws Exception {
    double warm = judged(judges);
    pour(word + "warm");
    until("judged before", () -> judged(judges) >= warm + LINES);
    double before = events();
    judges.forEach(trust::hold);
    Instant since = Instant.now();
    pour(word);
    until("taken in", () -> events() - before >= LINES);
    double in = LINES / seconds(since);
    Instant first = Instant.now();
    judges.forEach(trust::letGoOn);
    until("judged", () -> judged(judges) >= warm + 2 * LINES);
    double out = LINES / seconds(first);
    assertThat(judged(judges)).isEqualTo(warm + 2 * LINES);
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
    await(what).atMost(PATIENCE).pollInterval(Duration.ofMillis(100)).until(holds);
  }

  private static double seconds(Instant since) {
    return Duration.between(since, Instant.now()).toMillis() / 1000.0;
  }
}

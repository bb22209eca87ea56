package org.handbell.app;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.handbell.app.demo.MailSink;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Parts of a trust get lost while lines come in at both receivers: every line is an event, every
 * cry for help is one incident, one case and a mail to each who must know, and none is mailed twice
 * beyond what was on its way to the mail server at that moment. {@code -Dloss.rate=2000} for more
 * lines a second than the 500 of a machine that has much else to do.
 */
@Tag("cluster")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TrustLossTest {

  /** The lead and the deputy. */
  private static final int TOLD = 2;

  private static final List<String> BROKERS = List.of("kafka-1", "kafka-2", "kafka-3");
  private static final List<String> STAGES =
      List.of("ingest-1", "ingest-2", "classifier-1", "classifier-2", "notifier-1", "notifier-2");

  private static final String NOT_JUDGED = "Nothing has been judged since ";

  private static final Duration PATIENCE = Duration.ofMinutes(4);

  private final List<String> seen = new ArrayList<>();
  private MailSink sink;
  private TrustCluster trust;
  private TrustBooks books;
  private String word = "";
  private StringBuilder course = new StringBuilder();
  private double[] before = {};
  private @Nullable TrustTraffic firewalls;

  @TempDir static Path folder;

  /** What goes wrong, and what is waited for meanwhile. */
  private interface Fault {
    void happens() throws Exception;
  }

  @BeforeAll
  void startTrust() throws Exception {
    trust = new TrustCluster(folder);
    sink = trust.sink();
    books = new TrustBooks(trust, sink);
    Instant since = Instant.now();
    try {
      trust.start(sink, 2);
    } catch (Exception e) {
      System.err.println(trust.said());
      throw e;
    }
    seen.add("two of each stage and three brokers ready: " + seconds(since));
  }

  @AfterAll
  void stopTrust() {
    System.out.println(String.join("\n", seen));
    trust.close();
    sink.close();
  }

  @Test
  void a_broker_is_killed() throws Exception {
    nothingIsLost(
        "broker",
        0,
        () -> {
          trust.kill("kafka-2");
          told("killed");
          trust.startAgain("kafka-2");
          ready("kafka-2");
          told("back");
        });
  }

  @Test
  void two_of_three_brokers_are_killed() throws Exception {
    nothingIsLost(
        "quorum",
        0,
        () -> {
          trust.kill("kafka-1");
          trust.kill("kafka-3");
          toldNobody();
          trust.startAgain("kafka-1");
          trust.startAgain("kafka-3");
          caughtUp();
          told("back");
        });
  }

  @Test
  void a_classifier_is_killed_and_the_other_takes_over() throws Exception {
    nothingIsLost(
        "classifier",
        0,
        () -> {
          trust.kill("classifier-1");
          takenOver("killed");
          trust.startAgain("classifier-1");
          ready("classifier-1");
          told("back");
        });
  }

  @Test
  void a_classifier_is_killed_and_is_back_at_once() throws Exception {
    nothingIsLost(
        "blink",
        0,
        () -> {
          trust.kill("classifier-2");
          trust.startAgain("classifier-2");
          told("killed and back");
        });
  }

  @Test
  void no_classifier_runs_for_a_while_and_the_notifiers_say_so() throws Exception {
    nothingIsLost(
        "judges",
        0,
        () -> {
          Instant since = Instant.now();
          trust.stop("classifier-1");
          trust.stop("classifier-2");
          until("it is said", () -> trust.health("notifier-1").contains(NOT_JUDGED));
          course.append(" said after ").append(seconds(since));
          trust.startAgain("classifier-1");
          trust.startAgain("classifier-2");
          told("back");
          until("no longer said", () -> !trust.health("notifier-1").contains(NOT_JUDGED));
        });
  }

  @Test
  void a_notifier_is_killed_and_the_other_takes_over() throws Exception {
    nothingIsLost(
        "notifier",
        1,
        () -> {
          trust.kill("notifier-1");
          takenOver("killed");
          trust.startAgain("notifier-1");
          ready("notifier-1");
          told("back");
        });
  }

  @Test
  void a_receiver_is_killed_and_takes_lines_again_though_no_broker_answers() throws Exception {
    nothingIsLost(
        "receiver",
        0,
        () -> {
          for (String broker : BROKERS) {
            trust.cut(broker, "ingest-1");
          }
          toldOf("cut", traffic().cries() + 5, false);
          spare("ingest-1");
          trust.kill("ingest-1");
          trust.startAgain("ingest-1");
          until("taking lines", () -> trust.health("ingest-1").contains("ingest: ready"));
          health("ingest-1");
          traffic().resume();
          toldOf("killed and taking lines", traffic().cries() + 5, false);
          for (String broker : BROKERS) {
            trust.mend(broker);
          }
          ready("ingest-1");
          told("back");
        });
  }

  @Test
  void the_database_is_killed() throws Exception {
    nothingIsLost(
        "crash",
        TOLD,
        () -> {
          trust.kill("database");
          toldNobody();
          trust.startAgain("database");
          told("back");
        });
  }

  @Test
  void the_database_is_cut_off() throws Exception {
    nothingIsLost(
        "database",
        TOLD,
        () -> {
          trust.disconnect("database");
          toldNobody();
          trust.connect("database");
          told("back");
        });
  }

  @Test
  void the_brokers_are_cut_off_from_one_receiver() throws Exception {
    nothingIsLost(
        "spool",
        0,
        () -> {
          for (String broker : BROKERS) {
            trust.cut("ingest-2", broker);
          }
          toldOf("cut", traffic().cries() + 20, false);
          trust.mend("ingest-2");
          caughtUp();
          told("back");
        });
  }

  @Test
  void the_brokers_are_cut_off_from_one_classifier() throws Exception {
    nothingIsLost(
        "judge",
        0,
        () -> {
          for (String broker : BROKERS) {
            trust.cut("classifier-2", broker);
          }
          takenOver("cut");
          trust.mend("classifier-2");
          told("mended");
          ready("classifier-2");
          told("back");
        });
  }

  @Test
  void the_database_is_cut_off_from_one_notifier() throws Exception {
    nothingIsLost(
        "half",
        1,
        () -> {
          trust.cut("notifier-2", "database");
          takenOver("cut");
          trust.mend("notifier-2");
          ready("notifier-2");
          told("back");
        });
  }

  @Test
  void every_part_is_restarted_in_turn() throws Exception {
    nothingIsLost(
        "restart",
        0,
        () -> {
          for (String part : BROKERS) {
            trust.restart(part);
            ready(part);
            until("replicas of " + part, books::isReplicated);
          }
          trust.restart("database");
          told("database");
          for (String part : STAGES) {
            inTurn(part, () -> trust.restart(part));
          }
          traffic().cryAgain();
        });
  }

  @Test
  void every_stage_is_upgraded_in_turn() throws Exception {
    String newer = TrustCluster.newerImage();
    nothingIsLost(
        "upgrade",
        0,
        () -> {
          for (String part : STAGES) {
            inTurn(part, () -> trust.replace(part, newer));
          }
          traffic().cryAgain();
        });
    assertThat(STAGES).allSatisfy(part -> assertThat(trust.image(part)).isEqualTo(newer));
  }

  private TrustTraffic traffic() {
    return requireNonNull(firewalls);
  }

  /** One part goes and comes; a firewall that has two receivers sends to the other meanwhile. */
  private void inTurn(String part, Fault change) throws Exception {
    boolean receiver = part.startsWith("ingest");
    if (receiver) {
      spare(part);
    }
    Instant since = Instant.now();
    change.happens();
    until(part + " ready", () -> trust.isReady(part));
    course.append(' ').append(part).append(' ').append(seconds(since));
    if (receiver) {
      traffic().resume();
    }
    told("mail");
  }

  /** Nothing more is sent to that receiver, and what was sent is on its disk. */
  private void spare(String receiver) throws Exception {
    int number = Integer.parseInt(receiver.substring("ingest-".length()));
    int lines = traffic().spare(number);
    until("lines on disk", () -> spooled(number) - before[number] >= lines);
  }

  private void nothingIsLost(String name, int repeats, Fault fault) throws Exception {
    word = name;
    course = new StringBuilder();
    before = new double[] {0, spooled(1), spooled(2)};
    try (TrustTraffic lines = new TrustTraffic(trust, word)) {
      firewalls = lines;
      toldOf("before", 1, true);
      fault.happens();
      double rate = lines.end();
      toldOf("all", lines.cries(), true);
      account(lines, rate, repeats);
    } catch (Exception | AssertionError e) {
      System.err.println(word + ": " + course + "\n" + trust.said());
      trust.heal();
      throw e;
    }
  }

  private void account(TrustTraffic lines, double rate, int repeats) {
    until("mails sent", () -> books.owed(word) == 0);
    until("spools empty", () -> waiting(1) + waiting(2) == 0);
    int[] events = books.events(word, lines.sent());
    int[] incidents = books.incidents(word);
    int cases = books.cases(word);
    int[] mails = books.mails(word);
    String row =
        "%s | %.0f lines/s | %d lines, %d events, %d more than once | %d cries, %d incidents, %d"
            + " cases, %d mails, %d twice |%s";
    seen.add(
        row.formatted(
            word,
            rate,
            lines.sent(),
            events[0],
            events[1] - events[0],
            lines.cries(),
            incidents[1],
            cases,
            mails[0],
            mails[1] - mails[0],
            course));
    System.out.println(seen.get(seen.size() - 1));
    assertThat(events[0]).as("lines that are events").isEqualTo(lines.sent());
    assertThat(incidents).as("incidents").containsOnly(lines.cries());
    assertThat(cases).as("cases").isEqualTo(lines.cries());
    assertThat(mails[0]).as("mails").isEqualTo(lines.cries() * TOLD);
    assertThat(mails[1] - mails[0]).as("mails twice").isLessThanOrEqualTo(repeats);
  }

  /** Waits until what is sent from now on is mailed too. */
  private void told(String when) {
    toldOf(when, traffic().cries() + 3, true);
  }

  /** Waits longer: of ten pupils some are sure to be those of the part that is gone. */
  private void takenOver(String when) {
    toldOf(when, traffic().cries() + 10, true);
  }

  /** Nothing gets out, though lines are taken in: looks what the stages say of themselves. */
  private void toldNobody() {
    toldOf("nobody told", traffic().cries() + 20, false);
    for (String stage : List.of("ingest-1", "classifier-1", "notifier-1")) {
      health(stage);
    }
  }

  private void health(String stage) {
    course.append(
        trust
            .health(stage)
            .lines()
            .filter(line -> !line.startsWith("note"))
            .collect(Collectors.joining(", ", " [", "]")));
  }

  /** Waits until the receivers have sent on what they kept, and says how fast that went. */
  private void caughtUp() {
    double backlog = waiting(1) + waiting(2);
    int sent = traffic().sent();
    until("sending again", () -> waiting(1) + waiting(2) < backlog);
    Instant since = Instant.now();
    until("caught up", () -> waiting(1) + waiting(2) < TrustTraffic.RATE);
    double took = Duration.between(since, Instant.now()).toMillis() / 1000.0;
    course.append(
        " caught up %.0f lines in %.1f s (%.0f/s with what came)"
            .formatted(backlog, took, (backlog + traffic().sent() - sent) / took));
  }

  /** Waits until so many cries are mailed, or only until they were sent. */
  private void toldOf(String when, int cries, boolean mailed) {
    Instant since = Instant.now();
    until(when, () -> mailed ? books.areMailed(word, cries) : traffic().cries() >= cries);
    course.append(' ').append(when).append(' ').append(seconds(since));
  }

  /** Lines that a receiver has put on its disk since it started. */
  private double spooled(int receiver) {
    return count("ingest-" + receiver, "handbell_ingest_spooled_total");
  }

  /** Lines that a receiver has still to send on. */
  private double waiting(int receiver) {
    return count("ingest-" + receiver, "handbell_ingest_spool_lines");
  }

  private double count(String part, String name) {
    String metrics = trust.ask(part, "/metrics");
    return metrics.isEmpty() ? Double.NaN : new Counts(metrics).of(name);
  }

  private void ready(String part) {
    Instant since = Instant.now();
    until(
        part + " ready",
        () ->
            part.startsWith("kafka")
                ? !trust.inside(part, "bash", "-c", "</dev/tcp/localhost/9094 && echo up").isEmpty()
                : trust.isReady(part));
    course.append(' ').append(part).append(" ready ").append(seconds(since));
  }

  private static void until(String what, Callable<Boolean> holds) {
    await(what)
        .dontCatchUncaughtExceptions() // the mail server is startled when a notifier is killed
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(250))
        .until(holds);
  }

  private static String seconds(Instant since) {
    return "%.1f s".formatted(Duration.between(since, Instant.now()).toMillis() / 1000.0);
  }
}

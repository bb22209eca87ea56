package org.handbell.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.handbell.app.demo.MailSink;
import org.handbell.app.demo.MailSink.Received;
import org.handbell.app.demo.SyslogSender;
import org.handbell.app.traffic.Client;
import org.handbell.app.traffic.FilterLog;
import org.handbell.app.traffic.Traffic;
import org.junit.jupiter.api.Test;

/**
 * What must hold from the socket to the mail, whether everything is one process on one PC or a
 * trust's cluster.
 */
abstract class WholeWayContract {

  static final String LISTED = "https://listed-page.invalid/secret/path";

  /** Who is told what, without where the lines come from, the mail goes and things are kept. */
  static final String SCHOOL =
      """
      organisation: { name: Elm }
      schools: [{ id: elm, name: Elm Primary School, phase: primary }]
      people:
        - { id: dsl, school: elm, role: dsl, name: A. Lead, email: dsl@elm.example, username: alead }
        - { id: dep, school: elm, role: deputy-dsl, name: B. Deputy, email: dep@elm.example, username: bdeputy }
        - { id: head, school: elm, role: head, name: C. Head, email: head@elm.example, username: chead }
        - { id: chair, school: elm, role: chair, name: D. Chair, email: chair@elm.example }
      directory: people.csv
      lists: [{ id: test, category: illegal.csam, file: listed.txt, format: urls }]
      proof: { morning: "off" }
      """;

  static final String PUPILS =
      """
      username,name,kind,year,form,school
      jbloggs,Jo Bloggs,pupil,5,5A,elm
      kcarter,Kit Carter,pupil,5,5A,elm
      """;

  /** A running Handbell, of however many processes. */
  interface Running extends AutoCloseable {

    /** Where the source elm-fw listens. */
    InetSocketAddress source();

    /** What every process counts, in Prometheus's form. */
    String metrics();

    @Override
    void close();
  }

  /** Starts {@link #SCHOOL}, mail going to that sink, and returns when everything is ready. */
  abstract Running start(MailSink sink) throws Exception;

  abstract MailSink sink();

  /** How long the mails may take, the machine being as slow as it is. */
  abstract Duration patience();

  /** What else is true of this Handbell while it runs. */
  void alsoHolds() throws Exception {}

  @Test
  void lines_become_the_right_mails_and_every_line_is_accounted_for() throws Exception {
    try (MailSink sink = sink();
        Running running = start(sink)) {
      List<String> lines = lines();
      try (SyslogSender sender = new SyslogSender(running.source(), "fw", true)) {
        for (String line : lines) {
          sender.send(Instant.now(), line);
        }
      }

      List<Received> mails = new ArrayList<>();
      await()
          .atMost(patience())
          .until(
              () -> {
                mails.addAll(sink.next());
                return mails.size() >= 5;
              });

      assertThat(mails)
          .extracting(Received::to)
          .containsExactlyInAnyOrder(
              "dsl@elm.example",
              "dep@elm.example",
              "dsl@elm.example",
              "dep@elm.example",
              "chair@elm.example");
      assertThat(mails).allSatisfy(mail -> assertThat(mail.subject()).doesNotContain("kill"));
      assertThat(mails)
          .allSatisfy(
              mail ->
                  assertThat(mail.text() + mail.html() + mail.subject())
                      .doesNotContain("listed-page"));
      countsAddUp(running, lines.size());
      assertThat(running.metrics())
          .contains("handbell_ingest_", "handbell_classifier_", "handbell_notifier_")
          .doesNotContain("jbloggs", "chead", "listed-page", "adult.example", "Elm Primary");
      alsoHolds();
    }
  }

  private static List<String> lines() {
    List<String> lines = new ArrayList<>();
    Traffic traffic =
        new Traffic(
            7, List.of(new Client("elm", "kcarter", "Year5", "10.1.1.9")), FilterLog.smoothwall());
    for (int i = 0; i < 100; i++) {
      lines.addAll(traffic.click(Instant.now()));
    }
    lines.add(SmoothwallLines.search("jbloggs", "i want to kill myself"));
    lines.add(SmoothwallLines.page("jbloggs", LISTED));
    lines.add("{ this is no JSON");
    lines.add("");
    lines.add(
        SmoothwallLines.page("chead", "https://adult.example/x").replace("Other", "Pornography"));
    return lines;
  }

  private void countsAddUp(Running running, int sent) {
    await()
        .atMost(patience())
        .untilAsserted(
            () -> {
              Counts counts = new Counts(running.metrics());
              double events = counts.of("handbell_ingest_events_total");
              double rejected = counts.of("handbell_ingest_rejected_total");
              assertThat(events + counts.of("handbell_ingest_ignored_total") + rejected)
                  .isEqualTo(sent);
              assertThat(rejected).isEqualTo(1);
              double judged = counts.of("handbell_classifier_events_total");
              assertThat(judged).isEqualTo(events);
              assertThat(
                      counts.of("handbell_classifier_findings_total")
                          + counts.of("handbell_classifier_clean_total")
                          + counts.of("handbell_classifier_duplicates_total")
                          + counts.of("handbell_classifier_dropped_total"))
                  .isEqualTo(judged);
              assertThat(counts.of("handbell_notifier_incidents_total"))
                  .isEqualTo(counts.of("handbell_notifier_incidents_read_total"));
            });
  }
}

package org.handbell.app;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.handbell.app.demo.MailSink;

/**
 * What a trust has of a traffic's lines and cries, counted where each of them is kept: Kafka's
 * topics, the register in PostgreSQL, the mail server.
 */
final class TrustBooks {

  private static final Pattern PUPIL = Pattern.compile("\\b[a-z]+cry\\d+x\\b");

  private static final String READ =
      "/opt/kafka/bin/kafka-console-consumer.sh"
          + " --bootstrap-server kafka-1:9094,kafka-2:9094 --command-config "
          + TrustCluster.TOOLS
          + " --isolation-level read_committed --from-beginning"
          + " --timeout-ms 10000 --formatter-property print.key=true --topic ";

  private final TrustCluster trust;
  private final MailSink sink;
  private final Map<String, Integer> mailsById = new HashMap<>();
  private final Map<String, String> pupils = new HashMap<>();

  TrustBooks(TrustCluster trust, MailSink sink) {
    this.trust = trust;
    this.sink = sink;
  }

  /**
   * Lines of that traffic on {@code handbell.events}: those that differ, then all. On a busy
   * machine the tool may give up before the first record has come, so that too few are counted
   * again: what is lost stays lost.
   */
  int[] events(String word, int sent) {
    int[] found = events(word);
    for (int again = 0; again < 2 && found[0] < sent; again++) {
      found = events(word);
    }
    return found;
  }

  private int[] events(String word) {
    return numbers(
        READ
            + "handbell.events 2>/dev/null >/tmp/events; grep -E -o '"
            + word
            + "(page|cry)[0-9]+x' /tmp/events | sort -u | wc -l; grep -c -E '"
            + word
            + "(page|cry)[0-9]+x' /tmp/events; rm /tmp/events");
  }

  /** Incidents of that traffic on {@code handbell.incidents}: pupils, then incidents. */
  int[] incidents(String word) {
    return numbers(
        READ
            + "handbell.incidents 2>/dev/null | grep -E '"
            + word
            + "cry[0-9]+x' >/tmp/incidents; grep -E -o '"
            + word
            + "cry[0-9]+x' /tmp/incidents | sort -u | wc -l; cut -f 1 /tmp/incidents | sort -u | wc"
            + " -l; rm /tmp/incidents");
  }

  /** True when every broker has all that it is to have. */
  boolean isReplicated() {
    return trust
        .inside(
            "kafka-1",
            "sh",
            "-c",
            "/opt/kafka/bin/kafka-topics.sh --bootstrap-server kafka-1:9094,kafka-2:9094"
                + " --command-config "
                + TrustCluster.TOOLS
                + " --describe --under-replicated-partitions && echo asked")
        .equals("asked\n");
  }

  private int[] numbers(String script) {
    return trust
        .inside("kafka-1", "sh", "-c", script)
        .lines()
        .mapToInt(line -> Integer.parseInt(line.strip()))
        .toArray();
  }

  /** Cases of that traffic in the register. */
  int cases(String word) {
    return casesOf(word + "cry");
  }

  /** Cases in the register of pupils whose names begin so. */
  int casesOf(String names) {
    return query(
        "SELECT count(DISTINCT incident_id) FROM revisions WHERE snapshot LIKE '%" + names + "%'");
  }

  /** Mails of that traffic that are not out. */
  int owed(String word) {
    return query(
        "SELECT count(DISTINCT dedup_key) FROM outbox JOIN revisions USING (incident_id)"
            + " WHERE state <> 'SENT' AND snapshot LIKE '%"
            + word
            + "cry%'");
  }

  private int query(String sql) {
    return Integer.parseInt(
        trust.inside("database", "psql", "-U", "handbell", "-Atc", sql, "handbell").strip());
  }

  /** True when a mail came about each of the first so many who cried. */
  boolean areMailed(String word, int cries) {
    hear();
    Set<String> mailed = new HashSet<>(pupils.values());
    return IntStream.range(0, cries).allMatch(cry -> mailed.contains(word + "cry" + cry + "x"));
  }

  /** Mails of that traffic: those that differ, then all. */
  int[] mails(String word) {
    hear();
    int[] counts = new int[2];
    mailsById.forEach(
        (id, count) -> {
          if (pupils.getOrDefault(id, "").startsWith(word + "cry")) {
            counts[0]++;
            counts[1] += count;
          }
        });
    return counts;
  }

  private void hear() {
    for (MailSink.Received mail : sink.next()) {
      if (!mail.reason().equals("new")) {
        continue; // a reminder of what was told
      }
      String id = mail.to() + mail.messageId();
      mailsById.merge(id, 1, Integer::sum);
      Matcher pupil = PUPIL.matcher(mail.text());
      if (pupil.find()) {
        pupils.put(id, pupil.group());
      }
    }
  }
}

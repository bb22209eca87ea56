package org.handbell.notifier.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.handbell.notifier.Elm.NOW;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.mail.internet.MimeMessage;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.handbell.model.Incident;
import org.handbell.model.Priority;
import org.handbell.notifier.DatabaseSettings;
import org.handbell.notifier.Elm;
import org.handbell.notifier.NotifierConfig;
import org.handbell.notifier.SettableClock;
import org.handbell.notifier.TestDatabase;
import org.handbell.notifier.deliver.SmtpReceiver;
import org.handbell.notifier.digest.Bulletins;
import org.handbell.notifier.digest.Names;
import org.handbell.notifier.register.AuditVerdict;
import org.handbell.notifier.register.Batch;
import org.handbell.notifier.register.OutboxState;
import org.handbell.notifier.register.Register;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two notifiers on one register. {@code -Dmails=10000} for more of it. */
class TwoNotifiersTest {

  private static final int MAILS = Integer.getInteger("mails", 1000);

  @TempDir Path folder;
  private final SettableClock clock = new SettableClock(NOW);
  private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();

  @Test
  void of_two_senders_one_is_killed_and_every_mail_arrives_once_but_for_the_one_in_its_hands()
      throws Exception {
    DatabaseSettings database = TestDatabase.POSTGRESQL.at(folder);
    GreenMail smtp = new GreenMail(ServerSetup.SMTP.dynamicPort());
    smtp.start();
    NotifierConfig config = Elm.config(database, Elm.PEOPLE, smtp.getSmtp().getPort());
    try (Register register = Register.open(config, clock)) {
      owe(register, MAILS);
      Sender survivor =
          new Sender(
              config,
              register,
              SecondNotifier.WORDS,
              new SmtpReceiver(config.mail()),
              clock,
              metrics);
      Process other = start(database, smtp.getSmtp().getPort());
      Thread sending = new Thread(survivor::sendDue, "survivor");
      sending.start();
      await()
          .atMost(Duration.ofMinutes(5))
          .pollInterval(Duration.ofMillis(50))
          .until(() -> register.outboxCounts().getOrDefault(OutboxState.SENT, 0L) >= MAILS / 2);
      other.destroyForcibly().waitFor();
      sending.join();
      clock.pass(Duration.ofMinutes(3));
      var unused = survivor.sendDue();

      Map<String, Integer> arrived = new HashMap<>();
      for (MimeMessage each : smtp.getReceivedMessages()) {
        arrived.merge(each.getMessageID(), 1, Integer::sum);
      }
      long twice = arrived.values().stream().filter(times -> times > 1).count();
      System.out.printf(
          "%d mails owed, %d arrived, %d twice; possible duplicates counted: %.0f%n",
          MAILS,
          arrived.size(),
          twice,
          metrics.counter("handbell.notifier.possible.duplicates").count());
      assertThat(arrived).hasSize(MAILS);
      assertThat(twice).isLessThanOrEqualTo(1);
      assertThat(metrics.counter("handbell.notifier.possible.duplicates").count())
          .isGreaterThanOrEqualTo((double) twice)
          .isLessThanOrEqualTo(1);
      assertThat(register.outboxCounts()).isEqualTo(Map.of(OutboxState.SENT, (long) MAILS));
      assertThat(register.verifyAudit()).isInstanceOf(AuditVerdict.Intact.class);
    } finally {
      smtp.stop();
    }
  }

  /** Two for each concern: the DSL's and the deputy's. */
  private static void owe(Register register, int mails) {
    for (int i = 0; i < mails / 2; i += 50) {
      List<Incident> incidents = new ArrayList<>();
      for (int j = i; j < Math.min(i + 50, mails / 2); j++) {
        incidents.add(Elm.p1("i" + j));
      }
      register.applyBatch(new Batch("cluster", incidents, List.of(), List.of()));
    }
  }

  private Process start(DatabaseSettings database, int smtp) throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xmx256m",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                SecondNotifier.class.getName(),
                database.url(),
                folder.toString(),
                String.valueOf(smtp))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    BufferedReader out = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
    for (String line = out.readLine(); !"ready".equals(line); line = out.readLine()) {
      assertThat(line).as("the other notifier ended before it was ready").isNotNull();
    }
    return process;
  }

  @Test
  void only_one_leads_and_when_it_is_gone_the_other_does() {
    NotifierConfig config = Elm.config(TestDatabase.POSTGRESQL.at(folder), Elm.PEOPLE, 25);
    try (Register second = Register.open(config, clock)) {
      try (Register first = Register.open(config, clock)) {
        assertThat(first.leads()).isTrue();
        assertThat(second.leads()).isFalse();
        assertThat(first.leads()).isTrue();
      }

      boolean leads = second.leads();

      assertThat(leads).isTrue();
    }
  }

  @Test
  void digests_and_summaries_of_two_that_both_take_themselves_for_the_leader_go_out_once()
      throws Exception {
    NotifierConfig config = Elm.config(TestDatabase.POSTGRESQL.at(folder), Elm.PEOPLE, 25);
    try (Register first = Register.open(config, clock);
        Register second = Register.open(config, clock);
        Bulletins one = new Bulletins(first, config, Names.NOT_IN_DISTRESS, clock);
        Bulletins two = new Bulletins(second, config, Names.NOT_IN_DISTRESS, clock)) {
      first.applyBatch(
          new Batch(
              "cluster",
              List.of(Elm.incident("i", 1, Elm.PUPIL, Priority.P3, null)),
              List.of(),
              List.of()));
      clock.pass(Duration.ofHours(8));
      int[] owed = new int[2];
      Thread other = new Thread(() -> owed[1] = two.tick());
      other.start();
      owed[0] = one.tick();
      other.join();

      // the head's digest, the DSL's and the deputy's summary
      assertThat(owed[0] + owed[1]).isEqualTo(3);
      assertThat(first.outboxCounts()).isEqualTo(Map.of(OutboxState.READY, 3L));
    }
  }
}

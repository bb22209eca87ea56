package org.handbell.notifier.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.handbell.notifier.Elm.NOW;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.handbell.model.Incident;
import org.handbell.model.Priority;
import org.handbell.notifier.ChildProcess;
import org.handbell.notifier.DatabaseSettings;
import org.handbell.notifier.Elm;
import org.handbell.notifier.NotifierConfig;
import org.handbell.notifier.SettableClock;
import org.handbell.notifier.TestDatabase;
import org.handbell.notifier.compose.MailText;
import org.handbell.notifier.deliver.Receiver;
import org.handbell.notifier.digest.Bulletins;
import org.handbell.notifier.look.Names;
import org.handbell.notifier.register.AuditVerdict;
import org.handbell.notifier.register.Batch;
import org.handbell.notifier.register.Notification;
import org.handbell.notifier.register.OutboxState;
import org.handbell.notifier.register.Register;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two notifiers on one register. {@code -Dmails=10000} for more of it. */
class TwoNotifiersTest {

  private static final int MAILS = Integer.getInteger("mails", 1000);

  @TempDir Path folder;
  private final SettableClock clock = new SettableClock(NOW);
  private final Map<String, Integer> arrived = new ConcurrentHashMap<>();
  private final AtomicInteger byTheOther = new AtomicInteger();
  private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();

  @Test
  void of_two_senders_one_is_killed_and_every_mail_arrives_once_but_for_the_one_in_its_hands()
      throws Exception {
    DatabaseSettings database = TestDatabase.POSTGRESQL.at(folder);
    NotifierConfig config = Elm.config(database, Elm.PEOPLE, 25);
    try (Register register = Register.open(config, clock)) {
      owe(register, MAILS);
      Sender survivor = sender(config, register);
      Process other = start(database);
      BufferedReader said =
          new BufferedReader(new InputStreamReader(other.getInputStream(), UTF_8));
      assertThat(said.readLine()).isEqualTo("ready");
      Thread hearing = new Thread(() -> said.lines().forEach(this::hear), "hearing");
      hearing.start();
      await().atMost(Duration.ofMinutes(1)).until(() -> byTheOther.get() > 0);
      Thread sending = new Thread(survivor::sendDue, "survivor");
      sending.start();
      await().atMost(Duration.ofMinutes(5)).until(() -> arrived.size() >= MAILS / 2);
      other.destroyForcibly().waitFor();
      hearing.join();
      sending.join();
      clock.pass(Duration.ofMinutes(3));
      var unused = survivor.sendDue();

      long twice = arrived.values().stream().filter(times -> times > 1).count();
      double counted = metrics.counter("handbell.notifier.possible.duplicates").count();
      System.out.printf(
          "%d mails owed, %d by the killed one, %d arrived, %d twice; %.0f counted as possible%n",
          MAILS, byTheOther.get(), arrived.size(), twice, counted);
      assertThat(arrived).hasSize(MAILS);
      assertThat(byTheOther.get()).isPositive();
      assertThat(twice).isLessThanOrEqualTo(1);
      assertThat(counted).isGreaterThanOrEqualTo((double) twice).isLessThanOrEqualTo(1);
      assertThat(register.post().outboxCounts()).isEqualTo(Map.of(OutboxState.SENT, (long) MAILS));
      assertThat(register.verifyAudit()).isInstanceOf(AuditVerdict.Intact.class);
    }
  }

  private Sender sender(NotifierConfig config, Register register) {
    Receiver receiver =
        mail -> {
          arrived.merge(mail.key(), 1, Integer::sum);
          return new Receiver.Delivered();
        };
    return new Sender(config, register, SecondNotifier.WORDS, receiver, clock, metrics);
  }

  private void hear(String line) {
    if (line.startsWith("sent ")) {
      arrived.merge(line.substring("sent ".length()), 1, Integer::sum);
      byTheOther.incrementAndGet();
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

  private Process start(DatabaseSettings database) throws Exception {
    return ChildProcess.command(SecondNotifier.class, database.url(), folder.toString())
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
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
        Register second = Register.open(config, clock)) {
      Bulletins one = new Bulletins(first, config, Names.NOT_IN_DISTRESS, clock);
      Bulletins two = new Bulletins(second, config, Names.NOT_IN_DISTRESS, clock);
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
      assertThat(first.post().outboxCounts()).isEqualTo(Map.of(OutboxState.READY, 3L));
    }
  }

  @Test
  void a_drill_of_two_that_both_take_themselves_for_the_leader_goes_out_once_and_is_proved_once()
      throws Exception {
    NotifierConfig config = Elm.config(TestDatabase.POSTGRESQL.at(folder), Elm.PEOPLE, 25);
    try (Register first = Register.open(config, clock);
        Register second = Register.open(config, clock)) {
      var unused = drill(first) + drill(second);
      clock.pass(Duration.ofDays(31));
      int[] sent = new int[2];
      Thread other = new Thread(() -> sent[1] = drill(second));
      other.start();
      sent[0] = drill(first);
      other.join();
      Notification mail = second.post().lease().orElseThrow();

      boolean confirmed = second.deliveryDrills().confirm(Elm.DSL, mail.createdAt());

      assertThat(sent[0] + sent[1]).isEqualTo(1);
      assertThat(first.post().lease()).isEmpty();
      assertThat(confirmed).isTrue();
      assertThat(first.deliveryDrills().confirm(Elm.DSL, mail.createdAt())).isTrue();
      assertThat(first.checkRecord().since(NOW)).hasSize(1);
      assertThat(drill(first) + drill(second)).isZero();
      assertThat(first.verifyAudit()).isInstanceOf(AuditVerdict.Intact.class);
    }
  }

  private static int drill(Register register) {
    return register
        .deliveryDrills()
        .sendWhereDue((lead, school, sent) -> new MailText("DRILL", "a drill", "<p>a drill</p>"));
  }
}

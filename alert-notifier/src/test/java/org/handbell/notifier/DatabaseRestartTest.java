package org.handbell.notifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.handbell.notifier.Elm.NOW;
import static org.junit.jupiter.api.Assumptions.abort;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.handbell.notifier.compose.MailText;
import org.handbell.notifier.deliver.Receiver;
import org.handbell.notifier.outbox.Sender;
import org.handbell.notifier.register.AuditVerdict;
import org.handbell.notifier.register.OutboxState;
import org.handbell.notifier.register.Register;
import org.handbell.topic.Topics;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The database server dies and comes back while incidents arrive and mails go out. */
class DatabaseRestartTest {

  private static final TopicPartition INCIDENTS = new TopicPartition(Topics.INCIDENTS.name(), 0);
  private static final int ARRIVING = Integer.getInteger("incidents", 300);
  private static final int CRASHES = Integer.getInteger("crashes", 2);

  @TempDir Path folder;
  private final SettableClock clock = new SettableClock(NOW);
  private final Map<String, Integer> delivered = new ConcurrentHashMap<>();
  private final AtomicBoolean done = new AtomicBoolean();
  private final AtomicInteger failures = new AtomicInteger();
  private final AtomicLong committed = new AtomicLong();
  private PostgresServer server;
  private NotifierConfig config;

  @BeforeEach
  void find() {
    server = PostgresServer.find().orElseGet(() -> abort(PostgresServer.absent()));
    config = Elm.config(server.of(folder), Elm.PEOPLE, 25);
  }

  @Test
  void nothing_is_lost_and_no_mail_sent_twice_when_the_database_dies_under_load() throws Exception {
    try (Register register = Register.open(config, clock)) {
      Sender sender = sender(register);
      Thread reading = started("reading", () -> read(register));
      Thread sending = started("sending", () -> untilDone(sender::sendDue));
      for (int crash = 1; crash <= CRASHES; crash++) {
        long enough = ARRIVING * (long) crash / (CRASHES + 1);
        await().atMost(Duration.ofMinutes(2)).until(() -> committed.get() >= enough);
        server.crash();
      }
      reading.join();
      done.set(true);
      sending.join();
      var unused = sender.sendDue();
      clock.pass(Duration.ofMinutes(3)); // what was leased as the answer got lost
      unused = sender.sendDue();

      System.out.printf(
          "%d crashes of the database, %d failures met; %d mails of %d incidents, %d twice%n",
          CRASHES,
          failures.get(),
          delivered.size(),
          ARRIVING,
          delivered.values().stream().filter(times -> times > 1).count());
      assertThat(failures.get()).isPositive();
      assertThat(register.post().outboxCounts()).isEqualTo(Map.of(OutboxState.SENT, 2L * ARRIVING));
      assertThat(delivered).hasSize(2 * ARRIVING);
      assertThat(delivered.values()).containsOnly(1);
      assertThat(register.verifyAudit()).isInstanceOf(AuditVerdict.Intact.class);
    }
  }

  private Sender sender(Register register) {
    Receiver receiver =
        mail -> {
          delivered.merge(mail.key(), 1, Integer::sum);
          return new Receiver.Delivered();
        };
    return new Sender(
        config,
        register,
        (c, school, recipient, reason, alsoTold) -> new MailText(c.number(), "words", "<p></p>"),
        receiver,
        clock,
        new SimpleMeterRegistry());
  }

  private static Thread started(String name, Runnable task) {
    Thread thread = new Thread(task, name);
    thread.start();
    return thread;
  }

  private void untilDone(Runnable task) {
    while (!done.get()) {
      try {
        task.run();
      } catch (RuntimeException e) {
        failures.incrementAndGet();
      }
    }
  }

  /** As the notifier does: whatever fails, a new consumer reads on from the register's position. */
  private void read(Register register) {
    while (committed.get() < ARRIVING) {
      MockConsumer<String, byte[]> kafka = new MockConsumer<>("earliest");
      try {
        read(register, kafka);
      } catch (RuntimeException e) {
        failures.incrementAndGet();
      }
    }
  }

  private void read(Register register, MockConsumer<String, byte[]> kafka) {
    IncidentConsumer consumer =
        new IncidentConsumer(kafka, "cluster", register, line -> {}, new SimpleMeterRegistry());
    consumer.subscribe();
    kafka.setMaxPollRecords(10);
    kafka.updateBeginningOffsets(Map.of(INCIDENTS, 0L));
    kafka.updateEndOffsets(Map.of(INCIDENTS, 100L));
    kafka.rebalance(List.of(INCIDENTS));
    for (long offset = kafka.position(INCIDENTS); offset < ARRIVING; offset++) {
      byte[] incident = Topics.INCIDENTS.values().serializer().serialize("t", Elm.p1("i" + offset));
      kafka.addRecord(
          new ConsumerRecord<>(INCIDENTS.topic(), INCIDENTS.partition(), offset, "k", incident));
    }
    while (committed.get() < ARRIVING && consumer.pollOnce()) {
      long next = kafka.position(INCIDENTS);
      assertThat(register.positions("cluster")).allMatch(at -> at.next() == next);
      committed.set(next);
    }
    committed.set(kafka.position(INCIDENTS));
  }
}

package org.handbell.notifier;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.handbell.notifier.register.AuditProof.Standing;
import org.handbell.notifier.register.Purge.Tombstone;
import org.handbell.notifier.register.Register;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is done when nobody is there: each night what was kept long enough goes and the audit chain
 * is gone over; within a minute what two people agreed to erase goes, and Kafka is told of all that
 * went. Each piece can be stopped at any moment and is gone on with at the next start.
 */
final class Housekeeping {

  private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);
  private static final LocalTime NIGHT = LocalTime.of(3, 0);
  private static final int TOGETHER = 500;

  private final Map<String, Object> kafkaClient;
  private final Register register;
  private final Clock clock;
  private final ZoneId zone;
  private volatile boolean broken;
  private @Nullable LocalDate done;

  /**
   * @param zone whose nights are meant
   */
  Housekeeping(
      Map<String, Object> kafkaClient,
      Register register,
      MeterRegistry metrics,
      Clock clock,
      ZoneId zone) {
    this.kafkaClient = Map.copyOf(kafkaClient);
    this.register = register;
    this.clock = clock;
    this.zone = zone;
    Gauge.builder("handbell.notifier.audit.broken", this, self -> self.broken ? 1 : 0)
        .register(metrics);
  }

  /** Does what is due; where one of it fails, the others are done all the same. */
  void look() {
    Chores.attempt("erasing", this::erase);
    Chores.attempt("what is done at night", this::tonight);
    Chores.attempt("forgetting old answers", register.repeats()::expire);
    Chores.attempt("telling Kafka what is gone", this::tellKafka);
  }

  private void erase() {
    int erased = register.erasures().run();
    if (erased > 0) {
      LOG.info("{} cases were erased", erased);
    }
  }

  private void tonight() {
    ZonedDateTime now = clock.instant().atZone(zone);
    if (now.toLocalDate().equals(done) || now.toLocalTime().isBefore(NIGHT)) {
      return;
    }
    try {
      purge();
    } finally {
      prove();
    }
    done = now.toLocalDate();
  }

  private void purge() {
    long gone = register.purge().run();
    if (gone > 0) {
      LOG.info("{} cases and rows had been kept long enough and are gone", gone);
    }
  }

  private void prove() {
    Standing standing = register.auditProof().prove();
    broken = standing.fault() != null;
    if (broken) {
      LOG.error("the audit chain is broken at {}", standing.fault());
    }
  }

  private void tellKafka() {
    List<Tombstone> due = register.purge().tombstones(TOGETHER);
    if (due.isEmpty()) {
      return;
    }
    try (Producer<String, byte[]> kafka =
        new KafkaProducer<>(settings(), new StringSerializer(), new ByteArraySerializer())) {
      while (!due.isEmpty()) {
        for (Tombstone each : due) {
          kafka.send(new ProducerRecord<>(each.topic(), each.key(), null)).get();
        }
        register.purge().told(due);
        due = register.purge().tombstones(TOGETHER);
      }
    } catch (ExecutionException e) {
      throw new KafkaException("Kafka could not be told of what is gone", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Map<String, Object> settings() {
    Map<String, Object> settings = new HashMap<>(kafkaClient);
    settings.remove("group.instance.id");
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 10_000);
    return settings;
  }
}

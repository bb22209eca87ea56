package org.handbell.notifier;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.handbell.notifier.Elm.NOW;
import static org.handbell.notifier.Elm.PUPIL;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.handbell.model.Activity;
import org.handbell.model.Incident;
import org.handbell.model.Priority;
import org.handbell.model.RejectedLine;
import org.handbell.notifier.register.Position;
import org.handbell.notifier.register.Register;
import org.handbell.topic.Topics;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

@OnEachDatabase
class IncidentConsumerTest {

  private static final TopicPartition INCIDENTS = new TopicPartition(Topics.INCIDENTS.name(), 3);
  private static final TopicPartition ACTIVITY = new TopicPartition(Topics.ACTIVITY.name(), 3);

  private static final Activity ELEVEN =
      new Activity("elm", Instant.parse("2026-11-20T10:00:00Z"), 3, NOW, Map.of(), Map.of());

  @Parameter TestDatabase database;
  @TempDir Path folder;
  private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
  private final List<RejectedLine> putAside = new ArrayList<>();
  private Register register;
  private MockConsumer<String, byte[]> kafka;
  private IncidentConsumer consumer;

  @BeforeEach
  void open() {
    register = Register.open(Elm.config(database.at(folder), Elm.PEOPLE, 25), () -> NOW);
    start("cluster");
  }

  @AfterEach
  void close() {
    register.close();
  }

  private void start(String clusterId) {
    kafka = new MockConsumer<>("earliest");
    consumer = new IncidentConsumer(kafka, clusterId, register, putAside::add, metrics);
    consumer.subscribe();
  }

  private void assign() {
    kafka.updateBeginningOffsets(Map.of(INCIDENTS, 0L, ACTIVITY, 0L));
    kafka.updateEndOffsets(Map.of(INCIDENTS, 100L, ACTIVITY, 100L));
    kafka.rebalance(List.of(INCIDENTS, ACTIVITY));
  }

  private void arrives(TopicPartition at, long offset, byte @Nullable [] value) {
    kafka.addRecord(new ConsumerRecord<>(at.topic(), at.partition(), offset, "key", value));
  }

  private static byte @Nullable [] bytes(Incident incident) {
    return Topics.INCIDENTS.values().serializer().serialize("t", incident);
  }

  private static byte @Nullable [] bytes(Activity activity) {
    return Topics.ACTIVITY.values().serializer().serialize("t", activity);
  }

  private @Nullable OffsetAndMetadata committed() {
    return kafka.committed(Set.of(INCIDENTS)).get(INCIDENTS);
  }

  @Test
  void what_is_read_is_in_the_register_and_then_committed() {
    assign();
    arrives(INCIDENTS, 0, bytes(Elm.p1("a")));
    arrives(INCIDENTS, 1, bytes(Elm.p1("b")));
    arrives(ACTIVITY, 0, bytes(ELEVEN));

    consumer.pollOnce();

    assertThat(register.casesBetween("elm", NOW, NOW.plusSeconds(1))).hasSize(2);
    assertThat(register.activityBetween("elm", NOW.minusSeconds(3600), NOW))
        .containsExactly(ELEVEN);
    assertThat(register.positions("cluster"))
        .containsExactlyInAnyOrder(
            new Position(INCIDENTS.topic(), 3, 2), new Position(ACTIVITY.topic(), 3, 1));
    assertThat(committed()).isEqualTo(new OffsetAndMetadata(2));
    assertThat(consumer.isAssigned()).isTrue();
  }

  @Test
  void reading_goes_on_from_the_registers_position_whatever_kafka_remembers() {
    assign();
    arrives(INCIDENTS, 0, bytes(Elm.p1("a")));
    consumer.pollOnce();
    start("cluster");
    assign();

    long next = kafka.position(INCIDENTS);

    assertThat(next).isEqualTo(1);
  }

  @Test
  void a_partition_that_the_register_has_never_read_is_read_from_its_start() {
    assign();
    arrives(ACTIVITY, 0, bytes(ELEVEN));
    consumer.pollOnce();
    start("cluster");
    kafka.commitSync(Map.of(INCIDENTS, new OffsetAndMetadata(1))); // by a register that is gone
    assign();
    arrives(INCIDENTS, 0, bytes(Elm.p1("a")));

    consumer.pollOnce();

    assertThat(register.caseOf("a")).isPresent();
  }

  @Test
  void a_log_that_ends_before_the_registers_position_is_read_again_from_its_start() {
    assign();
    arrives(INCIDENTS, 0, bytes(Elm.p1("a")));
    arrives(INCIDENTS, 1, bytes(Elm.p1("b")));
    consumer.pollOnce();
    start("cluster");
    kafka.updateBeginningOffsets(Map.of(INCIDENTS, 0L));
    kafka.updateEndOffsets(Map.of(INCIDENTS, 1L));
    kafka.rebalance(List.of(INCIDENTS));
    arrives(INCIDENTS, 0, bytes(Elm.p1("c")));

    consumer.pollOnce();

    assertThat(register.caseOf("c")).isPresent();
    assertThat(register.positions("cluster"))
        .contains(new Position(INCIDENTS.topic(), INCIDENTS.partition(), 1));
  }

  @Test
  void another_cluster_is_read_from_its_own_start() {
    assign();
    arrives(INCIDENTS, 0, bytes(Elm.p1("a")));
    consumer.pollOnce();
    start("another cluster");
    assign();
    arrives(INCIDENTS, 0, bytes(Elm.p1("b")));

    consumer.pollOnce();

    assertThat(register.caseOf("b")).isPresent();
  }

  @Test
  void when_the_register_fails_nothing_is_committed() {
    assign();
    arrives(INCIDENTS, 0, bytes(Elm.p1("a")));
    register.close();

    assertThatThrownBy(consumer::pollOnce).isInstanceOf(RuntimeException.class);

    assertThat(committed()).isNull();
  }

  @Test
  void an_unreadable_record_is_put_aside_whole_and_the_next_is_read() {
    assign();
    byte[] poison = "{\"v\":1,\"secret words".getBytes(UTF_8);
    arrives(INCIDENTS, 0, poison);
    arrives(INCIDENTS, 1, bytes(Elm.p1("b")));

    consumer.pollOnce();

    assertThat(register.caseOf("b")).isPresent();
    assertThat(committed()).isEqualTo(new OffsetAndMetadata(2));
    assertThat(putAside).hasSize(1);
    assertThat(putAside.get(0).line()).isEqualTo(poison);
    assertThat(putAside.get(0).reason()).contains("partition 3 offset 0").doesNotContain("secret");
  }

  @Test
  void every_incident_read_is_counted_as_one_thing() {
    assign();
    arrives(INCIDENTS, 0, bytes(Elm.p1("a")));
    arrives(INCIDENTS, 1, bytes(Elm.incident("a", 2, PUPIL, Priority.P1, null)));
    arrives(INCIDENTS, 2, bytes(Elm.p1("a")));
    arrives(INCIDENTS, 3, "x".getBytes(UTF_8));
    arrives(INCIDENTS, 4, null);

    consumer.pollOnce();

    Map<String, Double> counts = new TreeMap<>();
    for (Meter meter : metrics.find("handbell.notifier.incidents").meters()) {
      for (Tag tag : meter.getId().getTags()) {
        counts.put(tag.getValue(), meter.measure().iterator().next().getValue());
      }
    }
    assertThat(counts)
        .isEqualTo(
            Map.of("opened", 1.0, "revised", 1.0, "stale", 1.0, "rejected", 1.0, "erased", 1.0));
    assertThat(metrics.counter("handbell.notifier.incidents.read").count())
        .isEqualTo(counts.values().stream().mapToDouble(Double::doubleValue).sum());
  }
}

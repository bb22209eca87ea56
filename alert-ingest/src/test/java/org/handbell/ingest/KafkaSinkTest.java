package org.handbell.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InvalidTimestampException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.handbell.ingest.parse.Requests;
import org.handbell.ingest.spool.Sink;
import org.handbell.model.Event;
import org.handbell.model.RejectedLine;
import org.handbell.model.School;
import org.handbell.model.SchoolPhase;
import org.handbell.topic.EventJson;
import org.handbell.topic.Topics;
import org.junit.jupiter.api.Test;

class KafkaSinkTest {

  private static final Event EVENT =
      Requests.ofUrl("https://heron.example/", new School("elm", "Elm", SchoolPhase.PRIMARY));

  /** Writes down what it is told. */
  private static final class Answers implements Sink.Receipt {
    final List<String> heard = new ArrayList<>();

    @Override
    public void kept() {
      heard.add("kept");
    }

    @Override
    public void again(String cause) {
      heard.add("again " + cause);
    }

    @Override
    public void refused(String cause) {
      heard.add("refused " + cause);
    }
  }

  private final List<MockProducer<byte[], byte[]>> producers = new ArrayList<>();
  private final Answers answers = new Answers();
  private final KafkaSink sink = new KafkaSink(this::producer);

  private boolean unreachable;

  private Producer<byte[], byte[]> producer() {
    if (unreachable) {
      throw new KafkaException("no address of the cluster resolves");
    }
    producers.add(
        new MockProducer<>(false, null, new ByteArraySerializer(), new ByteArraySerializer()));
    return producers.get(producers.size() - 1);
  }

  private MockProducer<byte[], byte[]> current() {
    return producers.get(producers.size() - 1);
  }

  @Test
  void an_event_goes_under_its_persons_key_with_the_time_received() throws Exception {
    sink.event(EVENT, answers);
    current().completeNext();

    ProducerRecord<byte[], byte[]> record = current().history().get(0);
    assertThat(record.topic()).isEqualTo(Topics.EVENTS.name());
    assertThat(new String(record.key(), UTF_8)).isEqualTo(EVENT.key());
    assertThat(record.timestamp()).isEqualTo(EVENT.ingested().toEpochMilli());
    assertThat(EventJson.fromBytes(record.value())).isEqualTo(EVENT);
    assertThat(answers.heard).containsExactly("kept");
  }

  @Test
  void a_rejected_line_goes_whole_under_its_source_with_its_reason() {
    byte[] line = {'{', 0, (byte) 0xFF};

    sink.rejected(new RejectedLine("elm-fw", Instant.EPOCH, line, "not JSON"), answers);

    ProducerRecord<byte[], byte[]> record = current().history().get(0);
    assertThat(record.topic()).isEqualTo(Topics.REJECTED.name());
    assertThat(new String(record.key(), UTF_8)).isEqualTo("elm-fw");
    assertThat(record.value()).isEqualTo(line);
    assertThat(record.headers()).hasSize(3);
  }

  @Test
  void a_fault_of_the_record_is_a_refusal_and_any_other_is_tried_again() {
    List<RuntimeException> faults =
        List.of(
            new RecordTooLargeException("x"),
            new InvalidTimestampException("x"),
            new TimeoutException("x"),
            new AuthorizationException("x"));

    for (RuntimeException fault : faults) {
      sink.event(EVENT, answers);
      current().errorNext(fault);
    }

    assertThat(answers.heard)
        .containsExactly(
            "refused RecordTooLargeException",
            "refused InvalidTimestampException",
            "again TimeoutException",
            "again AuthorizationException");
  }

  @Test
  void a_producer_that_is_of_no_further_use_is_replaced() {
    sink.event(EVENT, answers);
    current().errorNext(new AuthorizationException("x"));

    sink.event(EVENT, answers);
    current().completeNext();

    assertThat(producers).hasSize(2);
    assertThat(answers.heard).containsExactly("again AuthorizationException", "kept");
  }

  @Test
  void while_no_new_producer_can_be_made_nothing_is_refused_and_later_all_goes_on() {
    sink.event(EVENT, answers);
    current().errorNext(new AuthorizationException("x"));
    unreachable = true;
    sink.event(EVENT, answers);
    unreachable = false;

    sink.event(EVENT, answers);
    current().completeNext();

    assertThat(answers.heard)
        .containsExactly("again AuthorizationException", "again KafkaException", "kept");
  }
}

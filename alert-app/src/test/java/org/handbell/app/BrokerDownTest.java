package org.handbell.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.handbell.app.embedded.EmbeddedBroker;
import org.handbell.ingest.IngestConfig;
import org.handbell.ingest.IngestStage;
import org.handbell.ingest.SourceConfig;
import org.handbell.ingest.identity.Directory;
import org.handbell.model.School;
import org.handbell.model.SchoolPhase;
import org.handbell.topic.TopicKeeper;
import org.handbell.topic.Topics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The broker goes away while lines come in: everything waits in the spool, and all of it is there
 * afterwards. {@code -Ddown.seconds=600 -Ddown.rate=2000} for ten minutes at 2,000 lines a second.
 */
class BrokerDownTest {

  private static final int DOWN_SECONDS = Integer.getInteger("down.seconds", 5);
  private static final int RATE = Integer.getInteger("down.rate", 500);
  private static final int UP_SECONDS = 3;

  @TempDir Path folder;

  @Test
  void whatever_came_while_the_broker_was_down_is_there_when_it_is_back() throws Exception {
    int port = freePort();
    EmbeddedBroker broker = EmbeddedBroker.start(folder.resolve("kafka"), port);
    Map<String, Object> kafka = Map.of("bootstrap.servers", broker.bootstrap());
    try (Admin admin = Admin.create(kafka)) {
      TopicKeeper.ensure(admin, true);
    }
    int sent = 0;
    try (IngestStage stage = stage(kafka)) {
      InetSocketAddress address = requireNonNull(stage.listening().get("elm-fw"));
      try (Socket socket = new Socket(address.getAddress(), address.getPort())) {
        sent = send(socket, sent, UP_SECONDS);
        broker.close();
        long before = heapInUse();

        sent = send(socket, sent, DOWN_SECONDS);

        long after = heapInUse();
        broker = EmbeddedBroker.start(folder.resolve("kafka"), port);
        sent = send(socket, sent, UP_SECONDS);
        System.out.printf(
            "broker down for %d s at %d lines/s: heap %d MiB before, %d MiB at the end%n",
            DOWN_SECONDS, RATE, before >> 20, after >> 20);
      }

      Set<String> events = eventIds(broker.bootstrap(), sent);

      assertThat(events).hasSize(sent);
    } finally {
      broker.close();
    }
  }

  private IngestStage stage(Map<String, Object> kafka) {
    IngestConfig config =
        new IngestConfig(
            List.of(
                new SourceConfig(
                    "elm-fw",
                    "elm",
                    URI.create("syslog+tcp://127.0.0.1:0"),
                    "smoothwall",
                    List.of())),
            List.of(new School("elm", "Elm", SchoolPhase.PRIMARY)),
            folder.resolve("spool"),
            ZoneId.of("Europe/London"));
    return IngestStage.start(
        config, Directory.empty(), kafka, new SimpleMeterRegistry(), Clock.systemUTC());
  }

  /** Sends at the rate, each line for a page of its own; returns how many were sent in all. */
  private static int send(Socket socket, int from, int seconds) throws IOException {
    long start = System.nanoTime();
    int all = seconds * RATE;
    for (int i = 0; i < all; i++) {
      LockSupport.parkNanos(start + i * 1_000_000_000L / RATE - System.nanoTime());
      socket.getOutputStream().write(line(from + i).getBytes(UTF_8));
    }
    return from + all;
  }

  private static String line(int number) {
    return ("<134>{\"v\":2,\"clientip\":\"10.1.0.%d\",\"httpcode\":200,\"method\":\"GET\","
            + "\"tagset\":{\"username\":{\"p%d\":[]}},\"url\":\"http://heron.example/page/%d\"}\n")
        .formatted(number % 250, number % 500, number);
  }

  private static Set<String> eventIds(String bootstrap, int wanted) {
    Set<String> ids = new HashSet<>();
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", bootstrap),
            new StringDeserializer(),
            (topic, bytes) -> bytes)) {
      List<TopicPartition> partitions =
          IntStream.range(0, Topics.EVENTS.partitions())
              .mapToObj(i -> new TopicPartition(Topics.EVENTS.name(), i))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(120 + DOWN_SECONDS);
      while (ids.size() < wanted && System.nanoTime() < deadline) {
        consumer
            .poll(Duration.ofMillis(200))
            .forEach(
                record ->
                    ids.add(
                        Topics.EVENTS
                            .values()
                            .deserializer()
                            .deserialize(record.topic(), record.headers(), record.value())
                            .id()));
      }
    }
    return ids;
  }

  private static long heapInUse() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}

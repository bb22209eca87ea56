package org.handbell.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.handbell.app.embedded.EmbeddedBroker;
import org.handbell.ingest.IngestConfig;
import org.handbell.ingest.IngestStage;
import org.handbell.ingest.SourceConfig;
import org.handbell.ingest.identity.Directory;
import org.handbell.model.School;
import org.handbell.model.SchoolPhase;
import org.handbell.topic.TopicKeeper;
import org.handbell.topic.Topics;

/**
 * Ingest against rsyslog (imptcp to omkafka), in turn, on one machine and into one broker: the same
 * bytes over TCP until the broker has a record for each line. Handbell syncs each line to disk and
 * parses it on the way; rsyslog keeps it in memory and forwards it as it came.
 *
 * <pre>IngestYardstick 300000 5     so many lines, so many rounds; needs Debian's rsyslog-kafka
 * </pre>
 */
public final class IngestYardstick {

  private static final String RAW = "raw";

  private final Path folder = Files.createTempDirectory("handbell-yardstick");
  private final EmbeddedBroker broker = EmbeddedBroker.start(folder.resolve("kafka"), 0);
  private final Map<String, Object> kafka = Map.of("bootstrap.servers", broker.bootstrap());
  private final Admin admin = Admin.create(kafka);

  private IngestYardstick() throws IOException {}

  /** Runs the comparison and prints it. */
  public static void main(String[] args) throws Exception {
    int lines = Integer.parseInt(args[0]);
    int rounds = Integer.parseInt(args[1]);
    new IngestYardstick().compare(lines, rounds);
    System.exit(0);
  }

  private void compare(int lines, int rounds) throws Exception {
    TopicKeeper.ensure(admin, true);
    admin.createTopics(List.of(new NewTopic(RAW, Optional.of(12), Optional.empty()))).all().get();
    byte[] bytes = framed(lines);
    System.out.printf("%,d lines of %d bytes on average%n", lines, bytes.length / lines);
    double[] handbell = new double[rounds];
    double[] rsyslog = new double[rounds];
    try (IngestStage stage = stage()) {
      InetSocketAddress ours = Objects.requireNonNull(stage.listening().get("elm-fw"));
      InetSocketAddress theirs = freeAddress();
      Process process = startRsyslog(theirs);
      try {
        for (int round = 0; round < rounds; round++) {
          handbell[round] = rate(ours, bytes, lines, Topics.EVENTS.name());
          rsyslog[round] = rate(theirs, bytes, lines, RAW);
          System.out.printf(
              "round %d: Handbell %,.0f lines/s, rsyslog %,.0f lines/s%n",
              round + 1, handbell[round], rsyslog[round]);
        }
      } finally {
        process.destroy();
      }
    }
    System.out.printf(
        "median: Handbell %,.0f, rsyslog %,.0f, ratio %.2f%n",
        median(handbell), median(rsyslog), median(handbell) / median(rsyslog));
  }

  private static byte[] framed(int count) {
    List<byte[]> lines = Samples.lines(20_000);
    ByteArrayOutputStream out = new ByteArrayOutputStream(count * 1300);
    for (int i = 0; i < count; i++) {
      byte[] line = lines.get(i % lines.size());
      byte[] header = "<134>Nov 20 10:15:30 elm-fw guardian: ".getBytes(UTF_8);
      out.writeBytes((header.length + line.length + " ").getBytes(UTF_8));
      out.writeBytes(header);
      out.writeBytes(line);
    }
    return out.toByteArray();
  }

  private IngestStage stage() {
    SourceConfig source =
        new SourceConfig(
                "elm-fw", "elm", URI.create("syslog+tcp://127.0.0.1:0"), "smoothwall", List.of())
            .limitedTo(0);
    IngestConfig config =
        new IngestConfig(
            List.of(source),
            List.of(new School("elm", "Elm", SchoolPhase.SECONDARY)),
            folder.resolve("spool"),
            ZoneId.of("Europe/London"));
    return IngestStage.start(
        config, Directory.empty(), kafka, new SimpleMeterRegistry(), Clock.systemUTC());
  }

  private static InetSocketAddress freeAddress() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return new InetSocketAddress(InetAddress.getLoopbackAddress(), socket.getLocalPort());
    }
  }

  private Process startRsyslog(InetSocketAddress address) throws Exception {
    Path config =
        Files.writeString(
            folder.resolve("rsyslog.conf"),
            """
            global(workDirectory="%1$s" maxMessageSize="64k")
            module(load="imptcp")
            module(load="omkafka")
            template(name="asReceived" type="string" string="%%rawmsg%%")
            input(type="imptcp" address="127.0.0.1" port="%2$d" ruleset="forward")
            ruleset(name="forward" queue.type="FixedArray" queue.size="250000"
                queue.dequeueBatchSize="4096") {
              action(type="omkafka" broker=["%3$s"] topic="%4$s" template="asReceived"
                partitions.auto="on" partitions.number="12" resubmitOnFailure="on"
                confParam=["compression.codec=lz4", "linger.ms=5", "acks=all",
                  "queue.buffering.max.messages=500000"])
            }
            """
                .formatted(folder, address.getPort(), broker.bootstrap(), RAW));
    Process process =
        new ProcessBuilder(
                "rsyslogd", "-n", "-f", config.toString(), "-i", folder.resolve("pid").toString())
            .inheritIO()
            .start();
    for (int i = 0; i < 100; i++) {
      try {
        new Socket(address.getAddress(), address.getPort()).close();
        return process;
      } catch (IOException e) {
        TimeUnit.MILLISECONDS.sleep(50);
      }
    }
    throw new IllegalStateException("rsyslogd does not listen");
  }

  private double rate(InetSocketAddress address, byte[] bytes, int lines, String topic)
      throws Exception {
    long before = records(topic);
    long start = System.nanoTime();
    try (Socket socket = new Socket(address.getAddress(), address.getPort())) {
      OutputStream out = socket.getOutputStream();
      for (int from = 0; from < bytes.length; from += 1 << 16) {
        out.write(bytes, from, Math.min(1 << 16, bytes.length - from));
      }
    }
    while (records(topic) - before < lines) {
      TimeUnit.MILLISECONDS.sleep(5);
    }
    return lines / ((System.nanoTime() - start) / 1e9);
  }

  private long records(String topic) throws Exception {
    Map<TopicPartition, OffsetSpec> ends =
        IntStream.range(0, 12)
            .boxed()
            .collect(Collectors.toMap(i -> new TopicPartition(topic, i), i -> OffsetSpec.latest()));
    return admin.listOffsets(ends).all().get().values().stream()
        .mapToLong(end -> end.offset())
        .sum();
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}

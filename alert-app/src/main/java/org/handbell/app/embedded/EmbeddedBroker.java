package org.handbell.app.embedded;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.properties.MetaPropertiesEnsemble;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/**
 * Apache Kafka in KRaft combined mode (broker and controller in one), formatted on its first start
 * and reachable on the loopback interface only. Its settings are those of a single node that must
 * not lose what it acknowledged: see {@link #properties}.
 */
public final class EmbeddedBroker implements AutoCloseable {

  private static final int NODE = 1;

  private final KafkaRaftServer server;
  private final String bootstrap;

  private EmbeddedBroker(KafkaRaftServer server, String bootstrap) {
    this.server = server;
    this.bootstrap = bootstrap;
  }

  /**
   * Starts the broker on {@code directory}, formatting it when it is new.
   *
   * @param directory where the broker keeps its log
   * @param port on the loopback interface; 0 for any free one
   * @throws IOException when the directory cannot be written or formatted
   */
  public static EmbeddedBroker start(Path directory, int port) throws IOException {
    Files.createDirectories(directory);
    int brokerPort = port == 0 ? freePort() : port;
    int controllerPort = freePort();
    format(directory);
    KafkaConfig config =
        KafkaConfig.fromProps(properties(directory, brokerPort, controllerPort), false);
    KafkaRaftServer server = new KafkaRaftServer(config, Time.SYSTEM);
    server.startup();
    EmbeddedBroker broker = new EmbeddedBroker(server, "127.0.0.1:" + brokerPort);
    try {
      UnfinishedTransactions.finish(
          new InetSocketAddress(InetAddress.getLoopbackAddress(), brokerPort));
      return broker;
    } catch (IOException | RuntimeException e) {
      broker.close();
      throw e;
    }
  }

  /** {@code host:port} for clients. */
  public String bootstrap() {
    return bootstrap;
  }

  @Override
  public void close() {
    server.shutdown();
    server.awaitShutdown();
  }

  private static void format(Path directory) throws IOException {
    if (Files.exists(directory.resolve(MetaPropertiesEnsemble.META_PROPERTIES_NAME))) {
      return;
    }
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    try (PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8)) {
      new Formatter()
          .setPrintStream(out)
          .setClusterId(Uuid.randomUuid().toString())
          .setNodeId(NODE)
          .setReleaseVersion(MetadataVersion.LATEST_PRODUCTION)
          .addDirectory(directory.toString())
          .setMetadataLogDirectory(directory.toString())
          .setControllerListenerName("CONTROLLER")
          .run();
    } catch (Exception e) {
      throw new IOException(
          "cannot format the broker's directory "
              + directory
              + ": "
              + said.toString(StandardCharsets.UTF_8),
          e);
    }
  }

  private static Properties properties(Path directory, int brokerPort, int controllerPort) {
    Properties p = new Properties();
    p.put("process.roles", "broker,controller");
    p.put("node.id", String.valueOf(NODE));
    p.put(
        "listeners",
        "BROKER://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d".formatted(brokerPort, controllerPort));
    p.put("advertised.listeners", "BROKER://127.0.0.1:" + brokerPort);
    p.put("listener.security.protocol.map", "BROKER:PLAINTEXT,CONTROLLER:PLAINTEXT");
    p.put("inter.broker.listener.name", "BROKER");
    p.put("controller.listener.names", "CONTROLLER");
    p.put("controller.quorum.voters", NODE + "@127.0.0.1:" + controllerPort);
    p.put("log.dirs", directory.toString());

    // Nothing is created by accident; a clock an hour ahead is the client's fault to handle.
    p.put("auto.create.topics.enable", "false");
    p.put("unclean.leader.election.enable", "false");
    // A school closes for six weeks: offsets outlive the longest holiday.
    p.put("offsets.retention.minutes", String.valueOf(100 * 24 * 60));

    // One node: one replica of Kafka's own topics, and few partitions of them.
    p.put("default.replication.factor", "1");
    p.put("min.insync.replicas", "1");
    p.put("offsets.topic.replication.factor", "1");
    p.put("offsets.topic.num.partitions", "4");
    p.put("transaction.state.log.replication.factor", "1");
    p.put("transaction.state.log.min.isr", "1");
    p.put("transaction.state.log.num.partitions", "4");
    p.put("share.coordinator.state.topic.replication.factor", "1");
    p.put("share.coordinator.state.topic.min.isr", "1");

    // After kill -9 the controller must let the same node back in at once.
    p.put("broker.session.timeout.ms", "1000");
    p.put("broker.heartbeat.interval.ms", "250");
    p.put("group.initial.rebalance.delay.ms", "0");
    p.put("group.min.session.timeout.ms", "1000");
    // Who says goodbye need not wait, when back, until its last sign of life is old.
    p.put("controlled.shutdown.enable", "true");
    p.put("num.recovery.threads.per.data.dir", "2");

    // With a batch its indexes are synced where they grew. They are for those who begin in the
    // middle: to read a few hundred kilobytes then is nothing.
    p.put("log.index.interval.bytes", String.valueOf(512 * 1024));

    // A modest PC that does other things too.
    p.put("num.network.threads", "2");
    p.put("num.io.threads", "4");
    p.put("background.threads", "2");
    p.put("log.cleaner.dedupe.buffer.size", String.valueOf(4 * 1024 * 1024));
    p.put("metric.reporters", "");
    return p;
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException("no free port on the loopback interface", e);
    }
  }
}

package org.handbell.benchmarks;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** An rsyslog that forwards what comes over TCP to a topic as it came; perhaps there is none. */
final class Rsyslog implements AutoCloseable {

  private final InetSocketAddress address;
  private final @Nullable Process process;

  private Rsyslog(InetSocketAddress address, @Nullable Process process) {
    this.address = address;
    this.process = process;
  }

  static Rsyslog start(Path folder, String bootstrap, String topic) throws IOException {
    InetSocketAddress address = freeAddress();
    if (Programs.isMissing("rsyslogd", "-v")
        || !Files.exists(Path.of("/usr/lib/x86_64-linux-gnu/rsyslog/omkafka.so"))) {
      System.out.println("no rsyslog for Kafka here: on Debian, apt install rsyslog-kafka");
      return new Rsyslog(address, null);
    }
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
                .formatted(folder, address.getPort(), bootstrap, topic));
    Process process =
        new ProcessBuilder(
                "rsyslogd", "-n", "-f", config.toString(), "-i", folder.resolve("pid").toString())
            .inheritIO()
            .start();
    awaitListening(address);
    return new Rsyslog(address, process);
  }

  private static void awaitListening(InetSocketAddress address) throws IOException {
    for (int i = 0; i < 200; i++) {
      try {
        new Socket(address.getAddress(), address.getPort()).close();
        return;
      } catch (IOException e) {
        LockSupport.parkNanos(50_000_000);
      }
    }
    throw new IOException("rsyslogd does not listen");
  }

  static InetSocketAddress freeAddress() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return new InetSocketAddress(InetAddress.getLoopbackAddress(), socket.getLocalPort());
    }
  }

  boolean isThere() {
    return process != null;
  }

  InetSocketAddress address() {
    return address;
  }

  @Override
  public void close() {
    if (process != null) {
      process.destroy();
    }
  }
}

package org.handbell.ingest.receive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostileSendersTest {

  private static final int CROWD = Integer.getInteger("crowd", 500);
  private static final int MEBIBYTES = Integer.getInteger("mebibytes", 1024);

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"syslog+tcp://127.0.0.1:0", "http://127.0.0.1:0"})
  void a_crowd_of_slow_connections_keeps_no_honest_sender_out(String listen) throws Exception {
    List<Socket> crowd = new ArrayList<>();
    try (OpenWays ways = OpenWays.one(folder, listen)) {
      for (int i = 0; i < CROWD; i++) {
        Socket slow = ways.connect();
        crowd.add(slow);
        trickle(slow);
      }

      try (Socket honest = ways.connect()) {
        String line = OpenWays.request("jo", "/");
        String request =
            "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: %d\r\n\r\n".formatted(line.length());
        String sent = listen.startsWith("http") ? request + line : line + "\n";
        honest.getOutputStream().write(sent.getBytes(UTF_8));

        await().until(() -> ways.sink().events().size() == 1);
      }
      assertThat(ways.count("connections.closed", "reason", "crowded out"))
          .isEqualTo(CROWD + 1 - ConnectionCaps.OF_ADDRESS);
    } finally {
      for (Socket slow : crowd) {
        slow.close();
      }
    }
  }

  private static void trickle(Socket slow) throws IOException {
    try {
      slow.getOutputStream().write('P');
    } catch (SocketException e) {
      assertThat(e).as("closed before it could").isNotNull();
    }
  }

  @Test
  void of_a_line_of_a_gibibyte_the_beginning_is_kept_and_memory_stays_flat() throws Exception {
    byte[] piece = new byte[1 << 20];
    Arrays.fill(piece, (byte) 'x');
    try (OpenWays ways = OpenWays.one(folder, "syslog+tcp://127.0.0.1:0");
        Socket socket = ways.connect()) {
      OutputStream out = socket.getOutputStream();
      long before = usedMemory();

      for (int sent = 0; sent < MEBIBYTES; sent++) {
        out.write(piece);
      }
      long after = usedMemory();
      out.write("\nnext\n".getBytes(UTF_8));

      await().atMost(Duration.ofSeconds(60)).until(() -> ways.rejected().size() == 2);
      assertThat(ways.rejected().get(0)).hasSize(Intake.LINE_LIMIT).startsWith("xxx");
      assertThat(ways.rejected().get(1)).isEqualTo("next");
      assertThat(ways.count("truncated")).isEqualTo(1);
      assertThat(after - before).as("bytes more").isLessThan(64 << 20);
    }
  }

  private static long usedMemory() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  @Test
  void a_sender_that_floods_does_not_silence_another() throws Exception {
    AtomicBoolean enough = new AtomicBoolean();
    try (OpenWays ways = OpenWays.one(folder, "syslog+tcp://127.0.0.1:0");
        Socket flooding = ways.connect();
        Socket honest = ways.connect()) {
      Thread flood = new Thread(() -> flood(flooding, enough));
      flood.start();
      await().until(() -> ways.count("lines") > 100);

      honest.getOutputStream().write((OpenWays.request("jo", "/") + "\n").getBytes(UTF_8));

      await().atMost(Duration.ofSeconds(60)).until(() -> ways.sink().events().size() == 1);
      enough.set(true);
      flood.join();
    }
  }

  /** Long lines, so that reading them is most of the work. */
  private static void flood(Socket socket, AtomicBoolean enough) {
    byte[] lines = ("x".repeat(60_000) + "\n").repeat(4).getBytes(UTF_8);
    try {
      while (!enough.get()) {
        socket.getOutputStream().write(lines);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package org.handbell.ingest.receive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One address floods while another sends as a firewall does; time stands still for both. */
class FloodingSendersTest {

  private static final int LIMIT = 100;
  private static final int SAVED = 5 * LIMIT;
  private static final String FLOODING = "127.0.0.2";
  private static final String HONEST = "127.0.0.3";

  @TempDir Path folder;

  private final AtomicLong nanos = new AtomicLong();

  private OpenWays open(String listen) throws IOException {
    return new OpenWays(
        folder, List.of(OpenWays.source("elm-fw", listen).limitedTo(LIMIT)), nanos::get);
  }

  private static Socket connect(OpenWays ways, String from) throws IOException {
    InetSocketAddress at = ways.at("elm-fw");
    return new Socket(at.getAddress(), at.getPort(), InetAddress.getByName(from), 0);
  }

  private static void send(Socket socket, String text) {
    try {
      socket.getOutputStream().write(text.getBytes(UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void over_tcp_who_floods_waits_and_loses_nothing_while_another_is_heard_at_once()
      throws Exception {
    int flood = 20_000;
    String padding = "x".repeat(1_000);
    try (OpenWays ways = open("syslog+tcp://127.0.0.1:0");
        Socket flooding = connect(ways, FLOODING);
        Socket honest = connect(ways, HONEST)) {
      Thread sending =
          new Thread(
              () -> IntStream.range(0, flood).forEach(i -> send(flooding, i + padding + "\n")));
      sending.start();
      await().until(() -> ways.count("held") > 0);

      IntStream.range(0, SAVED).forEach(i -> send(honest, OpenWays.request("jo" + i, "/") + "\n"));

      await().until(() -> ways.sink().events().size() == SAVED);
      assertThat(ways.sink().rejected().size()).isLessThan(SAVED + 200);
      nanos.addAndGet(Duration.ofHours(1).toNanos());
      await()
          .atMost(Duration.ofSeconds(60))
          .until(
              () -> {
                nanos.addAndGet(Duration.ofSeconds(5).toNanos());
                return ways.sink().rejected().size() == flood;
              });
      sending.join();
      assertThat(ways.rejected().get(flood - 1)).startsWith("19999x");
      assertThat(ways.missed("elm-fw")).isZero();
    }
  }

  @Test
  void over_udp_what_is_above_the_limit_is_dropped_and_counted_and_another_is_heard()
      throws Exception {
    try (OpenWays ways = open("syslog+udp://127.0.0.1:0");
        DatagramSocket flooding = new DatagramSocket(0, InetAddress.getByName(FLOODING));
        DatagramSocket honest = new DatagramSocket(0, InetAddress.getByName(HONEST))) {
      for (int round = 1; round <= 20; round++) {
        int sent = 50 * round;
        IntStream.range(0, 50).forEach(i -> send(flooding, ways, "flood"));
        send(honest, ways, OpenWays.request("jo" + round, "/"));

        await().until(() -> ways.sink().rejected().size() + ways.missed("elm-fw") == sent);
      }

      await().until(() -> ways.sink().events().size() == 20);
      assertThat(ways.rejected()).hasSize(SAVED + 1);
      assertThat(ways.count("missed", "why", "limit"))
          .isEqualTo((double) ways.missed("elm-fw"))
          .isEqualTo(1000 - SAVED - 1);
    }
  }

  private static void send(DatagramSocket socket, OpenWays ways, String text) {
    byte[] bytes = text.getBytes(UTF_8);
    try {
      socket.send(new DatagramPacket(bytes, bytes.length, ways.at("elm-fw")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void over_http_who_floods_is_told_when_to_send_again_and_another_is_served() throws Exception {
    String flood = "line\n".repeat(SAVED + 700);
    try (OpenWays ways = open("http://127.0.0.1:0")) {
      assertThat(post(ways, FLOODING, flood)).startsWith("HTTP/1.1 200");

      String refused = post(ways, FLOODING, flood);
      String honest = post(ways, HONEST, OpenWays.request("jo", "/"));

      assertThat(refused)
          .startsWith("HTTP/1.1 429")
          .containsIgnoringCase("retry-after: 8")
          .contains("limit");
      assertThat(honest).startsWith("HTTP/1.1 200");
      nanos.addAndGet(Duration.ofSeconds(8).toNanos());
      assertThat(post(ways, FLOODING, flood)).startsWith("HTTP/1.1 200");
    }
  }

  /** The answer, whole. */
  private static String post(OpenWays ways, String from, String body) throws IOException {
    try (Socket socket = connect(ways, from)) {
      String head = "POST / HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: %d\r\n\r\n";
      send(socket, head.formatted(body.length()) + body);
      return new String(socket.getInputStream().readAllBytes(), UTF_8);
    }
  }

  @Test
  void bodies_of_one_sender_leave_room_for_those_of_another() {
    BodyRoom room = new BodyRoom(100);
    assertThat(room.reserve(FLOODING, 30) && room.reserve(FLOODING, 20)).isTrue();

    boolean more = room.reserve(FLOODING, 1);
    boolean another = room.reserve(HONEST, 50);

    assertThat(more).isFalse();
    assertThat(another).isTrue();
    assertThat(room.reserve("127.0.0.4", 1)).as("all of it is used").isFalse();
    room.release(FLOODING, 30);
    assertThat(room.reserve(FLOODING, 30)).isTrue();
  }
}

package org.handbell.ingest.receive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import org.handbell.ingest.OwnAddress;
import org.handbell.ingest.SourceConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SyslogUdpTest {

  private static final String LOCAL = "syslog+udp://127.0.0.1:0";

  @TempDir Path folder;

  private static void send(DatagramSocket socket, InetSocketAddress to, String text)
      throws IOException {
    byte[] bytes = text.getBytes(UTF_8);
    socket.send(new DatagramPacket(bytes, bytes.length, to));
  }

  @Test
  void a_datagram_is_a_line_and_several_in_one_are_several() throws Exception {
    try (OpenWays ways = OpenWays.one(folder, LOCAL);
        DatagramSocket socket = new DatagramSocket()) {

      send(socket, ways.at("elm-fw"), OpenWays.request("jo", "/one"));
      send(socket, ways.at("elm-fw"), "first\nsecond\r\n\nthird");

      await().until(() -> ways.rejected().size() == 3 && ways.sink().events().size() == 1);
      assertThat(ways.rejected()).containsExactly("first", "second", "third");
      assertThat(ways.isOpen()).isTrue();
    }
  }

  @Test
  void senders_at_one_port_are_told_apart_and_a_stranger_is_not_heard() throws Exception {
    InetAddress own = OwnAddress.find().orElseGet(() -> abort("this machine has no address"));
    int port = freePort();
    String everywhere = "syslog+udp://0.0.0.0:" + port;
    try (OpenWays ways =
            new OpenWays(
                folder,
                List.of(
                    OpenWays.source("oak-fw", everywhere, "198.51.100.0/24"),
                    OpenWays.source("elm-fw", everywhere, own.getHostAddress()),
                    OpenWays.source("other", "syslog+udp://0.0.0.0:0", "198.51.100.1")));
        DatagramSocket listed = new DatagramSocket(new InetSocketAddress(own, 0))) {

      send(listed, new InetSocketAddress(own, ways.at("other").getPort()), "forged");
      send(listed, new InetSocketAddress(own, port), OpenWays.request("jo", "/"));

      await().until(() -> ways.sink().events().size() == 1);
      await().until(() -> ways.count("datagrams.refused") == 1);
      assertThat(ways.sink().order()).extracting("observer.name").containsExactly("elm-fw");
      assertThat(ways.sink().rejected()).isEmpty();
    }
  }

  private static int freePort() throws IOException {
    try (DatagramSocket socket = new DatagramSocket()) {
      return socket.getLocalPort();
    }
  }

  @Test
  void what_the_kernel_drops_is_counted_so_that_nothing_is_lost_unnoticed() throws Exception {
    SourceConfig source = OpenWays.source("elm-fw", LOCAL);
    int sent = 800;
    try (OpenWays ways = OpenWays.one(folder, "syslog+tcp://127.0.0.1:0");
        DatagramSocket socket = new DatagramSocket()) {
      Intake intake = ways.intake(source);
      SyslogUdp notReading = new SyslogUdp(new Intakes(List.of(intake)));
      assumeThat(new KernelDrops(notReading.boundTo()).count()).isPresent();
      DropWatch watch = new DropWatch(intake, notReading.boundTo());
      for (int i = 0; i < sent; i++) {
        send(socket, notReading.boundTo(), "x".repeat(60_000));
      }

      try (SyslogUdp reading = notReading.start()) {
        await().until(() -> look(watch) && ways.count("lines") + ways.missed("elm-fw") == sent);
        assertThat(ways.missed("elm-fw")).isPositive();
        assertThat(ways.count("missed", "why", "kernel")).isEqualTo((double) ways.missed("elm-fw"));
        assertThat(reading.isOpen()).isTrue();
      }
    }
  }

  private static boolean look(DropWatch watch) {
    watch.look();
    return true;
  }

  @Test
  void while_the_disk_is_full_lines_are_counted_as_missed_and_later_ones_are_heard()
      throws Exception {
    try (OpenWays ways = OpenWays.one(folder, LOCAL);
        DatagramSocket socket = new DatagramSocket()) {
      ways.fillDisk(true);

      send(socket, ways.at("elm-fw"), "one\ntwo");

      await().until(() -> ways.missed("elm-fw") == 2);
      ways.fillDisk(false);
      send(socket, ways.at("elm-fw"), "three");
      await().until(() -> ways.rejected().equals(List.of("three")));
      assertThat(ways.count("missed", "source", "elm-fw")).isEqualTo(2);
    }
  }
}

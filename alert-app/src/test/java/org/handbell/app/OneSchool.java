package org.handbell.app;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.handbell.app.demo.SyslogSender;

/** A school with one filter and the fewest people, at addresses that nobody else uses. */
final class OneSchool {

  private final int syslog = freePort();
  private final int health = freePort();

  /** Writes its configuration into a folder that is not there yet, or is empty. */
  Path configuration(Path folder, int smtp) throws IOException {
    return Files.writeString(
        Files.createDirectories(folder).resolve("handbell.yaml"),
        """
        organisation: { name: Kept }
        proof: { morning: "off" }
        schools: [{ id: elm, name: Elm, phase: secondary }]
        sources: [{ id: elm-fw, school: elm, listen: "syslog+tcp://127.0.0.1:%d", format: smoothwall }]
        people:
          - { id: dsl, school: elm, role: dsl, name: A, email: dsl@elm.example, username: alead }
          - { id: head, school: elm, role: head, name: C, email: head@elm.example, username: chead }
          - { id: chair, school: elm, role: chair, name: D, email: chair@elm.example }
        mail: { smtp: "smtp://127.0.0.1:%d", from: handbell@elm.example }
        console: { listen: "http://127.0.0.1:%d" }
        """
            .formatted(syslog, smtp, health));
  }

  InetSocketAddress address() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), syslog);
  }

  String pages() {
    return "http://127.0.0.1:" + health;
  }

  /** This pupil writes something that is told at once. */
  void cry(String pupil) throws IOException {
    try (SyslogSender sender = new SyslogSender(address(), "elm-fw", true)) {
      sender.send(Instant.now(), line(pupil));
      sender.flush();
    }
  }

  static String line(String pupil) {
    return ("{\"v\":2,\"blocked\":false,\"clientip\":\"10.1.2.3\",\"destdomain\":\"www.google.com\","
            + "\"httpcode\":200,\"https\":true,\"mitmed\":true,\"method\":\"GET\",\"tagset\":{"
            + "\"username\":{\"%s\":[]}},\"time\":\"%d.000001\","
            + "\"url\":\"https:\\/\\/www.google.com\\/search?q=i+want+to+kill+myself\"}")
        .formatted(pupil, Instant.now().getEpochSecond());
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}

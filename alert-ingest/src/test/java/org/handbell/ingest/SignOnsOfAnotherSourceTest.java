package org.handbell.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.handbell.ingest.identity.Directory;
import org.handbell.model.Event;
import org.handbell.model.School;
import org.handbell.model.SchoolPhase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Leases and log-ons that one source tells name the people behind another source's addresses. */
class SignOnsOfAnotherSourceTest {

  private static final ZoneId ZONE = ZoneId.of("Europe/London");
  private static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");
  private static final School OAK = new School("oak", "Oak School", SchoolPhase.SECONDARY);
  private static final URI ANY_PORT = URI.create("syslog+tcp://127.0.0.1:0");

  @TempDir Path folder;

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final RecordingSink sink = new RecordingSink();

  private IngestStage start() {
    List<SourceConfig> sources =
        List.of(
            new SourceConfig("oak-servers", "oak", ANY_PORT, "auto", List.of()),
            new SourceConfig("oak-dns", "oak", ANY_PORT, "pihole", List.of()));
    IngestConfig config = new IngestConfig(sources, List.of(OAK), folder.resolve("spool"), ZONE);
    return IngestStage.start(
        config, Directory.empty(), sink, new RecordedReports(), meters, Clock.fixed(NOW, ZONE));
  }

  private static void send(IngestStage stage, String source, String... lines) throws IOException {
    InetSocketAddress address = requireNonNull(stage.listening().get(source));
    try (Socket socket = new Socket(address.getAddress(), address.getPort())) {
      socket.getOutputStream().write((String.join("\n", lines) + "\n").getBytes(UTF_8));
    }
  }

  private double ignored() {
    return meters.find("handbell.ingest.ignored").counters().stream()
        .mapToDouble(Counter::count)
        .sum();
  }

  @Test
  void a_blocked_name_is_the_persons_who_logged_on_at_that_address() throws Exception {
    try (IngestStage stage = start()) {
      send(
          stage,
          "oak-servers",
          "<190>Nov 20 08:40:00 dhcp1 dhcpd[402]: DHCPACK on 10.40.1.5 to 02:00:5e:20:00:05 (lib-pc-04) via eth1",
          "{\"EventTime\":\"2026-11-20 08:45:00\",\"EventID\":4624,\"TargetUserName\":\"jsmith\","
              + "\"TargetDomainName\":\"OAK\",\"LogonType\":\"3\",\"IpAddress\":\"::ffff:10.40.1.5\"}");
      await().until(() -> ignored() == 2);

      send(
          stage,
          "oak-dns",
          "<30>Nov 20 08:50:00 pi4 dnsmasq[811]: query[A] www.betting.example from 10.40.1.5",
          "<30>Nov 20 08:50:00 pi4 dnsmasq[811]: gravity blocked www.betting.example is 0.0.0.0",
          "<30>Nov 20 08:51:00 pi4 dnsmasq[811]: query[A] www.oak.example from 10.40.1.6");

      await().until(() -> sink.order().size() == 3);
      Event blocked = sink.order().get(1);
      assertThat(blocked.filter().decision().id()).isEqualTo("blocked");
      assertThat(blocked.person().id()).isEqualTo("oak/jsmith@oak");
      assertThat(blocked.source().mac()).isEqualTo("02:00:5e:20:00:05");
      assertThat(blocked.device()).isEqualTo("lib-pc-04");
      assertThat(sink.order().get(2).person().id()).isEqualTo("oak/device:10.40.1.6");
    }
  }
}

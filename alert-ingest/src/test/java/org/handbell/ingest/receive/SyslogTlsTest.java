package org.handbell.ingest.receive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.handbell.ingest.SourceConfig;
import org.handbell.ingest.SourceConfig.Tls;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SyslogTlsTest {

  @TempDir static Path certificates;
  private static MadeCertificate server;
  private static MadeCertificate listed;
  private static MadeCertificate stranger;

  @TempDir Path folder;

  @BeforeAll
  static void make() throws Exception {
    server = MadeCertificate.make(certificates, "server", 90);
    listed = MadeCertificate.make(certificates, "listed", 90);
    stranger = MadeCertificate.make(certificates, "stranger", 400);
  }

  private static SourceConfig source(Tls tls) {
    return new SourceConfig(
        "elm-fw",
        "elm",
        null,
        URI.create("syslog+tls://127.0.0.1:0"),
        "auto",
        List.of(),
        tls,
        null,
        null);
  }

  private OpenWays open(@Nullable MadeCertificate clients) throws IOException {
    return new OpenWays(folder.resolve("spool"), List.of(source(server.tls(clients))));
  }

  /** Sends and waits until the other side has closed too. */
  private static void send(OpenWays ways, SSLContext context, String protocol, String text)
      throws IOException {
    InetSocketAddress at = ways.at("elm-fw");
    try (SSLSocket socket =
        (SSLSocket) context.getSocketFactory().createSocket(at.getAddress(), at.getPort())) {
      socket.setEnabledProtocols(new String[] {protocol});
      socket.getOutputStream().write(text.getBytes(UTF_8));
      socket.shutdownOutput();
      int unused = socket.getInputStream().read();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void counted_and_uncounted_lines_come_through_tls(String protocol) throws Exception {
    try (OpenWays ways = open(null)) {

      send(ways, server.sender(null), protocol, "8 <1>first<2>second\n");

      await().until(() -> ways.rejected().size() == 2);
      assertThat(ways.rejected()).containsExactly("<1>first", "<2>second");
      assertThat(ways.gauge("certificate.days")).isPositive();
    }
  }

  @Test
  void where_client_certificates_are_asked_for_only_those_listed_are_heard() throws Exception {
    try (OpenWays ways = open(listed)) {

      for (MadeCertificate shown : new @Nullable MadeCertificate[] {null, stranger}) {
        try {
          send(ways, server.sender(shown), "TLSv1.2", "<1>forged\n");
        } catch (IOException e) {
          assertThat(e).as("refused").isNotNull();
        }
      }
      send(ways, server.sender(listed), "TLSv1.3", "<1>true\n");

      await().until(() -> ways.rejected().equals(List.of("<1>true")));
      await().until(() -> ways.count("connections.closed", "reason", "handshake") == 2);
    }
  }

  @Test
  void lines_are_posted_over_https_too() throws Exception {
    SourceConfig posted =
        new SourceConfig(
            "elm-fw",
            "elm",
            null,
            URI.create("https://127.0.0.1:0"),
            "auto",
            List.of(),
            server.tls(null),
            null,
            null);
    try (OpenWays ways = new OpenWays(folder.resolve("spool"), List.of(posted))) {
      URI uri = URI.create("https://127.0.0.1:%d/".formatted(ways.at("elm-fw").getPort()));
      HttpClient client = HttpClient.newBuilder().sslContext(server.sender(null)).build();

      HttpResponse<String> answer =
          client.send(
              HttpRequest.newBuilder(uri).POST(BodyPublishers.ofString("one\ntwo")).build(),
              BodyHandlers.ofString());

      assertThat(answer.body()).isEqualTo("2 lines kept\n");
      await().until(() -> ways.rejected().size() == 2);
    }
  }

  @Test
  void a_sender_without_tls_is_closed_and_counted() throws Exception {
    try (OpenWays ways = open(null);
        Socket socket = ways.connect()) {

      socket.getOutputStream().write("<1>in clear\n".getBytes(UTF_8));

      await().until(() -> ways.count("connections.closed", "reason", "handshake") == 1);
      assertThat(ways.count("lines")).isZero();
      assertThat(ways.isOpen()).isTrue();
    }
  }

  @Test
  void a_renewed_certificate_is_taken_up_and_a_damaged_one_is_not() throws Exception {
    Path certificate = Files.copy(server.certificate(), folder.resolve("cert.pem"));
    Path key = Files.copy(server.key(), folder.resolve("key.pem"));
    try (OpenWays ways = open(null)) {
      Tls files = new Tls(certificate, key, null);
      ServerCertificate shown = new ServerCertificate(ways.intake(source(files)), files);
      Instant before = shown.expires();
      assertThat(ways.certificateEnds()).isEqualTo(before);

      Files.copy(stranger.certificate(), certificate, StandardCopyOption.REPLACE_EXISTING);
      Files.setLastModifiedTime(certificate, FileTime.from(Instant.EPOCH));
      shown.look();
      assertThat(shown.expires()).as("the key is still the old one").isEqualTo(before);

      Files.copy(stranger.key(), key, StandardCopyOption.REPLACE_EXISTING);
      Files.setLastModifiedTime(key, FileTime.from(Instant.EPOCH));
      shown.look();
      assertThat(Duration.between(before, shown.expires()).toDays()).isCloseTo(310, within(1L));
    }
  }
}

package org.handbell.app;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.handbell.app.config.HandbellConfig.Http;
import org.handbell.ingest.SourceConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The console speaks HTTPS by itself, and shows a renewed certificate without a restart. */
class HttpsTest {

  @TempDir Path folder;

  @Test
  void answers_over_tls_with_the_certificate_of_its_files() throws Exception {
    SourceConfig.Tls files = Certificates.write(folder, "first");
    try (HealthServer server = start(files)) {
      assertThat(shown(server.port(), "TLSv1.3")).contains("CN=first");
      assertThat(shown(server.port(), "TLSv1.2")).contains("CN=first");
    }
  }

  @Test
  void speaks_nothing_older_than_tls_1_2() throws Exception {
    try (HealthServer server = start(Certificates.write(folder, "first"))) {
      assertThatThrownBy(() -> shown(server.port(), "TLSv1.1")).isInstanceOf(Exception.class);
    }
  }

  @Test
  void takes_up_a_renewed_certificate_and_keeps_the_old_one_while_files_are_damaged()
      throws Exception {
    SourceConfig.Tls files = Certificates.write(folder, "first");
    try (HttpsConnector connector = new HttpsConnector(files);
        HealthServer server = start(files, connector)) {
      Files.writeString(files.certificate(), "half written");
      later(files.certificate());
      connector.look();
      String meanwhile = shown(server.port(), "TLSv1.3");
      Certificates.write(folder, "renewed");
      later(files.key());
      connector.look();

      assertThat(meanwhile).contains("CN=first");
      assertThat(shown(server.port(), "TLSv1.3")).contains("CN=renewed");
    }
  }

  @Test
  void a_command_on_this_machine_asks_under_the_certificate_of_the_configuration_alone()
      throws Exception {
    SourceConfig.Tls files = Certificates.write(folder, "first");
    try (HealthServer server = start(files)) {
      Http http = http(files, server.port());
      String sources = new OwnHealth(http).sources();
      Certificates.write(folder, "another");

      assertThat(sources).isEqualTo("[]\n");
      assertThatThrownBy(() -> new OwnHealth(http).sources())
          .isInstanceOf(CannotRun.class)
          .hasMessageContaining("does not show the certificate of console.tls");
    }
  }

  private static void later(Path file) throws Exception {
    Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2030-01-01T00:00:00Z")));
  }

  private static HealthServer start(SourceConfig.Tls files) throws Exception {
    return start(files, new HttpsConnector(files));
  }

  private static HealthServer start(SourceConfig.Tls files, HttpsConnector connector)
      throws Exception {
    return HealthServer.start(
        http(files, 0),
        connector,
        new PrometheusMeterRegistry(PrometheusConfig.DEFAULT),
        Map.of(),
        List::of,
        List::of,
        null,
        routes -> {});
  }

  private static Http http(SourceConfig.Tls files, int port) {
    URI listen = URI.create("https://127.0.0.1:" + port);
    return new Http(listen, null, true, files, List.of(), List.of(), List.of());
  }

  /** The name on the certificate that a client is shown. */
  private static String shown(int port, String protocol) throws Exception {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, new TrustManager[] {new Trusting()}, null);
    try (Socket plain = new Socket(InetAddress.getLoopbackAddress(), port);
        SSLSocket socket =
            (SSLSocket) context.getSocketFactory().createSocket(plain, "localhost", port, true)) {
      socket.setEnabledProtocols(new String[] {protocol});
      socket.startHandshake();
      socket.getOutputStream().write("GET /health/live HTTP/1.0\r\n\r\n".getBytes(US_ASCII));
      String answer = new String(socket.getInputStream().readAllBytes(), US_ASCII);
      if (!answer.contains("200 OK") || !answer.contains("live")) {
        throw new SSLException(answer);
      }
      X509Certificate certificate = (X509Certificate) socket.getSession().getPeerCertificates()[0];
      return certificate.getSubjectX500Principal().getName();
    }
  }

  /** Looks at no certificate, for the test reads it. */
  private static final class Trusting implements X509TrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}

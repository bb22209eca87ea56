package org.handbell.app;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import javax.net.ssl.SSLException;
import org.handbell.app.config.HandbellConfig;
import org.handbell.ingest.SourceConfig;
import org.jspecify.annotations.Nullable;

/**
 * Asks the Handbell that runs on this machine. The one class that opens an address: that of the
 * configuration's own {@code console} or {@code metrics}, where it is this machine's.
 */
final class OwnHealth {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final URI listen;
  private final @Nullable Path certificate;

  /** As the configuration says where it listens, and what it shows there. */
  OwnHealth(HandbellConfig.Http http) {
    this.listen = http.listen();
    SourceConfig.Tls tls = http.tls();
    this.certificate = tls == null ? null : tls.certificate();
  }

  /**
   * How the sources do, as the running Handbell says: a JSON array.
   *
   * @throws CannotRun when nothing answers there, or nothing that reads sources
   */
  String sources() throws CannotRun, InterruptedException {
    URI address = address("/health/sources");
    HttpRequest request = HttpRequest.newBuilder(address).timeout(PATIENCE).build();
    HttpResponse<String> answer;
    try {
      answer = client().send(request, HttpResponse.BodyHandlers.ofString());
    } catch (SSLException e) {
      throw new CannotRun(
          "what answers at %s does not show the certificate of console.tls; where it was just renewed, try again in a minute"
              .formatted(listen),
          e);
    } catch (IOException e) {
      throw new CannotRun(
          "Handbell is not running at %s; start it with ./handbell run --config FILE"
              .formatted(listen),
          e);
    }
    if (answer.statusCode() != 200) {
      throw new CannotRun(
          "what answers at %s reads no sources (%d); ask where run or ingest runs"
              .formatted(listen, answer.statusCode()));
    }
    return answer.body();
  }

  private HttpClient client() throws CannotRun {
    HttpClient.Builder client = HttpClient.newBuilder().connectTimeout(PATIENCE);
    return certificate == null
        ? client.build()
        : client.sslContext(OwnCertificate.trusted(certificate)).build();
  }

  private URI address(String path) throws CannotRun {
    try {
      InetAddress host = InetAddress.getByName(listen.getHost());
      if (host.isAnyLocalAddress()) {
        return URI.create(listen.getScheme() + "://127.0.0.1:" + listen.getPort() + path);
      }
      if (host.isLoopbackAddress() || NetworkInterface.getByInetAddress(host) != null) {
        return listen.resolve(path);
      }
      throw new CannotRun(
          "%s is not on this machine; run this command where Handbell runs".formatted(listen));
    } catch (UnknownHostException e) {
      throw new CannotRun("%s: no such host; see console.listen".formatted(listen), e);
    } catch (IOException e) {
      throw new CannotRun("this machine's addresses cannot be read", e);
    }
  }
}

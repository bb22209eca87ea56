package org.handbell.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.handbell.ingest.SourceConfig;
import org.handbell.ingest.receive.PemFiles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * HTTPS with a certificate from PEM files. Renewed files are taken up without a restart; files that
 * cannot be used, as while they are being written, change nothing.
 */
final class HttpsConnector implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(HttpsConnector.class);
  private static final String PASSWORD = "in memory";
  private static final long LOOK_EVERY_SECONDS = 30;

  private final SourceConfig.Tls files;
  private final SslContextFactory.Server ssl = new SslContextFactory.Server();
  private final ScheduledExecutorService looking =
      Executors.newSingleThreadScheduledExecutor(run -> new Thread(run, "console-certificate"));
  private String stamp;

  /**
   * Reads the files.
   *
   * @throws IOException naming the file, what is wrong with it and how to mend it
   */
  HttpsConnector(SourceConfig.Tls files) throws IOException {
    this.files = files;
    this.stamp = stamp();
    ssl.setIncludeProtocols("TLSv1.3", "TLSv1.2");
    show(ssl);
    ScheduledFuture<?> unused =
        looking.scheduleWithFixedDelay(
            this::look, LOOK_EVERY_SECONDS, LOOK_EVERY_SECONDS, TimeUnit.SECONDS);
  }

  /** A connector of that server for HTTP/1.1 over TLS. */
  ServerConnector on(Server server, HttpConfiguration http, String host, int port) {
    HttpConfiguration secure = new HttpConfiguration(http);
    secure.addCustomizer(new SecureRequestCustomizer(false));
    ServerConnector connector =
        new ServerConnector(
            server, new SslConnectionFactory(ssl, "http/1.1"), new HttpConnectionFactory(secure));
    connector.setHost(host);
    connector.setPort(port);
    return connector;
  }

  /** Takes up renewed files. */
  void look() {
    try {
      String now = stamp();
      if (!now.equals(stamp)) {
        stamp = now;
        ssl.reload(factory -> showUnchecked(ssl));
        log.info("console: the renewed certificate is in use");
      }
    } catch (Exception e) {
      log.warn("console: the certificate stays as it was: {}", e.getMessage());
    }
  }

  private void showUnchecked(SslContextFactory.Server factory) {
    try {
      show(factory);
    } catch (IOException e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
  }

  private void show(SslContextFactory.Server factory) throws IOException {
    PemFiles read = PemFiles.read(files);
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setKeyEntry(
          "console", read.key(), PASSWORD.toCharArray(), read.chain().toArray(new Certificate[0]));
      factory.setKeyStore(store);
      factory.setKeyStorePassword(PASSWORD);
    } catch (GeneralSecurityException e) {
      throw new IOException("the certificate cannot be used: " + e.getMessage(), e);
    }
  }

  private String stamp() throws IOException {
    return stamp(files.certificate()) + stamp(files.key());
  }

  private static String stamp(Path file) throws IOException {
    return Files.getLastModifiedTime(file) + " " + Files.size(file) + " ";
  }

  @Override
  public void close() {
    looking.shutdownNow();
  }
}

package org.handbell.classifier.list.update;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A publisher of lists on this machine, with a certificate that was made for one test run. */
final class ListServer implements AutoCloseable {

  private static final char[] PASSWORD = "changeit".toCharArray();

  private final HttpsServer server;
  private final SSLContext context;
  private final Set<String> paths = new HashSet<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();

  private ListServer(HttpsServer server, SSLContext context) {
    this.server = server;
    this.context = context;
  }

  static ListServer start(Path folder) throws Exception {
    Path store = folder.resolve("server.p12");
    Process keytool =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                    "-genkeypair",
                    "-keystore",
                    store.toString(),
                    "-storetype",
                    "PKCS12",
                    "-storepass",
                    new String(PASSWORD),
                    "-alias",
                    "made",
                    "-keyalg",
                    "EC",
                    "-dname",
                    "CN=lists",
                    "-ext",
                    "SAN=ip:127.0.0.1,dns:localhost"))
            .inheritIO()
            .start();
    assertThat(keytool.waitFor()).isZero();
    SSLContext context = context(store);
    HttpsServer server =
        HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(context));
    ListServer lists = new ListServer(server, context);
    server.setExecutor(lists.threads);
    server.start();
    return lists;
  }

  private static SSLContext context(Path file) throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, PASSWORD);
    }
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, PASSWORD);
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("made", store.getCertificate("made"));
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
    return context;
  }

  /** Answers at that path from now on. */
  void answer(String path, HttpHandler handler) {
    if (!paths.add(path)) {
      server.removeContext(path);
    }
    server.createContext(path, handler);
  }

  URI address(String path) {
    return URI.create("https://127.0.0.1:" + server.getAddress().getPort() + path);
  }

  /** One that trusts this server as machines trust what their store names. */
  HttpsSource client(Duration patience) {
    return new HttpsSource(HttpClient.newBuilder().sslContext(context).build(), patience);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}

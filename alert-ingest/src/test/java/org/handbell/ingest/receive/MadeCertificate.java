package org.handbell.ingest.receive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.handbell.ingest.SourceConfig;
import org.jspecify.annotations.Nullable;

/** A certificate made for one test run by the JDK's keytool, as PEM files and as a key store. */
final class MadeCertificate {

  private static final char[] PASSWORD = "changeit".toCharArray();
  private static final String ALIAS = "made";

  private final Path certificate;
  private final Path key;
  private final KeyStore store;

  private MadeCertificate(Path certificate, Path key, KeyStore store) {
    this.certificate = certificate;
    this.key = key;
    this.store = store;
  }

  static MadeCertificate make(Path folder, String name, int days) throws Exception {
    Path file = folder.resolve(name + ".p12");
    Process keytool =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                    "-genkeypair",
                    "-keystore",
                    file.toString(),
                    "-storetype",
                    "PKCS12",
                    "-storepass",
                    new String(PASSWORD),
                    "-alias",
                    ALIAS,
                    "-keyalg",
                    "EC",
                    "-dname",
                    "CN=" + name,
                    "-ext",
                    "SAN=ip:127.0.0.1",
                    "-validity",
                    Integer.toString(days)))
            .inheritIO()
            .start();
    assertThat(keytool.waitFor()).isZero();
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, PASSWORD);
    }
    return new MadeCertificate(
        pem(folder.resolve(name + ".pem"), "CERTIFICATE", store.getCertificate(ALIAS).getEncoded()),
        pem(
            folder.resolve(name + ".key"),
            "PRIVATE KEY",
            store.getKey(ALIAS, PASSWORD).getEncoded()),
        store);
  }

  private static Path pem(Path file, String what, byte[] der) throws IOException {
    return Files.writeString(
        file,
        "-----BEGIN %s-----%n%s%n-----END %s-----%n"
            .formatted(what, Base64.getMimeEncoder().encodeToString(der), what));
  }

  Path certificate() {
    return certificate;
  }

  Path key() {
    return key;
  }

  SourceConfig.Tls tls(@Nullable MadeCertificate clients) {
    return new SourceConfig.Tls(certificate, key, clients == null ? null : clients.certificate);
  }

  /** A sender's side that trusts this certificate alone and shows the other, where there is one. */
  SSLContext sender(@Nullable MadeCertificate shown) throws GeneralSecurityException, IOException {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry(ALIAS, store.getCertificate(ALIAS));
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(shown == null ? null : shown.store, PASSWORD);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
    return context;
  }
}

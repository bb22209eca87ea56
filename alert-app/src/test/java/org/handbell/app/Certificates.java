package org.handbell.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import org.handbell.ingest.SourceConfig;

/** Certificates that nobody but a test trusts. */
public final class Certificates {

  private static final char[] PASSWORD = "changeit".toCharArray();

  private Certificates() {}

  /** Writes {@code cert.pem} of that name, and {@code key.pem}. */
  public static SourceConfig.Tls write(Path folder, String name)
      throws IOException, GeneralSecurityException, InterruptedException {
    Path certificate = folder.resolve("cert.pem");
    Path key = folder.resolve("key.pem");
    write(name, certificate, key);
    return new SourceConfig.Tls(certificate, key, null);
  }

  /** Writes a certificate of that name, and its key, as PEM. */
  static void write(String name, Path certificate, Path key)
      throws IOException, GeneralSecurityException, InterruptedException {
    Path store = certificate.resolveSibling(name + ".p12");
    Process keytool =
        new ProcessBuilder(
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
                "CN=" + name)
            .inheritIO()
            .start();
    assertThat(keytool.waitFor()).isZero();
    KeyStore made = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      made.load(in, PASSWORD);
    }
    Files.writeString(certificate, pem("CERTIFICATE", made.getCertificate("made").getEncoded()));
    Files.writeString(key, pem("PRIVATE KEY", made.getKey("made", PASSWORD).getEncoded()));
  }

  private static String pem(String what, byte[] der) {
    return "-----BEGIN %s-----%n%s%n-----END %s-----%n"
        .formatted(what, Base64.getMimeEncoder().encodeToString(der), what);
  }
}

package org.handbell.ingest.receive;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import org.handbell.ingest.SourceConfig;
import org.jspecify.annotations.Nullable;

/**
 * What the PEM files of a TLS listener hold.
 *
 * @param chain the certificate to show, then those that vouch for it
 * @param clients authorities of client certificates; none to ask for none
 */
public record PemFiles(List<X509Certificate> chain, PrivateKey key, List<X509Certificate> clients) {

  private static final String KEY = "-----BEGIN PRIVATE KEY-----";
  private static final String KEY_END = "-----END PRIVATE KEY-----";

  public PemFiles {
    chain = List.copyOf(chain);
    clients = List.copyOf(clients);
  }

  /**
   * Reads them and makes sure that they belong together.
   *
   * @throws IOException naming the file, what is wrong with it and how to mend it
   */
  public static PemFiles read(SourceConfig.Tls files) throws IOException {
    List<X509Certificate> chain = certificates(files.certificate());
    PrivateKey key = key(files.key());
    if (!belongs(key, chain.get(0).getPublicKey())) {
      throw new IOException(
          "%s is not the key of the certificate in %s; give the key that the certificate was"
                  .formatted(files.key(), files.certificate())
              + " made with, and put the server's own certificate first in its file");
    }
    return new PemFiles(
        chain, key, files.clients() == null ? List.of() : certificates(files.clients()));
  }

  private static List<X509Certificate> certificates(Path file) throws IOException {
    byte[] text = Files.readAllBytes(file);
    try {
      List<X509Certificate> read =
          CertificateFactory.getInstance("X.509")
              .generateCertificates(new ByteArrayInputStream(text))
              .stream()
              .map(X509Certificate.class::cast)
              .toList();
      if (!read.isEmpty()) {
        return read;
      }
    } catch (CertificateException e) {
      throw noCertificate(file, e);
    }
    throw noCertificate(file, null);
  }

  private static IOException noCertificate(Path file, @Nullable Exception e) {
    return new IOException(
        file
            + " holds no certificate that can be read; it should be PEM, beginning with"
            + " -----BEGIN CERTIFICATE-----",
        e);
  }

  private static PrivateKey key(Path file) throws IOException {
    String text = Files.readString(file, ISO_8859_1);
    int begin = text.indexOf(KEY);
    int end = text.indexOf(KEY_END);
    if (begin < 0 || end < begin) {
      throw new IOException(file + " " + otherThanKey(text, file));
    }
    try {
      byte[] der = Base64.getMimeDecoder().decode(text.substring(begin + KEY.length(), end));
      return key(new PKCS8EncodedKeySpec(der));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new IOException(file + " holds a private key that is damaged; copy it again", e);
    }
  }

  private static String otherThanKey(String text, Path file) {
    String mend =
        "; write it as PKCS#8 without a password: openssl pkcs8 -topk8 -nocrypt -in %s -out key8.pem"
            .formatted(file.getFileName());
    if (text.contains("BEGIN ENCRYPTED PRIVATE KEY") || text.contains("Proc-Type: 4,ENCRYPTED")) {
      return "holds an encrypted key" + mend;
    }
    if (text.contains("BEGIN RSA PRIVATE KEY") || text.contains("BEGIN EC PRIVATE KEY")) {
      return "holds a key in the older form PKCS#1 or SEC 1" + mend;
    }
    return "holds no private key; it should be PEM, beginning with " + KEY;
  }

  private static PrivateKey key(PKCS8EncodedKeySpec spec) throws GeneralSecurityException {
    GeneralSecurityException last = new GeneralSecurityException("no algorithm");
    for (String algorithm : List.of("RSA", "EC", "EdDSA")) {
      try {
        return KeyFactory.getInstance(algorithm).generatePrivate(spec);
      } catch (GeneralSecurityException e) {
        last = e;
      }
    }
    throw last;
  }

  private static boolean belongs(PrivateKey key, PublicKey certified) {
    byte[] sample = {1, 2, 3, 4};
    try {
      Signature signature = Signature.getInstance(signatureOf(key.getAlgorithm()));
      signature.initSign(key);
      signature.update(sample);
      byte[] signed = signature.sign();
      signature.initVerify(certified);
      signature.update(sample);
      return signature.verify(signed);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  private static String signatureOf(String algorithm) {
    return switch (algorithm) {
      case "RSA" -> "SHA256withRSA";
      case "EC" -> "SHA256withECDSA";
      default -> algorithm;
    };
  }
}

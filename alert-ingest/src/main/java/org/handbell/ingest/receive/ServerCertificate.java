package org.handbell.ingest.receive;

import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.handbell.ingest.SourceConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A listener's certificate: what each new connection is shown. Renewed files are taken up without a
 * restart; files that cannot be used, as while they are being written, change nothing. An expired
 * one is still shown, for there are senders that do not look.
 */
final class ServerCertificate {

  private static final Logger LOG = LoggerFactory.getLogger(ServerCertificate.class);
  private static final int HANDSHAKE_MILLIS = 10_000;

  private final Intake intake;
  private final SourceConfig.Tls files;
  private final Expiry expiry = new Expiry();
  private volatile SslContext context;
  private volatile Instant expires;
  private String stamp;

  /**
   * Reads the files.
   *
   * @throws IOException naming the file, what is wrong with it and how to mend it
   */
  ServerCertificate(Intake intake, SourceConfig.Tls files) throws IOException {
    this.intake = intake;
    this.files = files;
    this.stamp = stampOf(files);
    PemFiles read = PemFiles.read(files);
    this.context = contextOf(read);
    this.expires = expiryOf(read);
    intake.meters().gauge("certificate.days", intake.id(), this, ServerCertificate::days);
    sayExpiry();
  }

  private static SslContext contextOf(PemFiles read) throws IOException {
    SslContextBuilder builder =
        SslContextBuilder.forServer(read.key(), read.chain())
            .sslProvider(SslProvider.JDK)
            .protocols("TLSv1.3", "TLSv1.2");
    if (!read.clients().isEmpty()) {
      builder.trustManager(read.clients()).clientAuth(ClientAuth.REQUIRE);
    }
    return builder.build();
  }

  private static Instant expiryOf(PemFiles read) {
    return read.chain().get(0).getNotAfter().toInstant();
  }

  private double days() {
    return Expiry.days(expires, intake.now());
  }

  /** When the certificate ends that is shown now. */
  Instant expires() {
    return expires;
  }

  SslHandler handler(ByteBufAllocator allocator) {
    SslHandler handler = context.newHandler(allocator);
    handler.setHandshakeTimeoutMillis(HANDSHAKE_MILLIS);
    return handler;
  }

  /** Takes up renewed files, and says when the certificate's end comes near. */
  synchronized void look() {
    try {
      String now = stampOf(files);
      if (!now.equals(stamp)) {
        stamp = now;
        PemFiles read = PemFiles.read(files);
        context = contextOf(read);
        expires = expiryOf(read);
        LOG.info("source={}: the renewed certificate is in use until {}", intake.id(), expires);
      }
    } catch (IOException e) {
      LOG.warn("source={}: the certificate stays as it was: {}", intake.id(), e.getMessage());
    }
    sayExpiry();
  }

  private void sayExpiry() {
    expiry
        .warning(expires, intake.now())
        .ifPresent(warning -> LOG.warn("source={}: {}", intake.id(), warning));
  }

  private static String stampOf(SourceConfig.Tls files) throws IOException {
    return stampOf(files.certificate())
        + stampOf(files.key())
        + (files.clients() == null ? "" : stampOf(files.clients()));
  }

  private static String stampOf(Path file) throws IOException {
    return Files.getLastModifiedTime(file) + " " + Files.size(file) + " ";
  }
}

package org.handbell.app.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.handbell.app.config.HandbellConfig.Kafka;
import org.handbell.document.Fields;
import org.handbell.ingest.SourceConfig;
import org.handbell.ingest.receive.PemFiles;
import org.handbell.notifier.deliver.Trust;
import org.jspecify.annotations.Nullable;

/** Reads {@code kafka}: which broker, and how a stage signs in there. */
final class KafkaReader {

  private KafkaReader() {}

  static Kafka read(Fields f) {
    String bootstrap = f.parsed("bootstrap", "embedded", Values::bootstrap);
    boolean embedded = bootstrap.equals("embedded");
    Kafka read =
        new Kafka(
            embedded ? "" : bootstrap,
            f.integer("port", 0, 0, 65535),
            f.optionalText("instance").orElse("1"),
            access(f));
    check(read, f);
    f.done();
    return read;
  }

  private static KafkaAccess access(Fields f) {
    String user = f.optionalText("user").orElse(null);
    String password = f.optionalText("password").orElse(null);
    if ((user == null) != (password == null)) {
      f.fault(user == null ? "user" : "password", "is missing; a user needs a password");
    }
    if (!f.has("tls")) {
      return new KafkaAccess(false, null, null, null, user, password);
    }
    Fields tls = f.object("tls");
    Path ca = authority(tls);
    Path certificate = tls.existingFile("certificate").orElse(null);
    Path key = tls.existingFile("key").orElse(null);
    if (tls.has("certificate") != tls.has("key")) {
      tls.fault("certificate", "a certificate and its key go together; name both or neither");
    }
    tls.done();
    boolean own = certificate != null && key != null && isPair(certificate, key, tls);
    return new KafkaAccess(
        true,
        ca,
        own ? text(certificate, "certificate", tls) : null,
        own ? text(key, "key", tls) : null,
        user,
        password);
  }

  private static @Nullable Path authority(Fields tls) {
    Path ca = tls.existingFile("ca").orElse(null);
    try {
      if (ca != null) {
        var unused = Trust.of(ca);
      }
    } catch (IOException e) {
      tls.fault("ca", String.valueOf(e.getMessage()));
    }
    return ca;
  }

  private static boolean isPair(Path certificate, Path key, Fields tls) {
    try {
      var unused = PemFiles.read(new SourceConfig.Tls(certificate, key, null));
      return true;
    } catch (IOException e) {
      tls.fault("certificate", String.valueOf(e.getMessage()));
      return false;
    }
  }

  private static @Nullable String text(@Nullable Path file, String field, Fields tls) {
    try {
      return file == null ? null : Files.readString(file);
    } catch (IOException e) {
      tls.fault(field, "cannot be read: " + e.getMessage());
      return null;
    }
  }

  /** Who signs in does so over TLS: what pupils search for is not for the network to read. */
  private static void check(Kafka read, Fields f) {
    if (read.isEmbedded() && read.access().tls()) {
      f.fault("tls", "the embedded broker is reached on this machine alone; name a bootstrap");
    } else if (read.isEmbedded() && read.access().user() != null) {
      f.fault("user", "the embedded broker asks for none; name a bootstrap");
    } else if (read.access().user() != null && !read.access().tls()) {
      f.fault("tls", "is missing; who signs in does so over TLS: tls: { ca: kafka-ca.pem }");
    }
  }
}

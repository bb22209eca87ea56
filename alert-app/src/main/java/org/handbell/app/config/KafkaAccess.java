package org.handbell.app.config;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a stage shows a Kafka cluster who it is, and makes sure that it is the right cluster.
 *
 * @param tls whether what is sent is encrypted
 * @param ca whose signature brokers must show; absent for the authorities that the machine trusts
 * @param certificate the stage's own, PEM text with its chain; absent where none is asked for
 * @param key to that certificate, PEM text, PKCS#8
 * @param user for SCRAM-SHA-512; absent where a certificate is enough or nothing is asked for
 * @param password of that user
 */
public record KafkaAccess(
    boolean tls,
    @Nullable Path ca,
    @Nullable String certificate,
    @Nullable String key,
    @Nullable String user,
    @Nullable String password) {

  /** A broker that asks for nothing. */
  public static final KafkaAccess OPEN = new KafkaAccess(false, null, null, null, null, null);

  private static final String LOGIN =
      "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"%s\""
          + " password=\"%s\";";

  /** The settings of every client. */
  Map<String, Object> settings() {
    Map<String, Object> settings = new HashMap<>();
    if (tls || user != null) {
      settings.put(
          "security.protocol", (user == null ? "" : "SASL_") + (tls ? "SSL" : "PLAINTEXT"));
    }
    if (ca != null) {
      settings.put("ssl.truststore.type", "PEM");
      settings.put("ssl.truststore.location", ca.toString());
    }
    if (certificate != null && key != null) {
      settings.put("ssl.keystore.type", "PEM");
      settings.put("ssl.keystore.certificate.chain", certificate);
      settings.put("ssl.keystore.key", key);
    }
    if (user != null) {
      settings.put("sasl.mechanism", "SCRAM-SHA-512");
      settings.put(
          "sasl.jaas.config", LOGIN.formatted(quoted(user), quoted(String.valueOf(password))));
    }
    return settings;
  }

  private static String quoted(String text) {
    return text.replace("\\", "\\\\").replace("\"", "\\\"");
  }

  /** Without the secrets. */
  @Override
  public String toString() {
    return "KafkaAccess[tls=%s, ca=%s, user=%s]".formatted(tls, ca, user);
  }
}

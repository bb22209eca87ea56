package org.handbell.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.handbell.app.config.HandbellConfig.Kafka;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a stage shows a cluster who it is. */
class KafkaReaderTest {

  @TempDir Path folder;

  @Test
  void a_user_signs_in_over_tls_with_a_password_that_is_never_shown() throws Exception {
    Kafka kafka =
        read("{ bootstrap: \"k:9092\", tls: {}, user: handbell-ingest, password: \"a\\\"b\" }");

    assertThat(kafka.client("k:9092"))
        .containsEntry("bootstrap.servers", "k:9092")
        .containsEntry("security.protocol", "SASL_SSL")
        .containsEntry("sasl.mechanism", "SCRAM-SHA-512")
        .doesNotContainKey("ssl.truststore.location");
    assertThat(String.valueOf(kafka.client("k:9092").get("sasl.jaas.config")))
        .contains("username=\"handbell-ingest\" password=\"a\\\"b\";");
    assertThat(kafka.toString()).doesNotContain("a\"b");
  }

  @Test
  void a_cluster_that_asks_for_nothing_is_told_nothing() throws Exception {
    Kafka kafka = read("{ bootstrap: \"k:9092\" }");

    assertThat(kafka.access().settings()).isEmpty();
    assertThat(kafka.client("k:9092")).containsEntry("bootstrap.servers", "k:9092");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "bootstrap: \"k:9092\", user: u, password: p | kafka.tls: is missing; who signs in does so over TLS",
        "bootstrap: \"k:9092\", tls: {}, user: u | kafka.password: is missing",
        "bootstrap: \"k:9092\", tls: {}, password: p | kafka.user: is missing",
        "tls: {} | kafka.tls: the embedded broker is reached on this machine alone",
        "user: u, password: p | kafka.user: the embedded broker asks for none",
        "bootstrap: \"k:9092\", tls: { ca: nowhere.pem } | kafka.tls.ca: no readable file",
        "bootstrap: \"k:9092\", tls: { ca: handbell.yaml } | kafka.tls.ca: ",
        "bootstrap: \"k:9092\", tls: { key: handbell.yaml } | kafka.tls.certificate: a certificate and its key go together",
        "bootstrap: \"k:9092\", tls: { key: handbell.yaml, certificate: handbell.yaml } | kafka.tls.certificate: ",
        "bootstrap: \"k:9092\", tsl: {} | kafka.tsl: no such setting (did you mean \"tls\"?)",
      })
  void what_cannot_work_is_said_with_its_mend(String kafka, String fault) {
    ConfigException thrown =
        catchThrowableOfType(ConfigException.class, () -> read("{ " + kafka + " }"));

    assertThat(thrown.getMessage()).contains(fault.strip());
  }

  private Kafka read(String kafka) throws IOException, ConfigException {
    Path file =
        Files.writeString(
            folder.resolve("handbell.yaml"),
            """
            organisation: { name: Elm }
            schools: [{ id: elm, name: Elm, phase: primary }]
            sources: [{ id: fw, school: elm, listen: "syslog+tcp://127.0.0.1:0", format: auto }]
            people:
              - { id: dsl, school: elm, role: dsl, name: A, email: dsl@elm.example, username: alead }
              - { id: head, school: elm, role: head, name: C, email: head@elm.example, username: chead }
              - { id: chair, school: elm, role: chair, name: D, email: chair@elm.example }
            mail: { smtp: "smtp://127.0.0.1:25", from: handbell@elm.example }
            kafka: %s
            """
                .formatted(kafka));
    return ConfigReader.read(file).kafka();
  }
}

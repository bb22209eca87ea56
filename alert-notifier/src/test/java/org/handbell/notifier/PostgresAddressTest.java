package org.handbell.notifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostgresAddressTest {

  @Test
  void another_machine_is_spoken_to_over_tls_with_its_certificate_checked() {
    PostgresAddress address = PostgresAddress.of("postgresql://handbell@db.example:5433/alerts");

    assertThat(address.user()).isEqualTo("handbell");
    assertThat(address.jdbcUrl()).isEqualTo("jdbc:postgresql://db.example:5433/alerts");
    assertThat(address.options())
        .containsEntry("sslmode", "verify-full")
        .containsEntry("sslfactory", "org.postgresql.ssl.DefaultJavaSSLFactory");
  }

  @Test
  void what_is_said_about_tls_is_passed_on() {
    PostgresAddress address =
        PostgresAddress.of(
            "postgresql://h%40trust@a:1,b:2/x?sslmode=verify-ca&sslrootcert=/etc/ca.pem");

    assertThat(address.user()).isEqualTo("h@trust");
    assertThat(address.hosts()).isEqualTo("a:1,b:2");
    assertThat(address.options())
        .containsOnlyKeys("sslmode", "sslrootcert")
        .containsEntry("sslmode", "verify-ca");
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "127.0.0.1:5432", "[::1]:5432", "[::1]"})
  void this_machine_needs_no_tls(String host) {
    assertThat(PostgresAddress.of("postgresql://h@" + host + "/x").options()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "postgresql://",
        "postgresql://h@db",
        "postgresql://h@db/",
        "postgresql://h@/x",
        "postgresql://@db/x",
        "postgresql://h:geheim@db/x",
        "postgresql://h@db/x?password=geheim",
        "postgresql://h@db/x?geheim",
      })
  void what_is_no_address_is_refused_and_a_secret_in_it_not_repeated(String url) {
    assertThatThrownBy(() -> PostgresAddress.of(url))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("databasePassword")
        .hasMessageNotContaining("geheim");
  }
}

package org.handbell.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.handbell.notifier.console.signin.ProviderSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where the console may be reached, and how nobody can listen in. */
class HttpReaderTest {

  @TempDir Path folder;

  private HandbellConfig.Http read(String http) throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("handbell.yaml"),
            """
            organisation: { name: Elm, timezone: Europe/London }
            schools: [ { id: elm, name: Elm Primary School, phase: primary } ]
            people:
              - { id: dsl, school: elm, role: dsl, name: A. Lead, email: dsl@elm.example }
              - { id: head, school: elm, role: head, name: C. Head, email: head@elm.example }
              - { id: chair, school: elm, role: chair, name: D. Chair, email: chair@elm.example }
            mail: { smtp: "smtp://127.0.0.1:2525", from: handbell@elm.example }
            """
                + http
                + "\n");
    return ConfigReader.read(file).http();
  }

  @Test
  void without_a_console_nobody_signs_in_and_metrics_answer_on_loopback() throws Exception {
    HandbellConfig.Http http = read("");

    assertThat(http.console()).isFalse();
    assertThat(http.listen()).hasToString("http://127.0.0.1:8080");
  }

  @Test
  void behind_a_proxy_the_console_may_be_plain_for_that_proxy_alone() throws Exception {
    HandbellConfig.Http http =
        read(
            "console: { listen: \"http://0.0.0.0:8080\", behindProxy: true, proxies: [10.1.0.9],"
                + " publicUrl: \"https://handbell.example\" }");

    assertThat(http.isSecure()).isTrue();
    assertThat(http.proxies()).containsExactly("10.1.0.9");
  }

  @Test
  void people_may_sign_in_with_accounts_of_their_tenant() throws Exception {
    HandbellConfig.Http http =
        read(
            "console: { listen: \"http://127.0.0.1:8080\", signIn: [ { with: entra, tenant: t-1,"
                + " clientId: c, clientSecret: s } ] }");

    assertThat(http.providers())
        .isEqualTo(List.of(ProviderSettings.of(ProviderSettings.Kind.ENTRA, "t-1", "c", "s")));
    assertThat(http.toString()).doesNotContain("clientSecret");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "listen: \"http://0.0.0.0:8080\" | console.listen: other machines would reach this without"
            + " encryption",
        "listen: \"http://192.168.1.4:8080\" | console.listen: other machines would reach this",
        "listen: \"https://0.0.0.0:8443\" | console.tls: https needs a certificate",
        "listen: \"http://127.0.0.1:8080\", tls: { certificate: a.pem, key: b.pem } | console.tls:"
            + " http is not encrypted",
        "listen: \"http://0.0.0.0:8080\", behindProxy: true | console.proxies: name the proxy's"
            + " address",
        "listen: \"http://0.0.0.0:8080\", behindProxy: true, proxies: [proxy.example] |"
            + " console.proxies: \"proxy.example\" is no address",
        "listen: \"http://127.0.0.1:8080\", proxies: [10.1.0.9] | console.proxies: these are used"
            + " with behindProxy",
        "listen: \"http://127.0.0.1:8080\", behindProxy: true, publicUrl: \"http://h.example\" |"
            + " console.publicUrl: behind a proxy",
        "refusedPasswords: gone.txt | console.refusedPasswords: no readable file",
        "listen: \"http://127.0.0.1:8080\", signIn: [ { with: myspace } ] | console.signIn[0].with:"
            + " \"myspace\" is not known",
      })
  void what_would_let_somebody_listen_in_is_refused(String console, String fault) {
    ConfigException refused =
        catchThrowableOfType(ConfigException.class, () -> read("console: { " + console + " }"));

    assertThat(refused).hasMessageContaining(fault);
  }
}

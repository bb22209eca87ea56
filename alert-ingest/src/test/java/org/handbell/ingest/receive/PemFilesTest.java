package org.handbell.ingest.receive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.handbell.ingest.SourceConfig.Tls;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PemFilesTest {

  @TempDir static Path folder;
  private static MadeCertificate one;
  private static MadeCertificate other;

  @BeforeAll
  static void make() throws Exception {
    one = MadeCertificate.make(folder, "one", 30);
    other = MadeCertificate.make(folder, "other", 30);
  }

  @Test
  void a_certificate_and_its_key_are_read() throws Exception {
    PemFiles read = PemFiles.read(one.tls(other));

    assertThat(read.chain()).hasSize(1);
    assertThat(read.clients()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "BEGIN RSA PRIVATE KEY, holds a key in the older form PKCS#1",
    "BEGIN EC PRIVATE KEY, openssl pkcs8 -topk8 -nocrypt -in wrong.key -out key8.pem",
    "BEGIN ENCRYPTED PRIVATE KEY, holds an encrypted key; write it as PKCS#8 without a password",
    "BEGIN CERTIFICATE, holds no private key",
    "nothing, holds no private key",
  })
  void a_key_in_another_form_is_named_with_the_command_that_mends_it(String text, String message)
      throws IOException {
    Path key = Files.writeString(folder.resolve("wrong.key"), "-----" + text + "-----\nMIIB\n");

    assertThatThrownBy(() -> PemFiles.read(new Tls(one.certificate(), key, null)))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith(key.toString())
        .hasMessageContaining(message);
  }

  @Test
  void the_key_of_another_certificate_and_no_certificate_at_all_are_said_plainly() {
    assertThatThrownBy(() -> PemFiles.read(new Tls(one.certificate(), other.key(), null)))
        .hasMessageContaining("other.key is not the key of the certificate in");
    assertThatThrownBy(() -> PemFiles.read(new Tls(one.key(), one.key(), null)))
        .hasMessageContaining("one.key holds no certificate that can be read");
  }
}

package org.handbell.classifier.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class NameUuidTest {

  @Test
  void the_id_is_the_one_that_the_standard_gives_as_its_example() {
    UUID dns = UUID.fromString("6ba7b810-9dad-11d1-80b4-00c04fd430c8");

    UUID id = NameUuid.of(dns, "www.example.com");

    assertThat(id).hasToString("2ed6657d-e927-568b-95e1-2665a8aea6a2");
  }
}

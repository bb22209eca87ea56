package org.handbell.notifier.register;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.handbell.notifier.Elm.NOW;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.handbell.notifier.Elm;
import org.handbell.notifier.NotifierConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteTest {

  @TempDir Path folder;

  @Test
  void a_damaged_database_is_refused_with_what_to_do() throws IOException {
    NotifierConfig config = Elm.config(folder, Elm.PEOPLE, 25);
    try (Register register = Register.open(config, () -> NOW)) {
      register.applyBatch(new Batch("cluster", List.of(Elm.p1("i")), List.of(), List.of()));
    }
    Path file = folder.resolve("handbell.db");
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));

    assertThatThrownBy(() -> Register.open(config, () -> NOW))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("damaged")
        .hasMessageContaining("backup");
  }
}

package org.handbell.classifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealKeyTest {

  @TempDir Path folder;

  @Test
  void a_key_is_made_once_for_its_owner_alone() throws IOException {
    Path file = folder.resolve("new").resolve("seal.key");
    byte[] made = SealKey.at(file);

    byte[] readAgain = SealKey.at(file);

    assertThat(readAgain).hasSize(32).isEqualTo(made);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(folder.resolve("new")).isDirectoryNotContaining("glob:**.new");
  }

  @Test
  void a_key_that_was_cut_off_is_refused() throws IOException {
    Path file = Files.write(folder.resolve("seal.key"), new byte[3]);

    assertThatThrownBy(() -> SealKey.at(file)).hasMessageContaining("delete the file");
  }
}

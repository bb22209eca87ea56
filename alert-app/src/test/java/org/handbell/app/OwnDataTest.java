package org.handbell.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnDataTest {

  @TempDir Path folder;

  @Test
  void what_root_makes_before_the_first_start_belongs_to_the_service() throws Exception {
    assumeTrue(System.getProperty("user.name").equals("root"), "only root can make such a file");
    UserPrincipal service =
        FileSystems.getDefault().getUserPrincipalLookupService().lookupPrincipalByName("nobody");
    Path data = Files.setOwner(Files.createDirectories(folder.resolve("data")), service);
    Path config = new OneSchool().configuration(folder, 25);

    int exit =
        Main.commandLine()
            .setOut(new PrintWriter(Writer.nullWriter()))
            .execute("check-config", "--config", config.toString());

    assertThat(exit).isZero();
    try (Stream<Path> all = Files.walk(data)) {
      List<Path> made = all.toList();
      assertThat(made).hasSizeGreaterThan(1);
      for (Path each : made) {
        assertThat(Files.getOwner(each)).as("owner of %s", each).isEqualTo(service);
      }
    }
  }
}

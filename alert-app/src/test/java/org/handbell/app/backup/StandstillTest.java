package org.handbell.app.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
class StandstillTest {

  private static char state(Process process) throws Exception {
    String stat = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
    return stat.charAt(stat.lastIndexOf(')') + 2);
  }

  @Test
  void a_process_stands_still_for_as_long_as_it_must_and_then_goes_on() throws Exception {
    Process process = new ProcessBuilder("sleep", "300").start();
    try {
      try (Standstill still = Standstill.of(Set.of(process.pid()))) {
        assertThat(still).isNotNull();
        assertThat(state(process)).isEqualTo('T');
      }

      await().until(() -> state(process) != 'T');
    } finally {
      process.destroyForcibly().waitFor();
    }
  }

  @Test
  void nobody_stops_themselves() {
    Set<Long> me = Set.of(ProcessHandle.current().pid());

    assertThatThrownBy(() -> Standstill.of(me)).isInstanceOf(BackupException.class);
  }
}

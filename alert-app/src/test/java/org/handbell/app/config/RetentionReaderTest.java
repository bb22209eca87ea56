package org.handbell.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.handbell.notifier.retention.Kept;
import org.handbell.notifier.retention.Retention;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RetentionReaderTest {

  @TempDir Path folder;

  private Retention read(String yaml) throws IOException, ConfigException {
    String whole =
        """
        organisation: { name: Heron Trust }
        schools: [ { id: elm, name: Elm, phase: primary } ]
        sources: [ { id: fw, school: elm, listen: "syslog+tcp://127.0.0.1:5514", format: auto } ]
        people:
          - { id: dsl, school: elm, role: dsl, name: A. Lead, email: dsl@elm.example, username: a }
          - { id: head, school: elm, role: head, name: C. Head, email: c@elm.example, username: c }
          - { id: chair, school: elm, role: chair, name: D. Chair, email: d@elm.example }
        mail: { smtp: "smtp://127.0.0.1:2525", from: h@elm.example }
        """;
    return ConfigReader.read(Files.writeString(folder.resolve("handbell.yaml"), whole + yaml))
        .retention();
  }

  @Test
  void without_a_word_everything_is_kept_as_long_as_usual() throws Exception {
    Retention read = read("");

    for (Kept kept : Kept.values()) {
      assertThat(read.daysOf(kept)).as(kept.key()).isEqualTo(kept.usual());
    }
  }

  @Test
  void what_is_chosen_holds_and_the_rest_stays_usual() throws Exception {
    Retention read = read("retention: { p3: 100d, evidence: 30d }\n");

    assertThat(read.daysOf(Kept.P3)).isEqualTo(100);
    assertThat(read.daysOf(Kept.EVIDENCE)).isEqualTo(30);
    assertThat(read.daysOf(Kept.AUDIT)).isEqualTo(2190);
  }

  @Test
  void every_fault_is_said_with_its_line_and_mend() {
    assertThatThrownBy(() -> read("retention: { p1: 5d, audit: 7, note: 30d }\n"))
        .hasMessageContaining("retention.p1")
        .hasMessageContaining("use 30d to 1100d")
        .hasMessageContaining("retention.audit")
        .hasMessageContaining("retention.note")
        .hasMessageContaining("did you mean \"notes\"");
  }
}

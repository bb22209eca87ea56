package org.handbell.ingest.file;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SiblingsTest {

  @ParameterizedTest
  @CsvSource({
    "x.log, x.log.1, true",
    "x.log, x.log.12.gz, true",
    "x.log, x.log-20261120, true",
    "x.log, x.log-20261120.gz, true",
    "x.log, x-20261120.log, true",
    "x.log, x-20261120.log.gz, true",
    "x.log, x.1.log, true",
    "x.log, x.log.gz, true",
    "x.log, x.log.old, true",
    "x.log, x.log, false",
    "x.log, x_ssl.log, false",
    "x.log, xy.log, false",
    "x.log, x.log.tmp, false",
    "x.log, y.log.1, false",
    "messages, messages.1, true",
    "messages, messages-20261120.gz, true",
    "messages, messages2, false",
  })
  void older_files_of_a_log_are_known_by_their_names(String log, String other, boolean older) {
    assertThat(Siblings.isRotated(log, other)).isEqualTo(older);
  }
}

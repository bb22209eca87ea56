package org.handbell.app.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BelongingTest {

  private static List<Path> paths(String... names) {
    return Stream.of(names).map(Path::of).toList();
  }

  @Test
  void what_cannot_be_made_anew_belongs_into_a_backup() {
    List<Path> all =
        paths(
            "handbell.db",
            "seal.key",
            "classifier-ingest-notifier.lock",
            "kafka.address",
            "sources.json",
            "files/elm-fw.json",
            "spool/000012.log",
            "spool/LOCK",
            "spool/LOG.old.17",
            "streams/handbell-classifier/0_1/rocksdb/CURRENT",
            ".backup/register.db",
            "kafka/meta.properties",
            "kafka/.kafka_cleanshutdown",
            "kafka/handbell.events-0/00000000000000000000.log",
            "kafka/handbell.events-0/00000000000000000000.index",
            "kafka/handbell.events-0/00000000000000000900.log",
            "kafka/handbell.events-0/00000000000000000900.index",
            "kafka/handbell.events-0/00000000000000000900.timeindex",
            "kafka/handbell.events-0/00000000000000000500.log.swap",
            "kafka/handbell.events-0/00000000000000000100.log.deleted");

    List<Path> kept = Belonging.of(all, Set.of(Path.of("handbell.db")));

    assertThat(kept)
        .containsExactlyElementsOf(
            paths(
                "sources.json",
                "files/elm-fw.json",
                "spool/000012.log",
                "kafka/meta.properties",
                "kafka/handbell.events-0/00000000000000000000.log",
                "kafka/handbell.events-0/00000000000000000000.index",
                "kafka/handbell.events-0/00000000000000000900.log",
                "kafka/handbell.events-0/00000000000000000500.log.swap"));
  }
}

package org.handbell.ingest.file;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.handbell.ingest.IngestMeters;
import org.handbell.ingest.SourceConfig;

/** Opens what is tested, without threads. */
final class Tails {

  private Tails() {}

  static SourceConfig source(String listen) {
    return new SourceConfig("elm", "elm", URI.create(listen), "auto", List.of());
  }

  static SourceLines lines(
      String listen, SourceLines.Keeper keeper, MeterRegistry registry, Clock clock) {
    return new SourceLines(source(listen), keeper, new IngestMeters(registry), clock, () -> {});
  }

  static TailedPlace open(
      Path log,
      Path state,
      SourceLines.Keeper keeper,
      MeterRegistry registry,
      Clock clock,
      int blockBytes)
      throws IOException {
    String listen = "file:" + log;
    FileMeters meters = meters(registry);
    return new TailedPlace(
        FilePlace.of(URI.create(listen)),
        new CheckpointFile(state),
        lines(listen, keeper, registry, clock),
        meters,
        clock,
        50 + blockBytes);
  }

  static DropFolder drops(
      Path folder, Path state, SourceLines.Keeper keeper, MeterRegistry registry, Clock clock)
      throws IOException {
    SourceLines lines = lines("file:" + folder + "/", keeper, registry, clock);
    return new DropFolder(folder, new DoneFiles(state), lines, meters(registry), clock);
  }

  private static FileMeters meters(MeterRegistry registry) {
    return new FileMeters(new IngestMeters(registry), "elm", (id, count) -> {});
  }

  static double count(MeterRegistry registry, String noun) {
    return registry.counter("handbell.ingest.file." + noun, "source", "elm").count();
  }
}

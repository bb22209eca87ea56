package org.handbell.ingest;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.handbell.ingest.identity.Directory;
import org.handbell.ingest.identity.SchoolMap;
import org.handbell.ingest.identity.SignOnFile;
import org.handbell.ingest.identity.WhoAndWhere;
import org.handbell.ingest.parse.FormatDecision;
import org.handbell.ingest.read.LineReader;
import org.handbell.model.School;
import org.jspecify.annotations.Nullable;

/**
 * What reads each source's lines, and what all of them know in common: sign-ons, the directory, and
 * tables that tell schools apart.
 */
final class Readers implements AutoCloseable {

  private final Map<String, LineReader> bySource = new HashMap<>();
  private final List<SchoolMap.Watched> maps = new ArrayList<>();
  private final SignOnFile signOns;

  private Readers(SignOnFile signOns) {
    this.signOns = signOns;
  }

  /**
   * Readers for every source.
   *
   * @throws IOException when a table of schools cannot be used
   */
  static Readers open(IngestConfig config, Directory directory, MeterRegistry meters)
      throws IOException {
    SignOnFile signOns =
        SignOnFile.open(config.spool().resolveSibling("sign-ons.csv"), directory, meters);
    Readers readers = new Readers(signOns);
    try {
      for (SourceConfig source : config.sources()) {
        WhoAndWhere known = readers.known(source, config, directory, meters);
        readers.bySource.put(source.id(), reader(source, known, config));
      }
      return readers;
    } catch (IOException | RuntimeException e) {
      readers.close();
      throw e;
    }
  }

  private static LineReader reader(SourceConfig source, WhoAndWhere known, IngestConfig config) {
    KeptHeadings headings =
        new KeptHeadings(config.spool().resolveSibling("headings"), source.id());
    return LineReader.create(source, known, config.zone(), config.formats(), headings);
  }

  private WhoAndWhere known(
      SourceConfig source, IngestConfig config, Directory directory, MeterRegistry meters)
      throws IOException {
    if (source.schools() == null) {
      String school = config.schoolOf(source).id();
      return new WhoAndWhere(school, null, directory, signOns.signOns());
    }
    Set<String> ids = config.schools().stream().map(School::id).collect(Collectors.toSet());
    SchoolMap.Watched map = new SchoolMap.Watched(source.schools(), ids, meters);
    maps.add(map);
    return new WhoAndWhere(null, map, directory, signOns.signOns());
  }

  /** Which format that source's lines have, and on what ground; null where it was said. */
  @Nullable String decision(String sourceId) {
    LineReader reader = bySource.get(sourceId);
    FormatDecision decision = reader == null ? null : reader.decision();
    return decision == null ? null : decision.format() + ": " + decision.ground();
  }

  /** The format alone. */
  @Nullable String format(String sourceId) {
    LineReader reader = bySource.get(sourceId);
    FormatDecision decision = reader == null ? null : reader.decision();
    return decision == null ? null : decision.format();
  }

  Map<String, LineReader> bySource() {
    return bySource;
  }

  @Override
  public void close() {
    maps.forEach(SchoolMap.Watched::close);
    signOns.close();
  }
}

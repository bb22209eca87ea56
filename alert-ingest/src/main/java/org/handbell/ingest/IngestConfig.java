package org.handbell.ingest;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.handbell.ingest.drill.DrillPlan;
import org.handbell.ingest.profile.Formats;
import org.handbell.model.School;
import org.jspecify.annotations.Nullable;

/**
 * What the ingest stage must know to run.
 *
 * @param sources each with its own listener
 * @param schools every school that a source names
 * @param spool the folder in which lines wait for Kafka; one process at a time
 * @param counts the file in which the sources' counts outlive a restart
 * @param zone the clock that devices write local times in
 * @param instance tells ingest processes apart; stable over restarts
 * @param formats what lines may look like
 * @param drills when a line of our own proves the way of each source's; null where none does
 */
public record IngestConfig(
    List<SourceConfig> sources,
    List<School> schools,
    Path spool,
    Path counts,
    ZoneId zone,
    String instance,
    Formats formats,
    @Nullable DrillPlan drills) {

  /** Without drills. */
  public IngestConfig(
      List<SourceConfig> sources,
      List<School> schools,
      Path spool,
      Path counts,
      ZoneId zone,
      String instance,
      Formats formats) {
    this(sources, schools, spool, counts, zone, instance, formats, null);
  }

  /** The only ingest process, with its counts beside the spool's files. */
  public IngestConfig(List<SourceConfig> sources, List<School> schools, Path spool, ZoneId zone) {
    this(sources, schools, spool, spool.resolve("sources.json"), zone, "1");
  }

  /** With what Handbell knows of formats by itself. */
  public IngestConfig(
      List<SourceConfig> sources,
      List<School> schools,
      Path spool,
      Path counts,
      ZoneId zone,
      String instance) {
    this(sources, schools, spool, counts, zone, instance, Formats.bundled());
  }

  public IngestConfig {
    sources = List.copyOf(sources);
    schools = List.copyOf(schools);
    Set<String> ids = new HashSet<>();
    for (SourceConfig source : sources) {
      if (!ids.add(source.id())) {
        throw new IllegalArgumentException("sources: two have the id " + source.id());
      }
      if (source.schools() == null) {
        schoolOf(source, schools);
      }
    }
  }

  /** Ids of the schools whose requests the source may log. */
  public List<String> schoolsOf(SourceConfig source) {
    String school = source.schoolId();
    return school == null ? schools.stream().map(School::id).toList() : List.of(school);
  }

  /** The school whose requests the source logs. */
  public School schoolOf(SourceConfig source) {
    return schoolOf(source, schools);
  }

  private static School schoolOf(SourceConfig source, List<School> schools) {
    return schools.stream()
        .filter(school -> school.id().equals(source.schoolId()))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "sources: %s names the school %s, which schools: does not list"
                        .formatted(source.id(), source.schoolId())));
  }
}

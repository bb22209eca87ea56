package org.handbell.ingest.report;

import java.util.List;
import org.handbell.ingest.SourceConfig;

/**
 * What a report says of a source that never changes while it runs.
 *
 * @param instance the ingest process
 * @param schools ids; empty where a file tells schools apart
 * @param way how lines come, {@code syslog+tcp}
 * @param format as configured
 */
record SourceIdentity(String instance, List<String> schools, String way, String format) {

  SourceIdentity {
    schools = List.copyOf(schools);
  }

  static SourceIdentity of(SourceConfig source, String instance) {
    List<String> schools = source.schoolId() == null ? List.of() : List.of(source.schoolId());
    return new SourceIdentity(instance, schools, source.listen().getScheme(), source.format());
  }
}

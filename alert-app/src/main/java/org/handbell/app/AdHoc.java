package org.handbell.app;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import org.handbell.ingest.SourceConfig;
import org.handbell.ingest.identity.Directory;
import org.handbell.ingest.identity.WhoAndWhere;
import org.handbell.ingest.parse.HeaderMemory;
import org.handbell.ingest.parse.ReceivedLine;
import org.handbell.ingest.profile.Formats;
import org.handbell.ingest.profile.ProfileException;
import org.handbell.ingest.read.LineReader;
import org.handbell.model.School;
import org.handbell.model.SchoolPhase;

/** A school and a source made up for the commands that read lines without a configuration. */
final class AdHoc {

  private AdHoc() {}

  static School school(SchoolPhase phase) {
    return new School("school", "School", phase);
  }

  /** The bundled formats and these files' own. */
  static Formats formats(List<Path> profiles) throws CannotRun {
    try {
      return Formats.bundled().with(profiles);
    } catch (ProfileException e) {
      throw new CannotRun(String.valueOf(e.getMessage()), e);
    }
  }

  /** With these profiles; one alone is the format, unless another is asked for. */
  static LineReader lineReader(String format, ZoneId zone, List<Path> profiles) throws CannotRun {
    Formats formats = formats(profiles);
    boolean one = profiles.size() == 1 && format.equals(Formats.AUTO);
    return lineReader(one ? formats.ownNames(1).get(0) : format, zone, formats);
  }

  private static LineReader lineReader(String format, ZoneId zone, Formats formats)
      throws CannotRun {
    SourceConfig source =
        new SourceConfig("input", "school", URI.create("file:///dev/stdin"), format, List.of());
    try {
      WhoAndWhere known = WhoAndWhere.of(school(SchoolPhase.SECONDARY).id(), Directory.empty());
      return LineReader.create(source, known, zone, formats, HeaderMemory.untilTheEnd());
    } catch (IllegalArgumentException e) {
      throw new CannotRun(String.valueOf(e.getMessage()), e);
    }
  }

  static ReceivedLine received(long number, byte[] line, boolean cut, Clock clock) {
    return new ReceivedLine("input-" + number, clock.instant(), line, cut);
  }
}

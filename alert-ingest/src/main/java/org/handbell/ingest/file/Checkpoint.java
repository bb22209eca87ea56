package org.handbell.ingest.file;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How far the files of one source were read, as far as the spool has the lines on disk. */
record Checkpoint(List<Mark> marks) {

  /**
   * One path that is followed.
   *
   * @param places in the files that have or had this name and are not read to their end
   * @param known files beside it that need not be read
   */
  record Mark(Path path, List<Place> places, List<Fingerprint> known) {
    Mark {
      places = List.copyOf(places);
      known = List.copyOf(known);
    }
  }

  /**
   * A place in one file.
   *
   * @param offset where the first line starts that may not be on disk
   * @param seen how large the file was
   * @param rotated since when another file has its name; null while it had it
   * @param path where it was last
   */
  record Place(
      Fingerprint fingerprint,
      long offset,
      long seen,
      String inode,
      @Nullable Instant rotated,
      Path path) {}

  Checkpoint {
    marks = List.copyOf(marks);
  }
}

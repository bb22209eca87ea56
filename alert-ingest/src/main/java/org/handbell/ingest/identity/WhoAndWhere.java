package org.handbell.ingest.identity;

import org.jspecify.annotations.Nullable;

/**
 * What says whose a line of one source is.
 *
 * @param schoolId the source's school; null where {@code schools} tells
 * @param schools tells the schools of one stream apart
 */
public record WhoAndWhere(
    @Nullable String schoolId,
    @Nullable SchoolFinder schools,
    Directory directory,
    SignOns signOns) {

  public WhoAndWhere {
    if ((schoolId == null) == (schools == null)) {
      throw new IllegalArgumentException("a source has one school, or what tells many apart");
    }
  }

  /** The lines of one school. */
  public static WhoAndWhere of(String schoolId, Directory directory) {
    return new WhoAndWhere(schoolId, null, directory, new SignOns(directory));
  }
}

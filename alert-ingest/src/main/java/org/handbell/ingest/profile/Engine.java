package org.handbell.ingest.profile;

import org.handbell.ingest.parse.HeaderMemory;
import org.handbell.ingest.parse.LineBody;
import org.jspecify.annotations.Nullable;

/** One way of parting lines into named values. */
interface Engine {

  /**
   * Puts what the line says under the wanted names.
   *
   * @return null, or what is wrong with the line and at which column
   */
  @Nullable String read(LineBody body, FieldNames names, Values out);

  /** The engine with what one source's lines need to know of the lines before them. */
  default Engine forSource(HeaderMemory memory) {
    return this;
  }

  /** True where a heading by which the product is known says what the next rows hold. */
  default boolean knowsHeading() {
    return false;
  }
}

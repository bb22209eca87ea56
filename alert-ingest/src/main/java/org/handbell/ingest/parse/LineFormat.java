package org.handbell.ingest.parse;

import org.jspecify.annotations.Nullable;

/** How one product writes its lines. A new one is a class of its own and a line in a list. */
public interface LineFormat {

  /** The name in the configuration and in {@code parser}. */
  String name();

  /** True where the line looks like this format; asked only when the format is {@code auto}. */
  boolean recognises(LineBody body);

  /**
   * True where it stands for no one product: {@code auto} tries it last, and takes only what it
   * makes an event of.
   */
  default boolean isGeneric() {
    return false;
  }

  /** True where nothing but requests is written in this format, so that a host alone is one. */
  default boolean isOfRequests() {
    return false;
  }

  /** Reads the line, or says why not. */
  ParseOutcome read(LineBody body, EventMaker maker);

  /** The format with what one source's lines need to know of the lines before them. */
  default LineFormat forSource(HeaderMemory memory) {
    return this;
  }

  /** Which format most lines had, and on what ground; null where there was nothing to decide. */
  default @Nullable FormatDecision decision() {
    return null;
  }
}

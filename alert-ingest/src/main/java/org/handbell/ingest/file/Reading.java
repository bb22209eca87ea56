package org.handbell.ingest.file;

import java.io.IOException;

/** Reads one source's files step by step. */
interface Reading {

  /**
   * Looks at the files and reads some of what is new.
   *
   * @return true when there is more to read at once
   * @throws IOException when something cannot be read now; later it may
   */
  boolean poll() throws IOException;

  /** Remembers how far it came, and lets go of the files. */
  void close() throws IOException;
}

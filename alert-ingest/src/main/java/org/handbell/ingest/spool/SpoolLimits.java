package org.handbell.ingest.spool;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * How much the spool may hold before it stops accepting.
 *
 * @param queueBytes lines in memory that wait to be written
 * @param spoolBytes lines on disk
 * @param freeFloor bytes that must stay free on the disk
 */
record SpoolLimits(long queueBytes, long spoolBytes, long freeFloor) {

  private static final long GIB = 1L << 30;

  /** A twentieth of the disk or 2 GiB, whichever is less, stays free; 64 GiB at most are used. */
  static SpoolLimits forDisk(Path folder) throws IOException {
    FileStore disk = Files.getFileStore(folder);
    return new SpoolLimits(8 << 20, 64 * GIB, Math.min(disk.getTotalSpace() / 20, 2 * GIB));
  }
}

package org.handbell.ingest.spool;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.LongSupplier;
import org.handbell.ingest.IngestMeters;

/** A spool on a disk as full as a test wants it. */
public final class SpoolOnDisk {

  private static final long PLENTY = 1L << 40;

  private SpoolOnDisk() {}

  /** Accepts while more than a thousand bytes are free. */
  public static Spool open(Path folder, LongSupplier freeBytes, IngestMeters meters)
      throws IOException {
    return Spool.open(folder, new SpoolLimits(8 << 20, PLENTY, 1_000), freeBytes, meters);
  }
}

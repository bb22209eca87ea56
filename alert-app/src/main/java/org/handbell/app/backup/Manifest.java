package org.handbell.app.backup;

import java.util.Map;
import java.util.TreeMap;

/**
 * What is in an archive.
 *
 * @param format of the archive itself
 * @param handbell the version that took it
 * @param taken the moment that it holds, ISO 8601
 * @param register the newest change of the register's tables; 0 where there is no register
 * @param configuration the entry of the configuration
 * @param keys by name of each key that opens it: a fingerprint
 * @param files by entry: its SHA-256
 */
record Manifest(
    int format,
    String handbell,
    String taken,
    int register,
    String configuration,
    Map<String, String> keys,
    Map<String, String> files) {

  static final int FORMAT = 1;

  /** The oldest format that can still be read. */
  static final int OLDEST = 1;

  static final String ENTRY = "manifest.json";

  Manifest {
    keys = Map.copyOf(new TreeMap<>(keys));
    files = Map.copyOf(new TreeMap<>(files));
  }

  /**
   * Refuses what this Handbell cannot put back.
   *
   * @param newest the newest change of the tables that this Handbell makes
   */
  void requireReadable(int newest) throws BackupException {
    if (format < OLDEST) {
      throw new BackupException(
          "the archive is older than this Handbell can read: put it back with Handbell %s, then upgrade"
              .formatted(handbell));
    }
    if (format > FORMAT || register > newest) {
      throw new BackupException(
          "the archive was taken by a newer Handbell: install version %s or later, then restore"
              .formatted(handbell));
    }
  }
}

package org.handbell.ingest.spool;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.rocksdb.AbstractRocksIterator;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.ColumnFamilyOptions;
import org.rocksdb.DBOptions;
import org.rocksdb.Options;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.SstFileReader;
import org.rocksdb.SstFileReaderIterator;
import org.rocksdb.WALRecoveryMode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Saves the lines of a spool whose files are damaged: each table and each log is read on its own.
 * What is lost is the damaged block of a table or the damaged 32 KiB of a log; it shows as a gap,
 * unless it is the very end. The files themselves stay beside the spool for whoever wants to look.
 */
final class SpoolSalvage {

  private static final Logger LOG = LoggerFactory.getLogger(SpoolSalvage.class);

  private static final long FARTHEST = 1L << 32;
  private static final String LATER = "1";

  private final Path damaged;

  private SpoolSalvage(Path damaged) {
    this.damaged = damaged;
  }

  /** Moves the folder aside. */
  static SpoolSalvage of(Path folder) throws IOException {
    int number = 1;
    Path aside;
    do {
      aside = folder.resolveSibling(folder.getFileName() + ".damaged-" + number++);
    } while (Files.exists(aside));
    Files.move(folder, aside);
    Files.createDirectories(folder);
    return new SpoolSalvage(aside);
  }

  /** Copies every block and every note of the spool's state that can be read. */
  void into(RocksDB db, ColumnFamilyHandle state) throws RocksDBException, IOException {
    for (Path table : files(".sst")) {
      copyTable(table, db, state);
    }
    copyLogs(db, state);
    LOG.warn("the damaged spool's files are kept in {}", damaged);
  }

  private List<Path> files(String ending) throws IOException {
    try (Stream<Path> files = Files.list(damaged)) {
      return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    }
  }

  private static void copyTable(Path table, RocksDB db, ColumnFamilyHandle state)
      throws RocksDBException {
    try (Options options = new Options();
        ReadOptions reading = new ReadOptions();
        SstFileReader reader = new SstFileReader(options)) {
      reader.open(table.toString());
      try (SstFileReaderIterator entries = reader.newIterator(reading)) {
        entries.seekToFirst();
        long last = copy(entries, -1, db, state);
        while (isDamaged(entries) && behindDamage(entries, last)) {
          last = copy(entries, last, db, state);
        }
      }
    } catch (RocksDBException e) {
      LOG.warn("{} cannot be read: {}", table.getFileName(), e.getMessage());
    }
  }

  /** Copies what comes next and returns the last key of a block, or {@code last} if none came. */
  private static long copy(
      SstFileReaderIterator entries, long last, RocksDB db, ColumnFamilyHandle state)
      throws RocksDBException {
    long copied = last;
    for (; entries.isValid(); entries.next()) {
      byte[] key = entries.key();
      put(key, entries.value(), db, state);
      copied = key.length == Long.BYTES ? SpoolStore.sequence(key) : copied;
    }
    return copied;
  }

  /**
   * Seeks the first block behind an unreadable stretch: in growing steps until one can be read,
   * then back by halves.
   */
  private static boolean behindDamage(SstFileReaderIterator entries, long last) {
    long step = 1;
    while (step < FARTHEST && !canRead(entries, last + step)) {
      step *= 2;
    }
    long low = last + step / 2;
    long high = last + step;
    while (high - low > 1) {
      long middle = (low + high) >>> 1;
      if (canRead(entries, middle)) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return canRead(entries, high) && entries.isValid();
  }

  private static boolean canRead(SstFileReaderIterator entries, long sequence) {
    entries.seek(SpoolStore.key(sequence));
    return !isDamaged(entries);
  }

  private static boolean isDamaged(AbstractRocksIterator<?> entries) {
    try {
      entries.status();
      return false;
    } catch (RocksDBException e) {
      return true;
    }
  }

  /** A block's key is a sequence number; the state's are shorter. */
  private static void put(byte[] key, byte[] value, RocksDB db, ColumnFamilyHandle state)
      throws RocksDBException {
    if (key.length == Long.BYTES) {
      putSound(key, value, db);
    } else {
      db.put(state, key, value);
    }
  }

  /** A block that RocksDB's own sums do not show to be damaged would be met again and again. */
  private static void putSound(byte[] key, byte[] value, RocksDB db) throws RocksDBException {
    if (SpoolBlock.isSound(SpoolStore.sequence(key), value)) {
      db.put(key, value);
    } else {
      LOG.warn("a block of lines is damaged and left out");
    }
  }

  /** A database that finds later logs than its own in its folder reads them as its own. */
  private void copyLogs(RocksDB db, ColumnFamilyHandle state) throws IOException, RocksDBException {
    Path logs = damaged.resolve("logs");
    Files.createDirectories(logs);
    eachEntry(logs, (key, value) -> {}); // makes it
    for (Path log : files(".log")) {
      Files.copy(log, logs.resolve(LATER + log.getFileName()));
    }
    eachEntry(logs, (key, value) -> put(key, value, db, state));
  }

  private interface Entry {
    void take(byte[] key, byte[] value) throws RocksDBException;
  }

  private static void eachEntry(Path folder, Entry each) throws RocksDBException {
    List<ColumnFamilyHandle> families = new ArrayList<>();
    try (ColumnFamilyOptions family = new ColumnFamilyOptions();
        DBOptions options =
            new DBOptions()
                .setCreateIfMissing(true)
                .setCreateMissingColumnFamilies(true)
                .setWalRecoveryMode(WALRecoveryMode.SkipAnyCorruptedRecords);
        RocksDB replayed =
            RocksDB.open(
                options, folder.toString(), SpoolSettings.families(family, family), families)) {
      for (ColumnFamilyHandle open : families) {
        try (RocksIterator entries = replayed.newIterator(open)) {
          for (entries.seekToFirst(); entries.isValid(); entries.next()) {
            each.take(entries.key(), entries.value());
          }
        }
      }
      families.forEach(ColumnFamilyHandle::close);
    }
  }
}

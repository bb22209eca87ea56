package org.handbell.ingest.spool;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;
import java.util.List;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.ColumnFamilyOptions;
import org.rocksdb.CompressionType;
import org.rocksdb.DBOptions;
import org.rocksdb.InfoLogLevel;
import org.rocksdb.LRUCache;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.WALRecoveryMode;

/** How RocksDB is to keep the spool's files; to be closed after them. */
final class SpoolSettings implements AutoCloseable {

  /** Read at once, and lost at once where it is damaged: a packed block or two. */
  private static final int READ_AT_ONCE = 32 << 10;

  private static final long MEMORY = 16 << 20;

  private final LRUCache cache = new LRUCache(4 << 20);
  private final DBOptions options = options();
  private final ColumnFamilyOptions lineOptions = lineOptions(cache);
  private final ColumnFamilyOptions stateOptions = new ColumnFamilyOptions();

  /**
   * Opens the folder's files.
   *
   * @param families is given the lines' and the state's column family
   */
  RocksDB open(Path folder, List<ColumnFamilyHandle> families) throws RocksDBException {
    return RocksDB.open(options, folder.toString(), families(lineOptions, stateOptions), families);
  }

  static List<ColumnFamilyDescriptor> families(
      ColumnFamilyOptions lines, ColumnFamilyOptions state) {
    return List.of(
        new ColumnFamilyDescriptor(RocksDB.DEFAULT_COLUMN_FAMILY, lines),
        new ColumnFamilyDescriptor("state".getBytes(UTF_8), state));
  }

  private static DBOptions options() {
    return new DBOptions()
        .setCreateIfMissing(true)
        .setCreateMissingColumnFamilies(true)
        // A last record half written is what a power cut leaves; anything else is damage to mend.
        .setWalRecoveryMode(WALRecoveryMode.TolerateCorruptedTailRecords)
        .setMaxTotalWalSize(4 * MEMORY)
        .setMaxBackgroundJobs(2)
        .setMaxOpenFiles(256)
        .setStatsDumpPeriodSec(0)
        .setInfoLogLevel(InfoLogLevel.WARN_LEVEL)
        .setKeepLogFileNum(2);
  }

  private static ColumnFamilyOptions lineOptions(LRUCache cache) {
    return new ColumnFamilyOptions()
        .setWriteBufferSize(MEMORY)
        .setMaxWriteBufferNumber(3)
        .setCompressionType(CompressionType.NO_COMPRESSION)
        .setTableFormatConfig(
            new BlockBasedTableConfig().setBlockCache(cache).setBlockSize(READ_AT_ONCE));
  }

  @Override
  public void close() {
    options.close();
    lineOptions.close();
    stateOptions.close();
    cache.close();
  }
}

package org.handbell.classifier;

import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Cache;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.WriteBufferManager;

/**
 * One cache and one allowance of write buffers for all stores of the process, so that native memory
 * does not grow with the number of partitions.
 */
public final class BoundedRocksDb implements RocksDBConfigSetter {

  private static final long CACHE = 64L << 20;
  private static final long WRITE_BUFFERS = 16L << 20;

  private static final Cache SHARED_CACHE = new LRUCache(CACHE);
  private static final WriteBufferManager SHARED_WRITE_BUFFERS =
      new WriteBufferManager(WRITE_BUFFERS, SHARED_CACHE);

  @Override
  public void setConfig(String storeName, Options options, Map<String, Object> configs) {
    BlockBasedTableConfig table = (BlockBasedTableConfig) options.tableFormatConfig();
    table.setBlockCache(SHARED_CACHE);
    table.setCacheIndexAndFilterBlocks(true);
    options.setTableFormatConfig(table);
    options.setWriteBufferManager(SHARED_WRITE_BUFFERS);
    options.setWriteBufferSize(WRITE_BUFFERS / 8);
  }

  /** What is shared stays: other stores use it. */
  @Override
  public void close(String storeName, Options options) {}
}

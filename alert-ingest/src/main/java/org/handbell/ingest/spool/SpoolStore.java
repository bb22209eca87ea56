package org.handbell.ingest.spool;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.CompressionType;
import org.rocksdb.InfoLogLevel;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.Slice;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;

/**
 * The spool's files. Keys are sequence numbers, eight bytes big-endian; the two keys that begin
 * with 0xFF hold the spool's id and the last place that Kafka has acknowledged. The write-ahead log
 * is what makes lines durable: most are deleted before they would be written a second time.
 */
final class SpoolStore implements AutoCloseable {

  private static final byte[] ID = {(byte) 0xFF, 'i', 'd'};
  private static final byte[] CHECKPOINT = {(byte) 0xFF, 'c', 'p'};
  private static final long MEMORY = 16 << 20;

  static {
    RocksDB.loadLibrary();
  }

  /** A place in the spool: a sequence number and the bytes of all lines up to it. */
  record Place(long sequence, long bytesUpToHere) {}

  private final LRUCache cache = new LRUCache(4 << 20);
  private final Options options = options(cache);
  private final WriteOptions synced = new WriteOptions().setSync(true);
  private final WriteOptions unsynced = new WriteOptions();
  private final RocksDB db;
  private final String id;

  private SpoolStore(Path folder) throws RocksDBException {
    db = RocksDB.open(options, folder.toString());
    byte[] known = db.get(ID);
    id = known == null ? createId() : new String(known, UTF_8);
  }

  static SpoolStore open(Path folder) throws RocksDBException {
    return new SpoolStore(folder);
  }

  private static Options options(LRUCache cache) {
    return new Options()
        .setCreateIfMissing(true)
        .setWriteBufferSize(MEMORY)
        .setMaxWriteBufferNumber(2)
        .setMaxTotalWalSize(4 * MEMORY)
        .setCompressionType(CompressionType.NO_COMPRESSION)
        .setLevel0FileNumCompactionTrigger(8)
        .setMaxBackgroundJobs(2)
        .setMaxOpenFiles(64)
        .setStatsDumpPeriodSec(0)
        .setInfoLogLevel(InfoLogLevel.WARN_LEVEL)
        .setKeepLogFileNum(2)
        .setTableFormatConfig(
            new BlockBasedTableConfig().setBlockCache(cache).setBlockSize(64 << 10));
  }

  private String createId() throws RocksDBException {
    byte[] random = new byte[6];
    new SecureRandom().nextBytes(random);
    String created = HexFormat.of().formatHex(random);
    db.put(synced, ID, created.getBytes(UTF_8));
    return created;
  }

  /** Given to this spool once: with a sequence number it names a line for ever. */
  String id() {
    return id;
  }

  /** The last place that Kafka has acknowledged. */
  Place checkpoint() throws RocksDBException {
    byte[] value = db.get(CHECKPOINT);
    if (value == null) {
      return new Place(0, 0);
    }
    ByteBuffer in = ByteBuffer.wrap(value);
    return new Place(in.getLong(), in.getLong());
  }

  /** The last place given to a line: never behind the checkpoint. */
  Place last() throws RocksDBException {
    Place checkpoint = checkpoint();
    try (RocksIterator lines = db.newIterator()) {
      lines.seekForPrev(key(Long.MAX_VALUE));
      if (!lines.isValid()) {
        return checkpoint;
      }
      SpooledLine line = SpooledLine.decode(sequence(lines.key()), lines.value());
      return line.sequence() > checkpoint.sequence()
          ? new Place(line.sequence(), line.bytesUpToHere())
          : checkpoint;
    }
  }

  /** Writes the lines as one group and returns when they are on disk. */
  void write(List<PendingLine> lines, Place after) throws RocksDBException {
    try (WriteBatch batch = new WriteBatch(1 << 16)) {
      long sequence = after.sequence();
      long bytes = after.bytesUpToHere();
      String lastSource = "";
      byte[] source = {};
      for (PendingLine line : lines) {
        if (!line.sourceId().equals(lastSource)) {
          lastSource = line.sourceId();
          source = lastSource.getBytes(UTF_8);
        }
        bytes += line.bytes().length;
        batch.put(key(++sequence), SpooledLine.encode(line, source, bytes));
      }
      db.write(synced, batch);
    }
  }

  /** Remembers what Kafka has; not synced, for at worst it is sent again with the same ids. */
  void checkpoint(Place place) throws RocksDBException {
    byte[] value =
        ByteBuffer.allocate(16).putLong(place.sequence()).putLong(place.bytesUpToHere()).array();
    db.put(unsynced, CHECKPOINT, value);
  }

  /** Deletes the lines of a range, both ends included. */
  void delete(long from, long to) throws RocksDBException {
    byte[] begin = key(from);
    byte[] end = key(to + 1);
    db.deleteFilesInRanges(db.getDefaultColumnFamily(), List.of(begin, end), false);
    db.deleteRange(unsynced, begin, end);
  }

  /** Reads on from a place; close it soon, for it holds back deletion. */
  Lines from(long sequence) {
    return new Lines(sequence);
  }

  @Override
  public void close() {
    db.close();
    options.close();
    synced.close();
    unsynced.close();
    cache.close();
  }

  private static byte[] key(long sequence) {
    return ByteBuffer.allocate(Long.BYTES).putLong(sequence).array();
  }

  private static long sequence(byte[] key) {
    return ByteBuffer.wrap(key).getLong();
  }

  /** The spool's lines in order, as they stood when this was made. */
  final class Lines implements AutoCloseable {
    // With a lower bound the deleted lines before it cost nothing.
    private final Slice lower;
    private final Slice upper = new Slice(key(Long.MAX_VALUE));
    private final ReadOptions bounds;
    private final RocksIterator lines;

    private Lines(long from) {
      lower = new Slice(key(from));
      bounds = new ReadOptions().setIterateLowerBound(lower).setIterateUpperBound(upper);
      lines = db.newIterator(bounds);
      lines.seekToFirst();
    }

    /** The next line, or null at the end. */
    @Nullable SpooledLine next() throws RocksDBException {
      if (!lines.isValid()) {
        lines.status();
        return null;
      }
      SpooledLine line = SpooledLine.decode(sequence(lines.key()), lines.value());
      lines.next();
      return line;
    }

    @Override
    public void close() {
      lines.close();
      bounds.close();
      lower.close();
      upper.close();
    }
  }
}

package org.handbell.ingest.spool;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.Status;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The spool's files. Keys are sequence numbers, eight bytes big-endian, each of the first line of a
 * {@link SpoolBlock}. The spool's id and the last place that Kafka has acknowledged stand in a
 * column family of their own: among the lines they would make every file overlap every other, so
 * that compaction would copy files that it can now just move. The write-ahead log is what makes
 * lines durable.
 */
final class SpoolStore implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(SpoolStore.class);
  private static final byte[] ID = {'i', 'd'};
  private static final byte[] CHECKPOINT = {'c', 'p'};
  private static final byte[] EPOCH = {'e', 'p'};

  static {
    RocksDB.loadLibrary();
  }

  /** A place in the spool: a sequence number and the bytes of all lines up to it. */
  record Place(long sequence, long bytesUpToHere) {}

  private final SpoolSettings settings = new SpoolSettings();
  private final WriteOptions synced = new WriteOptions().setSync(true);
  private final WriteOptions unsynced = new WriteOptions();
  private final ByteBuffer blockKey = ByteBuffer.allocateDirect(Long.BYTES);
  private final List<ColumnFamilyHandle> families = new ArrayList<>();
  private final RocksDB db;
  private final ColumnFamilyHandle state;
  private final String id;
  private final BlockWriter writer;

  private SpoolStore(Path folder) throws RocksDBException {
    db = settings.open(folder, families);
    state = families.get(1);
    try {
      byte[] known = db.get(state, ID);
      id = known == null ? createId() : new String(known, UTF_8);
      byte[] before = db.get(state, EPOCH);
      int epoch = before == null ? 1 : ByteBuffer.wrap(before).getInt() + 1;
      db.put(state, synced, EPOCH, ByteBuffer.allocate(Integer.BYTES).putInt(epoch).array());
      writer = new BlockWriter(epoch);
    } catch (RocksDBException e) {
      close();
      throw e;
    }
  }

  /** Opens the folder's spool; what is left of a damaged one is saved into a new one. */
  static SpoolStore open(Path folder) throws RocksDBException {
    try {
      SpoolManifest.requireSound(folder);
      SpoolStore store = new SpoolStore(folder);
      store.requireReadable();
      return store;
    } catch (RocksDBException e) {
      if (!isDamage(e)) {
        throw e;
      }
      LOG.error("spool is damaged, saving what can be read: {}", e.getMessage());
      return reopenDamaged(folder);
    }
  }

  private void requireReadable() throws RocksDBException {
    try {
      var unused = last();
    } catch (RocksDBException e) {
      close();
      throw e;
    }
  }

  /** Sets the files aside and moves what can be read of them into a new spool. */
  static SpoolStore reopenDamaged(Path folder) throws RocksDBException {
    try {
      SpoolSalvage salvage = SpoolSalvage.of(folder);
      try (SpoolStore fresh = new SpoolStore(folder)) {
        salvage.into(fresh.db, fresh.state);
        fresh.db.syncWal();
      }
      return new SpoolStore(folder);
    } catch (IOException e) {
      throw new RocksDBException("the damaged spool cannot be set aside: " + e.getMessage());
    }
  }

  /** True where the files are at fault, and not the disk's space or a lock. */
  static boolean isDamage(RocksDBException e) {
    Status status = e.getStatus();
    if (status == null) {
      return false;
    }
    boolean missing =
        status.getCode() == Status.Code.IOError
            && String.valueOf(status.getState()).contains("No such file");
    return status.getCode() == Status.Code.Corruption || missing;
  }

  /** What is told where bytes on disk are not what was written. */
  static RocksDBException damage(String what) {
    return new RocksDBException(
        what, new Status(Status.Code.Corruption, Status.SubCode.None, what));
  }

  private String createId() throws RocksDBException {
    byte[] random = new byte[6];
    new SecureRandom().nextBytes(random);
    String created = HexFormat.of().formatHex(random);
    db.put(state, synced, ID, created.getBytes(UTF_8));
    return created;
  }

  /** Given to this spool once: with a sequence number it names a line for ever. */
  String id() {
    return id;
  }

  /** The last place that Kafka has acknowledged. */
  Place checkpoint() throws RocksDBException {
    byte[] value = db.get(state, CHECKPOINT);
    if (value == null) {
      return new Place(0, 0);
    }
    ByteBuffer in = ByteBuffer.wrap(value);
    return new Place(in.getLong(), in.getLong());
  }

  /** The last place given to a line: never behind the checkpoint. */
  Place last() throws RocksDBException {
    Place checkpoint = checkpoint();
    SpoolBlock block = blockOf(Long.MAX_VALUE);
    return block != null && block.end().sequence() > checkpoint.sequence()
        ? block.end()
        : checkpoint;
  }

  /** The block that holds the line or, when there is none, the last one before it. */
  private @Nullable SpoolBlock blockOf(long sequence) throws RocksDBException {
    try (RocksIterator blocks = db.newIterator()) {
      blocks.seekForPrev(key(sequence));
      if (!blocks.isValid()) {
        blocks.status();
        return null;
      }
      return SpoolBlock.decode(sequence(blocks.key()), blocks.value());
    }
  }

  /**
   * Writes the lines as one group and returns when they are on disk.
   *
   * @return the place of the last of them
   */
  Place write(List<PendingLine> lines, Place after) throws RocksDBException {
    try (WriteBatch batch = new WriteBatch(1 << 16)) {
      Place end = after;
      for (int from = 0; from < lines.size(); from = (int) (end.sequence() - after.sequence())) {
        writer.begin(lines, from);
        blockKey.clear();
        blockKey.putLong(end.sequence() + 1);
        end = writer.end(end);
        batch.put(blockKey.flip(), writer.block(end));
      }
      db.write(synced, batch);
      return end;
    }
  }

  /** Remembers what Kafka has; not synced, for at worst it is sent again with the same ids. */
  void checkpoint(Place place) throws RocksDBException {
    byte[] value =
        ByteBuffer.allocate(16).putLong(place.sequence()).putLong(place.bytesUpToHere()).array();
    db.put(state, unsynced, CHECKPOINT, value);
  }

  /** Deletes the blocks that hold no line after this one. */
  void deleteUpTo(long sequence) throws RocksDBException {
    byte[] end = endOfBlocks(sequence);
    dropFiles(end);
    db.deleteRange(unsynced, key(0), end);
  }

  /**
   * Deletes the files that hold no line after this one, and leaves blocks in files that hold later
   * ones: to mark those would make every file overlap, so that compaction would copy what it can
   * now just move.
   */
  void dropFilesUpTo(long sequence) throws RocksDBException {
    dropFiles(endOfBlocks(sequence));
  }

  private void dropFiles(byte[] end) throws RocksDBException {
    db.deleteFilesInRanges(db.getDefaultColumnFamily(), List.of(key(0), end), false);
  }

  /** The key of the first block that holds a line after this one. */
  private byte[] endOfBlocks(long sequence) throws RocksDBException {
    SpoolBlock last = blockOf(sequence + 1);
    return last == null
        ? key(0)
        : key(last.end().sequence() > sequence ? last.first() : sequence + 1);
  }

  /** Reads on from a place; close it soon, for it holds back deletion. */
  SpoolLines from(long sequence) throws RocksDBException {
    SpoolBlock first = blockOf(sequence);
    return new SpoolLines(db, first == null ? sequence : first.first(), sequence);
  }

  @Override
  public void close() {
    families.forEach(ColumnFamilyHandle::close);
    db.close();
    settings.close();
    synced.close();
    unsynced.close();
  }

  static byte[] key(long sequence) {
    return ByteBuffer.allocate(Long.BYTES).putLong(sequence).array();
  }

  static long sequence(byte[] key) {
    return ByteBuffer.wrap(key).getLong();
  }
}

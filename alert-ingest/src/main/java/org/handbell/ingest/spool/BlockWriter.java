package org.handbell.ingest.spool;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.List;
import net.jpountz.lz4.LZ4Compressor;
import net.jpountz.lz4.LZ4Factory;
import org.jspecify.annotations.Nullable;

/**
 * Makes blocks of lines, packed where that pays: lines of a log say much the same, and what is not
 * written need not be copied, summed or synced. One thread uses it; it allocates nothing a block.
 */
final class BlockWriter {

  /** Less than the disk writes at once: a line alone goes its way as short as it is. */
  private static final int LEAST_TO_PACK = 4 << 10;

  private static final int MOST_LINES = 1_000;
  private static final int FIXED = 1 + 8 + 3 + 4;
  private static final int MOST_TEXT_BYTES = 255;

  private final LZ4Compressor lz4 = LZ4Factory.fastestInstance().fastCompressor();
  private final ByteBuffer plain = ByteBuffer.allocateDirect(SpoolBlock.MOST_BYTES);
  private final ByteBuffer packed =
      ByteBuffer.allocateDirect(
          SpoolBlock.PACKED_HEADER + lz4.maxCompressedLength(SpoolBlock.MOST_BYTES));
  private final int epoch;
  private final Text source = new Text();
  private final Text id = new Text();
  private final Text sender = new Text();
  private int count;
  private long bytes;

  BlockWriter(int epoch) {
    this.epoch = epoch;
  }

  /** Begins a block with the lines from there on that fit one; a line always fits. */
  void begin(List<PendingLine> lines, int from) {
    plain.clear().position(SpoolBlock.HEADER);
    count = 0;
    bytes = 0;
    int most = Math.min(MOST_LINES, lines.size() - from);
    while (count < most && size(lines.get(from + count)) <= plain.remaining()) {
      add(lines.get(from + count));
    }
    plain.flip();
  }

  /** How many bytes of a block the line takes at most. */
  private static int size(PendingLine line) {
    ArrivedLine arrived = line.line();
    int texts = most(arrived.sourceId()) + most(arrived.id()) + most(arrived.sender());
    return FIXED + texts + line.length();
  }

  private static int most(@Nullable String text) {
    return text == null ? 0 : Math.min(MOST_TEXT_BYTES, 3 * text.length());
  }

  private void add(PendingLine pending) {
    ArrivedLine line = pending.line();
    plain.put((byte) (line.truncated() ? 1 : 0)).putLong(line.received().toEpochMilli());
    source.put(line.sourceId(), plain);
    id.put(line.id(), plain);
    sender.put(line.sender(), plain);
    plain.putInt(line.bytes().length).put(line.bytes());
    count++;
    bytes += line.bytes().length;
  }

  /** The place of the block's last line, behind another. */
  SpoolStore.Place end(SpoolStore.Place after) {
    return new SpoolStore.Place(after.sequence() + count, after.bytesUpToHere() + bytes);
  }

  /** The block as it is to be written; good until the next begins. */
  ByteBuffer block(SpoolStore.Place end) {
    header(SpoolBlock.PLAIN, end, plain);
    int size = plain.limit() - SpoolBlock.HEADER;
    return size >= LEAST_TO_PACK && isPacked(end, size) ? packed : plain;
  }

  private boolean isPacked(SpoolStore.Place end, int size) {
    packed.clear();
    header(SpoolBlock.PACKED, end, packed);
    packed.putInt(SpoolBlock.HEADER, size);
    int from = SpoolBlock.PACKED_HEADER;
    int length =
        lz4.compress(plain, SpoolBlock.HEADER, size, packed, from, packed.capacity() - from);
    packed.putInt(SpoolBlock.HEADER + Integer.BYTES, SpoolBlock.checksum(packed, from + length));
    packed.limit(from + length);
    return length < size - size / 8;
  }

  private void header(byte version, SpoolStore.Place end, ByteBuffer block) {
    block.put(0, version).putInt(1, epoch).putInt(5, count).putLong(9, end.bytesUpToHere());
  }

  /** A text that most lines say alike: the bytes of the one before serve again. */
  private static final class Text {

    private String last = "";
    private byte[] bytes = {};

    void put(@Nullable String text, ByteBuffer out) {
      String now = text == null ? "" : text;
      if (!now.equals(last)) {
        last = now;
        bytes = now.getBytes(UTF_8);
      }
      int length = Math.min(bytes.length, MOST_TEXT_BYTES);
      out.put((byte) length).put(bytes, 0, length);
    }
  }
}

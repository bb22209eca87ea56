package org.handbell.ingest.spool;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.rocksdb.RocksDBException;

/** Lines become blocks and blocks lines again; what is no block that was written becomes none. */
class SpoolBlockTest {

  private static final SpoolStore.Place BEFORE = new SpoolStore.Place(41, 5_000);
  private static final int CHECKSUM_AT = SpoolBlock.HEADER + 4;

  private final BlockWriter writer = new BlockWriter(7);

  @Test
  void lines_of_every_kind_come_back_as_they_were_whether_their_block_was_packed_or_not()
      throws Exception {
    Random random = new Random(17);
    int packed = 0;
    int plain = 0;
    for (int round = 0; round < 400; round++) {
      List<PendingLine> lines = linesOfEveryKind(random);
      for (int from = 0; from < lines.size(); ) {
        writer.begin(lines, from);
        SpoolStore.Place end = writer.end(BEFORE);
        byte[] value = bytes(writer.block(end));

        List<SpooledLine> read = read(value);

        int count = (int) (end.sequence() - BEFORE.sequence());
        assertThat(read).as("seed 17, round %d", round).hasSize(count).isNotEmpty();
        for (int i = 0; i < count; i++) {
          assertSame(read.get(i), lines.get(from + i).line(), BEFORE.sequence() + 1 + i);
        }
        assertThat(value.length).isLessThan(SpoolBlock.MOST_BYTES);
        packed += value[0] == SpoolBlock.PACKED ? 1 : 0;
        plain += value[0] == SpoolBlock.PLAIN ? 1 : 0;
        from += count;
      }
    }
    assertThat(packed).isGreaterThan(100);
    assertThat(plain).isGreaterThan(100);
  }

  private static void assertSame(SpooledLine read, ArrivedLine line, long sequence) {
    assertThat(read.sequence()).isEqualTo(sequence);
    assertThat(read.epoch()).isEqualTo(7);
    assertThat(read.bytes()).isEqualTo(line.bytes());
    assertThat(read.line())
        .usingRecursiveComparison()
        .ignoringFields("bytes", "received")
        .isEqualTo(line);
    assertThat(read.line().received()).isEqualTo(line.received());
  }

  @Test
  void a_lone_line_and_lines_that_do_not_shrink_are_not_packed() {
    Random random = new Random(3);
    List<PendingLine> random4 = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      byte[] bytes = new byte[9_000];
      random.nextBytes(bytes);
      random4.add(pending(bytes));
    }

    assertThat(block(List.of(pending("x".repeat(1_200).getBytes(UTF_8))))[0])
        .isEqualTo(SpoolBlock.PLAIN);
    assertThat(block(random4)[0]).isEqualTo(SpoolBlock.PLAIN);
  }

  @Test
  void lines_of_a_log_take_a_small_part_of_their_bytes_and_say_where_they_begin_and_end()
      throws Exception {
    List<PendingLine> lines = lines(100);
    long bytes = lines.stream().mapToLong(PendingLine::length).sum();

    byte[] value = block(lines);

    assertThat(value.length).isLessThan((int) bytes / 4);
    SpoolBlock block = SpoolBlock.decode(42, value);
    assertThat(block.end()).isEqualTo(new SpoolStore.Place(141, 5_000 + bytes));
    assertThat(block.lines(new Unpacker()).before()).isEqualTo(BEFORE);
  }

  @Test
  void blocks_of_older_versions_are_read() throws Exception {
    byte[] text = "a line".getBytes(UTF_8);
    byte[] source = "elm-fw".getBytes(UTF_8);
    byte[] first =
        bytes(
            ByteBuffer.allocate(64)
                .put((byte) 1)
                .putInt(1)
                .putLong(5_006)
                .put((byte) 1)
                .putLong(9)
                .put((byte) 6)
                .put(source)
                .putInt(6)
                .put(text)
                .flip());
    byte[] second =
        bytes(
            ByteBuffer.allocate(64)
                .put((byte) 2)
                .putInt(3)
                .putInt(1)
                .putLong(5_006)
                .put((byte) 0)
                .putLong(9)
                .put((byte) 6)
                .put(source)
                .put((byte) 1)
                .put((byte) 'f')
                .put((byte) 0)
                .putInt(6)
                .put(text)
                .flip());

    assertThat(read(first))
        .usingRecursiveComparison()
        .isEqualTo(
            List.of(
                new SpooledLine(
                    42,
                    0,
                    new ArrivedLine("elm-fw", Instant.ofEpochMilli(9), text, true, null, null))));
    assertThat(read(second))
        .usingRecursiveComparison()
        .isEqualTo(
            List.of(
                new SpooledLine(
                    42,
                    3,
                    new ArrivedLine("elm-fw", Instant.ofEpochMilli(9), text, false, "f", null))));
    assertThat(SpoolBlock.decode(42, first).lines(new Unpacker()).before()).isEqualTo(BEFORE);
  }

  @Test
  void a_block_of_a_later_version_is_refused_by_name_and_not_taken_for_damage() {
    byte[] value = block(lines(100));
    value[0] = 4;

    assertThatThrownBy(() -> SpoolBlock.decode(42, value))
        .isInstanceOfSatisfying(
            RocksDBException.class, e -> assertThat(SpoolStore.isDamage(e)).isFalse())
        .hasMessage("spool block of version 4, this reads 3");
    assertThat(SpoolBlock.isSound(42, value)).isTrue();
  }

  @Test
  void a_packed_block_with_any_bit_turned_or_cut_anywhere_gives_no_line() {
    byte[] value = block(lines(100));
    int laterVersions = 0;
    for (int bit = 0; bit < value.length * 8; bit++) {
      byte[] turned = value.clone();
      turned[bit / 8] ^= (byte) (1 << bit % 8);

      laterVersions += wasRefused(turned) ? 0 : 1;
    }
    assertThat(laterVersions).isEqualTo(6); // bits of the version itself
    for (int length = 0; length < value.length; length++) {
      byte[] cut = new byte[length];
      System.arraycopy(value, 0, cut, 0, length);
      assertThat(SpoolBlock.isSound(42, cut)).as("cut to %d", length).isFalse();
    }
  }

  /** Not read, as damage or as of a version that is not known. */
  private static boolean wasRefused(byte[] value) {
    assertThatThrownBy(() -> read(value)).isInstanceOf(RocksDBException.class);
    return !SpoolBlock.isSound(42, value);
  }

  @Test
  void whatever_stands_behind_a_right_checksum_ends_as_lines_or_as_damage_in_little_memory()
      throws Exception {
    byte[] whole = block(lines(100));
    Random random = new Random(23);
    int damaged = 0;
    for (int round = 0; round < 20_000; round++) {
      byte[] value = whole.clone();
      for (int change = random.nextInt(4); change >= 0; change--) {
        int at = 1 + random.nextInt(random.nextBoolean() ? 60 : value.length - 1);
        value[at] = (byte) (random.nextBoolean() ? 0xFF : random.nextInt(256));
      }
      value = sealed(value);

      damaged += SpoolBlock.isSound(42, value) ? 0 : 1;

      if (SpoolBlock.isSound(42, value)) { // then all of it can be read
        assertThat(read(value)).as("seed 23, round %d", round).isNotEmpty();
      }
    }
    assertThat(damaged).isGreaterThan(10_000);
  }

  @Test
  void a_size_is_not_believed() {
    byte[] whole = block(lines(100));
    int size = ByteBuffer.wrap(whole).getInt(SpoolBlock.HEADER);
    for (int wrong : new int[] {-1, 0, size - 1, size + 1, 1 << 30, Integer.MAX_VALUE}) {
      byte[] value = whole.clone();
      ByteBuffer.wrap(value).putInt(SpoolBlock.HEADER, wrong);

      byte[] sealed = sealed(value);

      assertThatThrownBy(() -> read(sealed))
          .as("%d", wrong)
          .isInstanceOfSatisfying(
              RocksDBException.class, e -> assertThat(SpoolStore.isDamage(e)).isTrue());
    }
  }

  /** With the checksum that belongs to it. */
  private static byte[] sealed(byte[] value) {
    ByteBuffer block = ByteBuffer.wrap(value);
    block.putInt(CHECKSUM_AT, SpoolBlock.checksum(block, value.length));
    return value;
  }

  private byte[] block(List<PendingLine> lines) {
    writer.begin(lines, 0);
    return bytes(writer.block(writer.end(BEFORE)));
  }

  private static byte[] bytes(ByteBuffer block) {
    byte[] bytes = new byte[block.remaining()];
    block.get(bytes);
    return bytes;
  }

  private static List<SpooledLine> read(byte[] value) throws RocksDBException {
    List<SpooledLine> read = new ArrayList<>();
    BlockLines lines = SpoolBlock.decode(42, value).lines(new Unpacker());
    while (lines.hasNext()) {
      read.add(lines.next());
    }
    return read;
  }

  private static List<PendingLine> lines(int count) {
    List<PendingLine> lines = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String line =
          "<134>1 2026-11-20T09:00:" + i % 60 + "Z elm GET https://page-" + i + ".example";
      lines.add(pending(line.getBytes(UTF_8)));
    }
    return lines;
  }

  private static PendingLine pending(byte[] bytes) {
    return pending("elm-fw", bytes, false, null, "10.1.0.5");
  }

  private static PendingLine pending(
      String source, byte[] bytes, boolean cut, @Nullable String id, @Nullable String sender) {
    Instant received = Instant.ofEpochMilli(1_000L * bytes.length);
    return new PendingLine(new ArrivedLine(source, received, bytes, cut, id, sender), () -> {});
  }

  private static List<PendingLine> linesOfEveryKind(Random random) {
    List<PendingLine> lines = new ArrayList<>();
    List<byte[]> texts = new ArrayList<>();
    for (int i = random.nextInt(random.nextInt(20) == 0 ? 2_500 : 12); i >= 0; i--) {
      texts.add(bytesOfEveryKind(random));
    }
    Collections.shuffle(texts, random);
    for (byte[] text : texts) {
      int kind = random.nextInt(4);
      lines.add(
          pending(
              random.nextBoolean() ? "elm-fw" : "søurce-" + kind,
              text,
              kind == 0,
              kind == 1 ? "file-" + random.nextInt(1_000) : null,
              kind == 2 ? null : "10.1.0." + kind));
    }
    return lines;
  }

  private static byte[] bytesOfEveryKind(Random random) {
    int kind = random.nextInt(60);
    byte[] bytes = new byte[kind == 0 ? 64 << 10 : kind < 5 ? 0 : random.nextInt(900)];
    if (kind % 2 == 0) {
      random.nextBytes(bytes);
      return bytes;
    }
    return "search=cats+and+dögs&page=1 ".repeat(1 + bytes.length / 28).getBytes(UTF_8);
  }
}

package org.handbell.ingest.file;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/** An export on its way into the spool: a plain file, a compressed one, or each file in a zip. */
final class DroppedFile implements Closeable {

  private static final int BLOCK = 256 << 10;

  private final SourceLines lines;
  private final FileMeters meters;
  private final @Nullable ZipInputStream zip;
  private final InputStream stream;
  private final byte[] block = new byte[BLOCK];
  private @Nullable Part part;
  private long taken;
  private volatile long durable;

  /** One file of lines. */
  private final class Part {
    private final TextForm form;
    private final LineIds ids;
    private final LineCutter cutter;

    Part(byte[] head) {
      TextForm told = TextForm.of(head);
      this.form = told == null ? TextForm.BYTES : told;
      this.ids = new LineIds(lines.sourceId(), head);
      this.cutter = new LineCutter(form, 0);
      int unused = cutter.feed(head, head.length, this::take);
    }

    private void take(long start, long next, byte[] bytes, boolean truncated) {
      byte[] line = form.toUtf8(bytes, true);
      meters.read(next - start);
      if (line.length > 0) {
        long number = ++taken;
        lines.append(ids.id(start, line), line, truncated, () -> durable = number);
      }
    }
  }

  DroppedFile(Path file, SourceLines lines, FileMeters meters) throws IOException {
    this.lines = lines;
    this.meters = meters;
    BoundedStream.Counted packed =
        new BoundedStream.Counted(new BufferedInputStream(Files.newInputStream(file), BLOCK));
    String name = file.toString().toLowerCase(Locale.ROOT);
    try {
      this.zip = name.endsWith(".zip") ? new ZipInputStream(packed) : null;
      if (zip != null) {
        this.stream = new BoundedStream(zip, packed);
      } else if (name.endsWith(".gz")) {
        this.stream = new BoundedStream(new GZIPInputStream(packed, 1 << 16), packed);
      } else {
        this.stream = packed;
      }
    } catch (IOException e) {
      packed.close();
      throw e;
    }
  }

  /** Lines read so far. */
  long taken() {
    return taken;
  }

  /** True when the last line read is on disk in the spool. */
  boolean isDurable() {
    return durable >= taken;
  }

  /**
   * Reads on by one block.
   *
   * @return false at the end
   * @throws IOException when the rest cannot be read
   */
  boolean read() throws IOException {
    if (part == null) {
      if (zip != null && !nextEntry(zip)) {
        return false;
      }
      lines.enter(this, List.of());
      part = new Part(stream.readNBytes(Fingerprint.MOST));
      return true;
    }
    int length = stream.readNBytes(block, 0, block.length);
    int unused = part.cutter.feed(block, length, part::take);
    if (length == block.length) {
      return true;
    }
    part.cutter.end(part::take);
    part = null;
    return zip != null;
  }

  /** A zip's names are looked at and nothing more: nothing is unpacked onto the disk. */
  private static boolean nextEntry(ZipInputStream zip) throws IOException {
    for (ZipEntry entry; (entry = zip.getNextEntry()) != null; ) {
      if (!entry.isDirectory() && DropFolder.isExport(entry.getName())) {
        return true;
      }
    }
    return false;
  }

  @Override
  public void close() throws IOException {
    stream.close();
  }
}

package org.handbell.app.backup;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * An archive being written: a ZIP file that any tool opens, with a manifest of checksums at its
 * end. It has its name only once it is whole and on disk.
 */
final class Archive implements AutoCloseable {

  private final Path file;
  private final Path unfinished;
  private final FileChannel channel;
  private final ZipOutputStream zip;
  private final Map<String, String> sums = new TreeMap<>();
  private boolean finished;

  private Archive(Path file, Path unfinished, FileChannel channel) {
    this.file = file;
    this.unfinished = unfinished;
    this.channel = channel;
    this.zip =
        new ZipOutputStream(new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16));
    zip.setLevel(Deflater.BEST_SPEED); // what is large is compressed already
  }

  static Archive create(Path file) throws IOException {
    Path unfinished = file.resolveSibling(file.getFileName() + ".part");
    Files.deleteIfExists(unfinished);
    return new Archive(file, unfinished, OwnFiles.create(unfinished));
  }

  void add(Piece piece) throws IOException {
    MessageDigest digest = Sums.digest();
    zip.putNextEntry(new ZipEntry(piece.entry()));
    try (InputStream in = piece.open()) {
      copy(in, piece.size(), digest);
    }
    zip.closeEntry();
    sums.put(piece.entry(), HexFormat.of().formatHex(digest.digest()));
  }

  private void copy(InputStream in, long size, MessageDigest digest) throws IOException {
    byte[] buffer = new byte[1 << 16];
    long left = size;
    while (left > 0) {
      int read = in.read(buffer, 0, (int) Math.min(left, buffer.length));
      if (read < 0) {
        throw new EOFException("a file became shorter while it was copied");
      }
      digest.update(buffer, 0, read);
      zip.write(buffer, 0, read);
      left -= read;
    }
  }

  /** What was added so far, each entry with its checksum. */
  Map<String, String> sums() {
    return Map.copyOf(sums);
  }

  /** Writes the manifest, brings all to disk and gives the archive its name. */
  void finish(Manifest manifest) throws IOException {
    zip.putNextEntry(new ZipEntry(Manifest.ENTRY));
    zip.write(new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(manifest));
    zip.closeEntry();
    zip.finish();
    zip.flush();
    channel.force(true);
    var unused = Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    finished = true;
  }

  @Override
  public void close() throws IOException {
    channel.close();
    if (!finished) {
      Files.deleteIfExists(unfinished);
    }
  }
}

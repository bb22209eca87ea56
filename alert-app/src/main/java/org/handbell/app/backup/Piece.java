package org.handbell.app.backup;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * One file of an archive as it was at the archive's moment.
 *
 * @param entry its name there
 * @param file where its bytes are
 * @param size how many of them count: a log may have grown since
 * @param bytes the whole of a small file that may have been rewritten since
 */
@SuppressWarnings("ArrayRecordComponent") // the file itself
record Piece(String entry, Path file, long size, byte @Nullable [] bytes) {

  static Piece whole(String entry, Path file) throws IOException {
    return new Piece(entry, file, Files.size(file), null);
  }

  InputStream open() throws IOException {
    return bytes == null ? Files.newInputStream(file) : new ByteArrayInputStream(bytes);
  }
}

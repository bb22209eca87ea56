package org.handbell.ingest.file;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/** What an open file holds; it can be read to its end whatever becomes of its name. */
interface Content extends Closeable {

  /** Fills the array from this place on and says how far; 0 at the end. */
  int read(byte[] into, long at) throws IOException;

  /** The first KiB, or what there is, as it is now. */
  byte[] head() throws IOException;

  /** Bytes there are, or were read so far where that cannot be known. */
  long size() throws IOException;

  /** True where nothing is ever added or taken away: it is an archive. */
  boolean isWhole();

  /** The file system's number for the file: a hint, for it is given again. */
  String inode();

  /** The number of whatever the path names now. */
  static String inodeOf(Path path) throws IOException {
    BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
    Object key = attributes.fileKey();
    return String.valueOf(key == null ? attributes.creationTime() : key).replace(' ', '_');
  }

  /** Opens a log, or a compressed one by its name. */
  static Content open(Path path) throws IOException {
    return path.toString().endsWith(".gz") ? GzipFile.open(path) : PlainFile.open(path);
  }
}

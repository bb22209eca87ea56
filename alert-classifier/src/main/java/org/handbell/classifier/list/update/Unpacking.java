package org.handbell.classifier.list.update;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.handbell.classifier.list.ListException;
import org.handbell.classifier.list.ListReader;

/**
 * Reads a list as it was delivered: plain, compressed, or an archive of either. Nothing is ever
 * written to a path that an archive names; such a path is only a name.
 */
final class Unpacking {

  private static final int MOST_FILES = 10_000;

  private Unpacking() {}

  /**
   * Reads all of it.
   *
   * @param name of the delivery, for messages
   * @param limit most bytes, unpacked
   * @throws ListException when it is too large, packed too densely or damaged
   */
  static void read(String name, InputStream packed, long limit, ListReader reader)
      throws IOException {
    Measured in = new Measured(packed, limit);
    BufferedInputStream start = new BufferedInputStream(in, 1 << 16);
    switch (magic(start)) {
      case GZIP -> unzipped(name, in.unpacked(new GZIPInputStream(start, 1 << 16)), reader);
      case ZIP -> zip(name, start, in, reader);
      case NONE -> unzipped(name, start, reader);
    }
    in.drain(start);
  }

  private enum Magic {
    GZIP,
    ZIP,
    NONE
  }

  private static Magic magic(BufferedInputStream in) throws IOException {
    in.mark(4);
    byte[] first = in.readNBytes(4);
    in.reset();
    if (first.length == 4 && first[0] == 0x1f && (first[1] & 0xff) == 0x8b) {
      return Magic.GZIP;
    }
    boolean zip = first.length == 4 && first[0] == 'P' && first[1] == 'K' && first[2] == 3;
    return zip ? Magic.ZIP : Magic.NONE;
  }

  private static void unzipped(String name, InputStream in, ListReader reader) throws IOException {
    BufferedInputStream start = new BufferedInputStream(in, 1 << 16);
    if (!Tar.isOne(start)) {
      reader.read(name, start);
      return;
    }
    Tar tar = new Tar(start);
    for (int files = 1; tar.next(); files++) {
      reader.read(checked(tar.name(), files), tar.content());
    }
  }

  private static void zip(String name, InputStream in, Measured measured, ListReader reader)
      throws IOException {
    int files = 0;
    ZipInputStream zip = new ZipInputStream(in); // whoever opened the delivery closes it
    for (ZipEntry next = zip.getNextEntry(); next != null; next = zip.getNextEntry()) {
      String entry = checked(next.getName(), ++files);
      if (!next.isDirectory()) {
        reader.read(entry, measured.unpacked(zip));
      }
    }
    if (files == 0) {
      throw new ListException(name + ": the archive is empty; fetch the list again");
    }
  }

  /** No file is made of it, and still: an archive with such a name was made to do harm. */
  private static String checked(String entry, int files) {
    String path = entry.replace('\\', '/');
    if (path.startsWith("/") || path.contains(":") || ("/" + path + "/").contains("/../")) {
      throw new ListException("the archive names a path outside of itself; do not use it");
    }
    if (files > MOST_FILES) {
      throw new ListException("the archive has more than " + MOST_FILES + " files");
    }
    return path;
  }
}

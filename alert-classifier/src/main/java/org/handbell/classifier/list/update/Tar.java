package org.handbell.classifier.list.update;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.handbell.classifier.list.ListException;

/**
 * The plain files of a tar archive (POSIX ustar), one after the other. Links and all else that is
 * no file are passed over.
 */
final class Tar {

  private static final int BLOCK = 512;
  private static final int NAME = 100;
  private static final int SIZE_AT = 124;
  private static final int TYPE_AT = 156;
  private static final int MAGIC_AT = 257;
  private static final int PREFIX_AT = 345;

  private final InputStream in;
  private String name = "";
  private long left;
  private long padding;

  Tar(InputStream in) {
    this.in = in;
  }

  static boolean isOne(BufferedInputStream in) throws IOException {
    in.mark(BLOCK);
    byte[] header = in.readNBytes(BLOCK);
    in.reset();
    return header.length == BLOCK && text(header, MAGIC_AT, 5).equals("ustar");
  }

  /** Goes to the next file; false at the end. */
  boolean next() throws IOException {
    while (true) {
      skip(left + padding);
      byte[] header = in.readNBytes(BLOCK);
      if (header.length < BLOCK) {
        throw new EOFException("the archive ends too soon");
      }
      if (header[0] == 0) {
        return false;
      }
      left = size(header);
      padding = (BLOCK - left % BLOCK) % BLOCK;
      String prefix = text(header, PREFIX_AT, 155);
      name = (prefix.isEmpty() ? "" : prefix + "/") + text(header, 0, NAME);
      if (header[TYPE_AT] == '0' || header[TYPE_AT] == 0) {
        return true;
      }
    }
  }

  String name() {
    return name;
  }

  /** The content of the file that it stands at. */
  InputStream content() {
    return new FilterInputStream(in) {
      @Override
      public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
      }

      @Override
      public int read(byte[] bytes, int from, int length) throws IOException {
        if (left == 0) {
          return -1;
        }
        int read = in.read(bytes, from, (int) Math.min(length, left));
        if (read < 0) {
          throw new EOFException("the archive ends too soon");
        }
        left -= read;
        return read;
      }

      @Override
      public void close() {}
    };
  }

  private void skip(long bytes) throws IOException {
    in.skipNBytes(bytes);
  }

  private static long size(byte[] header) {
    String octal = text(header, SIZE_AT, 12).strip();
    if (!octal.matches("[0-7]{1,11}")) {
      throw new ListException("the archive is damaged; fetch the list again");
    }
    return Long.parseLong(octal, 8);
  }

  private static String text(byte[] header, int from, int length) {
    int end = from;
    while (end < from + length && header[end] != 0) {
      end++;
    }
    return new String(header, from, end - from, StandardCharsets.UTF_8);
  }
}

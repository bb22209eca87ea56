package org.handbell.classifier.list.update;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.handbell.classifier.list.ListException;

/** Counts what comes in and what it unpacks to, and stops what grows beyond all measure. */
final class Measured extends FilterInputStream {

  private static final int MOST_DENSE = 100;

  /** So much may come of anything before its density says something. */
  private static final long ALWAYS = 1 << 20;

  private final long limit;
  private long packed;
  private long unpacked;

  Measured(InputStream in, long limit) {
    super(in);
    this.limit = limit;
  }

  @Override
  public int read() throws IOException {
    int read = in.read();
    packed(read < 0 ? 0 : 1);
    return read;
  }

  @Override
  public int read(byte[] bytes, int from, int length) throws IOException {
    int read = in.read(bytes, from, length);
    packed(Math.max(0, read));
    return read;
  }

  private void packed(int bytes) {
    packed += bytes;
    within(packed);
  }

  /** What comes of it, counted too; closing it closes nothing. */
  InputStream unpacked(InputStream unpacking) {
    return new FilterInputStream(unpacking) {
      @Override
      public int read() throws IOException {
        int read = in.read();
        grown(read < 0 ? 0 : 1);
        return read;
      }

      @Override
      public int read(byte[] bytes, int from, int length) throws IOException {
        int read = in.read(bytes, from, length);
        grown(Math.max(0, read));
        return read;
      }

      @Override
      public void close() {}
    };
  }

  private void grown(int bytes) {
    unpacked += bytes;
    within(unpacked);
    if (unpacked > ALWAYS && unpacked / MOST_DENSE > packed) {
      throw new ListException("unpacks to more than 100 times its size; do not use it");
    }
  }

  private void within(long bytes) {
    if (bytes > limit) {
      throw new ListException(
          "larger than the limit of " + (limit >> 20) + " MB; raise limit if it should be");
    }
  }

  /** Reads what is left, so that all of it is in the checksum. */
  void drain(InputStream rest) throws IOException {
    byte[] buffer = new byte[1 << 13];
    while (rest.read(buffer) >= 0) {
      packed(0);
    }
  }
}

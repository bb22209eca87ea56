package org.handbell.ingest.file;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** What an archive unpacks to, as far as an honest one can. */
final class BoundedStream extends FilterInputStream {

  private static final long MOST = 8L << 30;
  private static final long NOT_YET = 1 << 20;
  private static final int RATIO = 100;

  private final Counted packed;
  private long unpacked;

  /** Counts what is taken from the archive itself. */
  static final class Counted extends FilterInputStream {
    private long taken;

    Counted(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int one = super.read();
      taken += one < 0 ? 0 : 1;
      return one;
    }

    @Override
    public int read(byte[] into, int at, int length) throws IOException {
      int count = super.read(into, at, length);
      taken += Math.max(0, count);
      return count;
    }
  }

  BoundedStream(InputStream unpacking, Counted packed) {
    super(unpacking);
    this.packed = packed;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] into, int at, int length) throws IOException {
    int count = super.read(into, at, length);
    unpacked += Math.max(0, count);
    if (unpacked > MOST || (unpacked > NOT_YET && unpacked / RATIO > packed.taken)) {
      throw new IOException(
          "it unpacks to more than %d times its size, or more than 8 GiB".formatted(RATIO));
    }
    return count;
  }
}

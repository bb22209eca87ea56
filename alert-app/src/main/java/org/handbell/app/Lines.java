package org.handbell.app;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * The lines of files or of standard input, as bytes and one after the other. A line beyond {@link
 * #LONGEST} is cut there and the rest of it passed over.
 */
final class Lines {

  /** Bytes of a line that are kept: the cap of the receivers. */
  static final int LONGEST = 64 * 1024;

  /** Takes a line. */
  @FunctionalInterface
  interface Consumer {
    /**
     * One line.
     *
     * @param number from 1, over all files
     * @param line without its end
     * @param cut the line was longer than {@link #LONGEST}
     * @param last nothing more is there to read at this moment
     */
    void accept(long number, byte[] line, boolean cut, boolean last) throws IOException;
  }

  private final Consumer consumer;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream(4096);
  private boolean cut;
  private long number;

  private Lines(Consumer consumer) {
    this.consumer = consumer;
  }

  /**
   * Reads all files in order; {@code -} or none at all is standard input.
   *
   * @throws CannotRun when a file cannot be opened
   */
  static void read(List<String> files, InputStream standardInput, Consumer consumer)
      throws CannotRun, IOException {
    Lines lines = new Lines(consumer);
    for (String file : files.isEmpty() ? List.of("-") : files) {
      if (file.equals("-")) {
        lines.readAll(standardInput);
      } else {
        try (InputStream in = open(file)) {
          lines.readAll(in);
        }
      }
    }
  }

  private static InputStream open(String file) throws CannotRun {
    try {
      InputStream in = new BufferedInputStream(Files.newInputStream(Path.of(file)), 1 << 16);
      return file.endsWith(".gz") ? new GZIPInputStream(in, 1 << 16) : in;
    } catch (IOException e) {
      throw new CannotRun("cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  private void readAll(InputStream in) throws IOException {
    byte[] buffer = new byte[1 << 16];
    int count;
    while ((count = in.read(buffer)) >= 0) {
      int from = 0;
      for (int i = 0; i < count; i++) {
        if (buffer[i] == '\n') {
          add(buffer, from, i);
          boolean last = i == count - 1 && in.available() == 0;
          end(last);
          from = i + 1;
        }
      }
      add(buffer, from, count);
    }
    if (line.size() > 0 || cut) {
      end(true);
    }
  }

  private void add(byte[] buffer, int from, int to) {
    int room = LONGEST - line.size();
    line.write(buffer, from, Math.min(room, to - from));
    cut |= to - from > room;
  }

  private void end(boolean last) throws IOException {
    byte[] bytes = line.toByteArray();
    boolean carriageReturn = !cut && bytes.length > 0 && bytes[bytes.length - 1] == '\r';
    byte[] text = carriageReturn ? Arrays.copyOf(bytes, bytes.length - 1) : bytes;
    boolean wasCut = cut;
    line.reset();
    cut = false;
    consumer.accept(++number, text, wasCut, last);
  }
}

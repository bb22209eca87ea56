package org.handbell.ingest.file;

import io.micrometer.core.instrument.Counter;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.handbell.ingest.IngestMeters;
import org.handbell.ingest.SourceConfig;
import org.handbell.ingest.spool.ArrivedLine;
import org.jspecify.annotations.Nullable;

/** The lines of one source on their way into the spool, and whether it has room for more. */
final class SourceLines {

  /** Where lines are kept: the spool. */
  interface Keeper {

    /** Keeps the line; false asks to stop until {@link #whenRoom} calls. */
    boolean append(ArrivedLine line, Runnable durable);

    void whenRoom(Runnable resume);
  }

  /** A line that says what the columns of those behind it mean. */
  @SuppressWarnings("ArrayRecordComponent") // the line itself
  record Header(String id, byte[] line) {

    /** True for what starts with a hash, and for columns none of which holds a time or number. */
    static boolean isHeader(byte[] line) {
      return line.length > 0 && (line[0] == '#' || (hasColumns(line) && !hasValues(line)));
    }

    /** The headers that a file begins with. */
    static List<Header> leading(TextForm form, byte[] start, int length, LineIds ids) {
      List<Header> found = new ArrayList<>();
      boolean[] over = {false};
      int unused =
          new LineCutter(form, 0)
              .feed(
                  start,
                  length,
                  (at, next, bytes, truncated) -> {
                    byte[] line = form.toUtf8(bytes, false);
                    over[0] |= !isHeader(line);
                    if (!over[0]) {
                      found.add(new Header(ids.id(at, line), line));
                    }
                  });
      return List.copyOf(found);
    }

    private static boolean hasColumns(byte[] line) {
      for (byte b : line) {
        if (b == ',' || b == ';' || b == '\t' || b == '|') {
          return line[0] != '{' && line[0] != '[' && line[0] != '<';
        }
      }
      return false;
    }

    private static boolean hasValues(byte[] line) {
      int digits = 0;
      for (byte b : line) {
        boolean separator = b == ':' || b == '.' || b == '-' || b == '/';
        if (digits >= 8 || (digits >= 1 && separator)) {
          return true;
        }
        digits = b >= '0' && b <= '9' ? digits + 1 : 0;
      }
      return digits >= 8;
    }
  }

  private final SourceConfig source;
  private final Keeper keeper;
  private final IngestMeters meters;
  private final Counter counter;
  private final Clock clock;
  private final Runnable wake;
  private volatile boolean room = true;
  private @Nullable Object current;
  private List<Header> headers = List.of();

  /**
   * A way into the spool.
   *
   * @param wake run when there is room again
   */
  SourceLines(SourceConfig source, Keeper keeper, IngestMeters meters, Clock clock, Runnable wake) {
    this.source = source;
    this.keeper = keeper;
    this.meters = meters;
    this.counter = meters.lines(source.format());
    this.clock = clock;
    this.wake = wake;
  }

  String sourceId() {
    return source.id();
  }

  boolean hasRoom() {
    return room;
  }

  /** True where the last line was this file's. */
  boolean isFrom(Object file) {
    return file == current;
  }

  /**
   * The lines that follow are this file's. Where they are not its first, the header that the
   * spool's reader must know is said once more, under the id that it had.
   */
  void enter(Object file, List<Header> itsHeaders) {
    current = file;
    if (!isSame(headers, itsHeaders)) {
      itsHeaders.forEach(header -> append(header.id(), header.line(), false, () -> {}));
    }
    headers = itsHeaders;
  }

  private static boolean isSame(List<Header> one, List<Header> other) {
    if (one.size() != other.size()) {
      return false;
    }
    for (int i = 0; i < one.size(); i++) {
      if (!Arrays.equals(one.get(i).line(), other.get(i).line())) {
        return false;
      }
    }
    return true;
  }

  /** Hands a line over, unless it is empty. */
  void append(@Nullable String id, byte[] line, boolean truncated, Runnable durable) {
    if (line.length == 0) {
      return;
    }
    boolean cut = line.length > LineCutter.LIMIT;
    byte[] kept = cut ? Arrays.copyOf(line, wholeCharacters(line)) : line;
    counter.increment();
    if (cut || truncated) {
      meters.truncated();
    }
    ArrivedLine arrived =
        new ArrivedLine(source.id(), clock.instant(), kept, cut || truncated, id, null);
    if (!keeper.append(arrived, durable) && room) {
      room = false;
      keeper.whenRoom(this::resume);
    }
  }

  private void resume() {
    room = true;
    wake.run();
  }

  private static int wholeCharacters(byte[] line) {
    int end = LineCutter.LIMIT;
    while (end > 0 && (line[end] & 0xC0) == 0x80) {
      end--;
    }
    return end;
  }
}

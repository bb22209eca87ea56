package org.handbell.ingest.receive;

import io.netty.buffer.ByteBuf;
import io.netty.util.ByteProcessor;
import java.util.Arrays;

/**
 * Finds messages in a stream of syslog over TCP (RFC 6587). How a message is framed is decided anew
 * for each by its first byte: 1 to 9 begins an octet count, anything else a line that ends with LF;
 * CR LF and NUL end a line too. A count that cannot be one is taken as the beginning of a line; a
 * count that ends inside a message is noticed by what follows, and the rest of that message comes
 * as a line of its own: nothing is thrown away to find the next beginning.
 *
 * <p>Of a message longer than the limit the beginning is kept; the rest passes without being held.
 */
final class SyslogFraming {

  /** Receives what is found. */
  interface Frames {
    void frame(byte[] bytes, boolean truncated);

    /** An octet count was wrong. */
    void fault();
  }

  private enum State {
    BEGINNING,
    COUNT,
    COUNTED,
    LINE
  }

  private static final int MOST_DIGITS = 7;
  private static final int LARGEST_COUNT = 1 << 20; // nobody writes a message of a mebibyte
  private static final int FIRST_BUFFER = 1024;
  private static final ByteProcessor LINE_END = value -> value != '\n' && value != 0;

  private final int limit;
  private final Frames frames;
  private State state = State.BEGINNING;
  private byte[] kept = new byte[FIRST_BUFFER];
  private int length;
  private boolean truncated;
  private int remaining;
  private boolean afterCounted;

  SyslogFraming(int limit, Frames frames) {
    this.limit = limit;
    this.frames = frames;
  }

  /** Takes all bytes of the buffer. */
  void feed(ByteBuf in) {
    while (in.isReadable()) {
      switch (state) {
        case BEGINNING -> begin(in);
        case COUNT -> count(in);
        case COUNTED -> counted(in);
        case LINE -> line(in);
      }
    }
  }

  /** True where a message has begun and not ended. */
  boolean isUnfinished() {
    return state != State.BEGINNING;
  }

  /** No more comes of it: what is left is a message without its end. */
  void end() {
    if (state == State.COUNTED) {
      frames.fault();
    }
    if (state != State.BEGINNING && length > 0) {
      emit(state == State.COUNTED);
    }
    state = State.BEGINNING;
  }

  private void begin(ByteBuf in) {
    int first = in.getByte(in.readerIndex());
    if (first == '\n' || first == '\r' || first == 0) {
      in.skipBytes(1);
      return;
    }
    boolean digit = first >= '1' && first <= '9';
    if (afterCounted && !digit && first != '<') {
      frames.fault();
    }
    afterCounted = false;
    remaining = 0;
    state = digit ? State.COUNT : State.LINE;
  }

  private void count(ByteBuf in) {
    int next = in.readByte();
    if (next >= '0' && next <= '9' && length < MOST_DIGITS) {
      remaining = remaining * 10 + next - '0';
      kept[length++] = (byte) next;
    } else if (next == ' ' && remaining <= LARGEST_COUNT) {
      length = 0;
      state = State.COUNTED;
    } else {
      frames.fault();
      in.readerIndex(in.readerIndex() - 1);
      state = State.LINE;
    }
  }

  private void counted(ByteBuf in) {
    int taken = Math.min(remaining, in.readableBytes());
    keep(in, taken);
    remaining -= taken;
    if (remaining == 0) {
      emit(false);
      afterCounted = true;
    }
  }

  private void line(ByteBuf in) {
    int end = in.forEachByte(LINE_END);
    keep(in, (end < 0 ? in.writerIndex() : end) - in.readerIndex());
    if (end >= 0) {
      in.skipBytes(1);
      emit(false);
    }
  }

  private void keep(ByteBuf in, int count) {
    int taken = Math.min(count, limit - length);
    if (length + taken > kept.length) {
      kept = Arrays.copyOf(kept, Math.min(limit, Math.max(length + taken, kept.length * 2)));
    }
    in.readBytes(kept, length, taken);
    length += taken;
    if (taken < count) {
      truncated = true;
      in.skipBytes(count - taken);
    }
  }

  private void emit(boolean incomplete) {
    int to = length;
    while (to > 0 && (kept[to - 1] == '\r' || kept[to - 1] == '\n' || kept[to - 1] == 0)) {
      to--;
    }
    if (to > 0) {
      frames.frame(Arrays.copyOf(kept, to), truncated || incomplete);
    }
    if (kept.length > FIRST_BUFFER * 8) {
      kept = new byte[FIRST_BUFFER];
    }
    length = 0;
    truncated = false;
    state = State.BEGINNING;
  }
}

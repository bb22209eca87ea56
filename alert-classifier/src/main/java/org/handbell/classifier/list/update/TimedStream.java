package org.handbell.classifier.list.update;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** What must have come in full by a certain time: a server that sends a byte a minute does not. */
final class TimedStream extends FilterInputStream {

  private volatile boolean late;
  private volatile boolean closed;

  TimedStream(InputStream in, Duration patience) {
    super(in);
    Executor later = CompletableFuture.delayedExecutor(patience.toMillis(), TimeUnit.MILLISECONDS);
    later.execute(this::giveUp);
  }

  private void giveUp() {
    if (!closed) {
      late = true;
      try {
        in.close();
      } catch (IOException e) {
        // whoever reads it is told below
      }
    }
  }

  @Override
  public int read() throws IOException {
    return inTime(in.read());
  }

  @Override
  public int read(byte[] bytes, int from, int length) throws IOException {
    return inTime(in.read(bytes, from, length));
  }

  /** A stream closed under its reader may look like one that came to its end. */
  private int inTime(int read) throws IOException {
    if (late) {
      throw new IOException("the server takes too long");
    }
    return read;
  }

  @Override
  public void close() throws IOException {
    closed = true;
    super.close();
  }
}

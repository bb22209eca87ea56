package org.handbell.ingest.receive;

import java.net.InetSocketAddress;
import java.util.Optional;

/**
 * A way in for one source's lines: it hands each to the spool, and stops taking more while the
 * spool has no room. What it promises its sender is on disk.
 */
public interface Receiver extends AutoCloseable {

  /** True while it takes lines, or would if there were any. */
  boolean isOpen();

  /** Where it really listens, a port 0 having become a real one; empty where it does not listen. */
  Optional<InetSocketAddress> address();

  /** Stops; when it returns no more lines come. */
  @Override
  void close();
}

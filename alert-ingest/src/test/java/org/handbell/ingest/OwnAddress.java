package org.handbell.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;

/** An address of this machine that others could use too. */
public final class OwnAddress {

  private OwnAddress() {}

  /**
   * The one by which this machine would go elsewhere, which a bridge for containers is not; nothing
   * is sent.
   */
  public static Optional<InetAddress> find() throws IOException {
    try (DatagramSocket socket = new DatagramSocket()) {
      socket.connect(new InetSocketAddress("203.0.113.1", 9));
      return Optional.of(socket.getLocalAddress())
          .filter(address -> address instanceof Inet4Address && !address.isLoopbackAddress())
          .filter(address -> !address.isAnyLocalAddress());
    } catch (UncheckedIOException e) {
      return Optional.empty(); // there is no way out of this machine
    }
  }
}

package org.handbell.app.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Instant;
import org.handbell.app.traffic.FilterLog;

/**
 * A firewall's end of a syslog connection over TCP (RFC 6587), framed by counting or by line ends,
 * as firewalls differ.
 */
public final class SyslogSender implements AutoCloseable {

  private final Socket socket;
  private final OutputStream out;
  private final String hostName;
  private final boolean counted;

  /**
   * Connects.
   *
   * @param counted octet counting, else a line feed behind each message
   */
  public SyslogSender(InetSocketAddress address, String hostName, boolean counted)
      throws IOException {
    this.socket = new Socket(address.getAddress(), address.getPort());
    this.out = new BufferedOutputStream(socket.getOutputStream(), 1 << 16);
    this.hostName = hostName;
    this.counted = counted;
  }

  /** Sends one line of a Smoothwall filter; it may wait in the buffer until {@link #flush}. */
  public void send(Instant time, String line) throws IOException {
    send(FilterLog.smoothwall().message(time, hostName, line));
  }

  /** Sends a message as it is; it may wait in the buffer until {@link #flush}. */
  public void send(String message) throws IOException {
    send(message.getBytes(UTF_8));
  }

  /** Sends a message as it is; it may wait in the buffer until {@link #flush}. */
  public void send(byte[] bytes) throws IOException {
    if (counted) {
      out.write((bytes.length + " ").getBytes(UTF_8));
      out.write(bytes);
    } else {
      out.write(bytes);
      out.write('\n');
    }
  }

  public void flush() throws IOException {
    out.flush();
  }

  @Override
  public void close() throws IOException {
    try (socket) {
      out.flush();
    }
  }
}

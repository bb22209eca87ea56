package org.handbell.app.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * A firewall's end of a syslog connection over TCP (RFC 6587), each line behind an RFC 3164 header;
 * framed by counting or by line ends, as firewalls differ.
 */
public final class SyslogSender implements AutoCloseable {

  private static final DateTimeFormatter RFC_3164 =
      DateTimeFormatter.ofPattern("MMM ppd HH:mm:ss", Locale.ENGLISH).withZone(ZoneOffset.UTC);

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

  /** Sends one line; it may wait in the buffer until {@link #flush}. */
  public void send(Instant time, String line) throws IOException {
    byte[] message =
        "<134>%s %s guardian: %s".formatted(RFC_3164.format(time), hostName, line).getBytes(UTF_8);
    if (counted) {
      out.write((message.length + " ").getBytes(UTF_8));
      out.write(message);
    } else {
      out.write(message);
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

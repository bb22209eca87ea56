package org.handbell.ingest.receive;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/** Reads how many datagrams Linux had to drop because a socket's buffer was full. */
final class KernelDrops {

  private final Path table;
  private final String socket;

  KernelDrops(InetSocketAddress address) {
    boolean four = address.getAddress() instanceof Inet4Address;
    this.table = Path.of(four ? "/proc/net/udp" : "/proc/net/udp6");
    this.socket = ": " + written(address) + " "; // the local address comes first in a row
  }

  /** The address as the table writes it: words of four bytes in the machine's order, the port. */
  private static String written(InetSocketAddress address) {
    ByteBuffer bytes =
        ByteBuffer.wrap(address.getAddress().getAddress()).order(ByteOrder.nativeOrder());
    StringBuilder text = new StringBuilder();
    while (bytes.hasRemaining()) {
      text.append("%08X".formatted(bytes.getInt()));
    }
    return text.append(":%04X".formatted(address.getPort())).toString().toUpperCase(Locale.ROOT);
  }

  /** Drops since the socket was opened; empty where the system does not say. */
  OptionalLong count() {
    try {
      List<String> rows = Files.readAllLines(table);
      return rows.stream().filter(row -> row.contains(socket)).mapToLong(this::lastNumber).max();
    } catch (IOException | NumberFormatException e) {
      return OptionalLong.empty();
    }
  }

  private long lastNumber(String row) {
    String trimmed = row.stripTrailing();
    return Long.parseLong(trimmed.substring(trimmed.lastIndexOf(' ') + 1));
  }
}

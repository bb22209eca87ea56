package org.handbell.ingest.receive;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;

/** Who may send to a source: this machine, and the addresses and CIDR ranges listed. */
final class AllowedSenders {

  @SuppressWarnings("ArrayRecordComponent") // an address is its bytes
  private record Range(byte[] address, int bits) {

    boolean holds(byte[] other) {
      if (other.length != address.length) {
        return false;
      }
      for (int bit = 0; bit < bits; bit += 8) {
        int mask = bits - bit >= 8 ? 0xFF : (0xFF << (8 - (bits - bit))) & 0xFF;
        if (((address[bit / 8] ^ other[bit / 8]) & mask) != 0) {
          return false;
        }
      }
      return true;
    }

    boolean overlaps(Range other) {
      return bits < other.bits ? holds(other.address) : other.holds(address);
    }
  }

  private final List<Range> ranges = new ArrayList<>();

  /**
   * Reads the list.
   *
   * @throws IllegalArgumentException naming an entry that is neither an address nor a range
   */
  AllowedSenders(List<String> from) {
    from.forEach(entry -> ranges.add(range(entry)));
  }

  boolean mayCome(InetAddress sender) {
    byte[] address = sender.getAddress();
    return sender.isLoopbackAddress() || ranges.stream().anyMatch(range -> range.holds(address));
  }

  /** True where an address is listed here and there. */
  boolean overlaps(AllowedSenders other) {
    return ranges.stream().anyMatch(range -> other.ranges.stream().anyMatch(range::overlaps));
  }

  private static Range range(String entry) {
    int slash = entry.indexOf('/');
    String text = slash < 0 ? entry : entry.substring(0, slash);
    try {
      if (!text.matches("[0-9.]+|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*")) { // never look up a name
        throw new UnknownHostException(text);
      }
      byte[] address = InetAddress.getByName(text).getAddress();
      int bits = slash < 0 ? address.length * 8 : Integer.parseInt(entry.substring(slash + 1));
      if (bits < 0 || bits > address.length * 8) {
        throw new NumberFormatException();
      }
      return new Range(address, bits);
    } catch (UnknownHostException | NumberFormatException e) {
      throw new IllegalArgumentException(
          "from: %s is no address; write 10.1.0.5 or 10.1.0.0/24".formatted(entry), e);
    }
  }
}

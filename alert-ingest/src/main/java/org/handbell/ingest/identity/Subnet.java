package org.handbell.ingest.identity;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A range of addresses, {@code 10.2.0.0/16} or {@code 2001:db8::/48}; a single address is one too.
 */
public final class Subnet {

  private final byte[] network;
  private final int bits;

  private Subnet(byte[] network, int bits) {
    this.network = network;
    this.bits = bits;
  }

  /**
   * Reads a range.
   *
   * @throws IllegalArgumentException where it is none, saying how to write one
   */
  public static Subnet of(String text) {
    int slash = text.indexOf('/');
    byte[] address = bytes(slash < 0 ? text : text.substring(0, slash));
    try {
      int most = address == null ? -1 : address.length * 8;
      int bits = slash < 0 ? most : Integer.parseInt(text.substring(slash + 1));
      if (address == null || bits < 0 || bits > most) {
        throw new NumberFormatException();
      }
      return new Subnet(masked(address, bits), bits);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "\"%s\" is no range of addresses; write 10.2.0.0/16".formatted(text), e);
    }
  }

  /** How many leading bits its addresses share: the more, the narrower. */
  int bits() {
    return bits;
  }

  boolean holds(byte[] address) {
    boolean same = address.length == network.length;
    for (int i = 0; same && i * 8 < bits; i++) {
      same = ((address[i] ^ network[i]) & mask(i, bits)) == 0;
    }
    return same;
  }

  private static byte[] masked(byte[] address, int bits) {
    byte[] masked = Arrays.copyOf(address, address.length);
    for (int i = 0; i < masked.length; i++) {
      masked[i] &= (byte) mask(i, bits);
    }
    return masked;
  }

  private static int mask(int index, int bits) {
    return 0xFF00 >> Math.max(0, Math.min(8, bits - index * 8)) & 0xFF;
  }

  /** The address's bytes, or null where the text is none; a name is never looked up. */
  static byte @Nullable [] bytes(@Nullable String text) {
    if (text == null || !hasOnlyAddressLetters(text)) {
      return null;
    }
    try {
      return InetAddress.getByName(text).getAddress();
    } catch (UnknownHostException e) {
      return null;
    }
  }

  private static boolean hasOnlyAddressLetters(String text) {
    int dots = 0;
    int colons = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      dots += c == '.' ? 1 : 0;
      colons += c == ':' ? 1 : 0;
      if (c != '.' && c != ':' && (c > 127 || Character.digit(c, 16) < 0)) {
        return false;
      }
    }
    return colons > 1 || dots == 3;
  }
}

package org.handbell.notifier.deliver.http;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.Set;

/**
 * Keeps a channel from leading into the school's own network, where a request from this machine may
 * be trusted: private, link-local and the clouds' metadata addresses (RFC 1918, 3927, 4193, 6598,
 * 6890). Whoever holds an address's name can turn it there at any time, so it is asked anew for
 * each message. That a name is turned between this and the connection is left to TLS: what is
 * inside cannot show a certificate of that name.
 */
final class Inside {

  private Inside() {}

  /** Why that host must not be asked, or nothing. */
  static Optional<String> against(String host, Set<InetAddress> allowed)
      throws UnknownHostException {
    for (InetAddress address : InetAddress.getAllByName(host)) {
      boolean thisMachine = address.isLoopbackAddress() && isLoopbackByName(host);
      if (!thisMachine && !allowed.contains(address) && isInside(address)) {
        return Optional.of("the address leads inside the network");
      }
    }
    return Optional.empty();
  }

  /** True where the address itself says that it is this machine. */
  static boolean isLoopbackByName(String host) {
    return host.equals("localhost")
        || host.equals("[::1]")
        || host.equals("::1")
        || host.matches("127(\\.[0-9]{1,3}){3}");
  }

  static boolean isInside(InetAddress address) {
    return address.isAnyLocalAddress()
        || address.isLoopbackAddress()
        || address.isLinkLocalAddress()
        || address.isSiteLocalAddress()
        || address.isMulticastAddress()
        || (address instanceof Inet4Address
            ? isInside4(bytes(address))
            : isInside6(bytes(address)));
  }

  private static int[] bytes(InetAddress address) {
    byte[] raw = address.getAddress();
    int[] bytes = new int[raw.length];
    for (int i = 0; i < raw.length; i++) {
      bytes[i] = raw[i] & 0xff;
    }
    return bytes;
  }

  private static boolean isInside4(int[] b) {
    return b[0] == 0
        || b[0] >= 240
        || (b[0] == 100 && b[1] >= 64 && b[1] <= 127)
        || (b[0] == 192 && b[1] == 0 && b[2] == 0)
        || (b[0] == 198 && (b[1] == 18 || b[1] == 19))
        || (b[0] == 168 && b[1] == 63 && b[2] == 129 && b[3] == 16);
  }

  /** Only what is handed out for the internet, and nothing that wraps an IPv4 address. */
  private static boolean isInside6(int[] b) {
    boolean global = (b[0] & 0xe0) == 0x20;
    boolean wrapped = b[0] == 0x20 && (b[1] == 0x02 || (b[1] == 0x01 && b[2] == 0 && b[3] == 0));
    return !global || wrapped;
  }
}

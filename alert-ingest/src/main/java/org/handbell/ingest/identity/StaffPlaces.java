package org.handbell.ingest.identity;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where in a school only staff work: an account that nobody knows counts as staff there.
 *
 * @param subnets the client addresses of staff networks
 * @param devices names of staff devices, {@code stf-*}
 */
public record StaffPlaces(List<Subnet> subnets, NamePatterns devices) {

  public StaffPlaces {
    subnets = List.copyOf(subnets);
  }

  boolean hold(@Nullable String ip, @Nullable String device) {
    if (device != null && devices.match(device.toLowerCase(Locale.ROOT))) {
      return true;
    }
    byte[] address = subnets.isEmpty() ? null : Subnet.bytes(ip);
    return address != null && subnets.stream().anyMatch(subnet -> subnet.holds(address));
  }
}

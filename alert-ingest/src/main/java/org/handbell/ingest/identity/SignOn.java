package org.handbell.ingest.identity;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a DHCP, RADIUS or log-on line tells: from this moment on that address is that device's, or
 * that person's. At least the address and one of MAC, device and user are there.
 *
 * @param time the device's time
 * @param ip the address, in its canonical form
 * @param mac as six pairs of lower-case hex digits with colons
 * @param device the device's host name
 * @param user as written
 * @param ended true where the tie ends: a release, a log-off
 * @param lease how long the address is the device's, where the line says so
 */
public record SignOn(
    Instant time,
    String ip,
    @Nullable String mac,
    @Nullable String device,
    @Nullable String user,
    boolean ended,
    @Nullable Duration lease) {

  /** A tie of no stated length. */
  public SignOn(
      Instant time,
      String ip,
      @Nullable String mac,
      @Nullable String device,
      @Nullable String user,
      boolean ended) {
    this(time, ip, mac, device, user, ended, null);
  }

  /** The same, told of that time. */
  public SignOn at(Instant other) {
    return new SignOn(other, ip, mac, device, user, ended, lease);
  }

  public SignOn {
    if (mac == null && device == null && user == null) {
      throw new IllegalArgumentException("a sign-on names a device or a person");
    }
  }
}

package org.handbell.app.traffic;

import java.time.Instant;

/** How a product writes down a request, and sends it by syslog. */
public interface FilterLog {

  /** As a Smoothwall web filter does. */
  static FilterLog smoothwall() {
    return new SmoothwallLog();
  }

  /** As a FortiGate firewall does. */
  static FilterLog fortiGate() {
    return new FortiGateLog();
  }

  /** As a Squid proxy does. */
  static FilterLog squid() {
    return new SquidLog();
  }

  /**
   * As that product does.
   *
   * @param format the name of its profile
   * @throws IllegalArgumentException when nobody here writes it
   */
  static FilterLog of(String format) {
    return switch (format) {
      case "smoothwall" -> smoothwall();
      case "fortigate" -> fortiGate();
      case "squid" -> squid();
      default -> throw new IllegalArgumentException("nobody writes " + format + " here");
    };
  }

  /** The line, without end of line. */
  String line(LoggedRequest request);

  /** The line as it goes over the wire, priority and header included. */
  String message(Instant time, String device, String line);
}

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

  /** The line, without end of line. */
  String line(LoggedRequest request);

  /** The line as it goes over the wire, priority and header included. */
  String message(Instant time, String device, String line);
}

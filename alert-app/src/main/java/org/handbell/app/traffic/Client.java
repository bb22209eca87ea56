package org.handbell.app.traffic;

import org.jspecify.annotations.Nullable;

/**
 * Somebody at a device of an invented school.
 *
 * @param schoolId the school
 * @param username absent where nobody is signed in
 * @param unit organisational unit in the invented directory, {@code Year9} or {@code Staff}
 * @param ip the device's address
 */
public record Client(String schoolId, @Nullable String username, String unit, String ip) {

  boolean isPupil() {
    return unit.startsWith("Year");
  }

  boolean isInPrimary() {
    return isPupil() && Integer.parseInt(unit.substring(4)) <= 6;
  }
}

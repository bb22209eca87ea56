package org.handbell.classifier.classify;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Set;
import org.handbell.model.Event;
import org.handbell.model.UserName;
import org.jspecify.annotations.Nullable;

/**
 * A device that may test the filter, and when. All that is given of device, address and account
 * must fit.
 *
 * @param id what the check is called in the record of checks
 * @param device the device's name as the filter logs it
 * @param ip the device's network address
 * @param account the user name, with or without its domain
 */
public record RegisteredTest(
    String id,
    String schoolId,
    @Nullable String device,
    @Nullable String ip,
    @Nullable String account,
    Window window) {

  public RegisteredTest {
    if (device == null && ip == null && account == null) {
      throw new IllegalArgumentException("name the device by device, ip or account");
    }
  }

  boolean covers(Event event) {
    return event.schoolId().equals(schoolId)
        && (device == null || device.equalsIgnoreCase(event.device()))
        && (ip == null || ip.equalsIgnoreCase(event.source().ip()))
        && (account == null || isAccount(account, event.person().username()))
        && window.contains(event.occurred());
  }

  private static boolean isAccount(String account, @Nullable String username) {
    return username != null && UserName.bareOf(username).equals(UserName.bareOf(account));
  }

  /** When a test is expected. */
  public sealed interface Window {

    boolean contains(Instant moment);

    /** Some days of every week, from one time of day until before another. */
    record Weekly(Set<DayOfWeek> days, LocalTime from, LocalTime to, ZoneId zone)
        implements Window {

      public Weekly {
        days = Set.copyOf(days);
        if (!from.isBefore(to)) {
          throw new IllegalArgumentException("a test begins before it ends, on the same day");
        }
      }

      @Override
      public boolean contains(Instant moment) {
        ZonedDateTime local = moment.atZone(zone);
        LocalTime time = local.toLocalTime();
        return days.contains(local.getDayOfWeek()) && !time.isBefore(from) && time.isBefore(to);
      }
    }

    /** Once, from one moment until before another. */
    record Once(Instant from, Instant to) implements Window {

      public Once {
        if (!from.isBefore(to)) {
          throw new IllegalArgumentException("a test begins before it ends");
        }
      }

      @Override
      public boolean contains(Instant moment) {
        return !moment.isBefore(from) && moment.isBefore(to);
      }
    }
  }
}

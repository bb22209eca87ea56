package org.handbell.app;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/** Runs as fast as any clock, from ten on a Tuesday, and jumps ahead when it is told to. */
public final class MovableClock extends Clock {

  private static final ZoneId LONDON = ZoneId.of("Europe/London");

  private final Clock real = Clock.system(LONDON);
  private volatile Duration offset;

  /** Long enough ago that it never lies ahead, and a school day but for a few bank holidays. */
  public MovableClock() {
    ZonedDateTime now = ZonedDateTime.now(real);
    ZonedDateTime then = now.withHour(10);
    do {
      then = then.minusDays(1);
    } while (then.getDayOfWeek() != DayOfWeek.TUESDAY);
    offset = Duration.between(now, then);
  }

  /** Jumps ahead. */
  public synchronized void pass(Duration time) {
    offset = offset.plus(time);
  }

  @Override
  public ZoneId getZone() {
    return LONDON;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("nobody asks for it");
  }

  @Override
  public Instant instant() {
    return real.instant().plus(offset);
  }
}

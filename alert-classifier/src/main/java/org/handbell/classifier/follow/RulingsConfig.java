package org.handbell.classifier.follow;

import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * Where people write their rulings.
 *
 * @param file absent where rulings come from elsewhere, or where there are none
 * @param zone the clock by which days begin and end
 * @param takeBack true where a missing file means that there are no rulings of a file; false where
 *     another instance may have one
 */
public record RulingsConfig(@Nullable Path file, ZoneId zone, boolean takeBack) {

  /** How far back a change is tried. */
  public static final Duration LOOK_BACK = Duration.ofDays(14);
}

package org.handbell.ingest.parse;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes instants of the local times that devices write without a zone. */
final class LocalTimes {

  private LocalTimes() {}

  /**
   * The instant meant by a local time. In the hour that October repeats it is the reading nearer
   * the time received; a time that March leaves out is read as if the clock had not been put
   * forward.
   */
  static Instant resolve(LocalDateTime local, ZoneId zone, Instant received) {
    List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
    if (offsets.size() == 1) {
      return local.toInstant(offsets.get(0));
    }
    if (offsets.isEmpty()) {
      return local.toInstant(zone.getRules().getTransition(local).getOffsetBefore());
    }
    return nearer(local.toInstant(offsets.get(0)), local.toInstant(offsets.get(1)), received);
  }

  /** Whichever is nearer; the first when there is no second. */
  static Instant nearer(Instant one, @Nullable Instant other, Instant to) {
    if (other == null) {
      return one;
    }
    Duration distance = Duration.between(one, to).abs();
    Duration otherDistance = Duration.between(other, to).abs();
    return distance.compareTo(otherDistance) <= 0 ? one : other;
  }
}

package org.handbell.notifier.register;

import java.util.List;
import org.handbell.model.Activity;
import org.handbell.model.Incident;
import org.handbell.sealed.SealedLine;

/**
 * What one poll brought: it goes into the register as a whole or not at all.
 *
 * @param clusterId of the Kafka cluster that the positions belong to
 * @param incidents in the order in which they were read
 * @param sealed lines of illegal content, locked
 */
public record Batch(
    String clusterId,
    List<Incident> incidents,
    List<Activity> activities,
    List<Position> positions,
    List<SealedLine> sealed) {

  /** Without any line of illegal content. */
  public Batch(
      String clusterId,
      List<Incident> incidents,
      List<Activity> activities,
      List<Position> positions) {
    this(clusterId, incidents, activities, positions, List.of());
  }

  public Batch {
    incidents = List.copyOf(incidents);
    activities = List.copyOf(activities);
    positions = List.copyOf(positions);
    sealed = List.copyOf(sealed);
  }
}

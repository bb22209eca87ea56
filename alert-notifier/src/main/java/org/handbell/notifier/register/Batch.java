package org.handbell.notifier.register;

import java.util.List;
import org.handbell.model.Activity;
import org.handbell.model.Incident;

/**
 * What one poll brought: it goes into the register as a whole or not at all.
 *
 * @param clusterId of the Kafka cluster that the positions belong to
 * @param incidents in the order in which they were read
 */
public record Batch(
    String clusterId,
    List<Incident> incidents,
    List<Activity> activities,
    List<Position> positions) {

  public Batch {
    incidents = List.copyOf(incidents);
    activities = List.copyOf(activities);
    positions = List.copyOf(positions);
  }
}

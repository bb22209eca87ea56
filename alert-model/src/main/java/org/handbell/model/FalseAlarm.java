package org.handbell.model;

import java.time.Instant;

/**
 * That an incident was a false alarm: until then nothing of it counts towards anything, and what
 * comes later about the same person is not counted on it.
 *
 * @param id of the incident
 */
public record FalseAlarm(String id, Signature signature) implements Ruling {

  public FalseAlarm {
    if (id.isBlank() || signature.until() == null) {
      throw new IllegalArgumentException("a false alarm names an incident, and up to when");
    }
  }

  /** What somebody found at that moment, whatever comes after it. */
  public static FalseAlarm found(String incidentId, String by, String why, Instant at) {
    return new FalseAlarm(incidentId, new Signature(Origin.CONSOLE, by, why, null, at, null));
  }

  /** The key of what somebody found of that incident. */
  public static String keyOf(String incidentId) {
    return Kind.FALSE_ALARM.id() + "/" + incidentId;
  }

  @Override
  public Kind kind() {
    return Kind.FALSE_ALARM;
  }

  @Override
  public FalseAlarm with(Trial trial) {
    return new FalseAlarm(id, signature.with(trial));
  }
}

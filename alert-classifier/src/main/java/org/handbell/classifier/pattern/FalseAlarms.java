package org.handbell.classifier.pattern;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.handbell.model.FalseAlarm;
import org.handbell.model.Ruling;

/** The incidents that people found to be false alarms, each up to when. */
public final class FalseAlarms {

  /** Nobody found any. */
  public static final FalseAlarms NONE = new FalseAlarms();

  private final Map<String, Instant> incidents = new HashMap<>();
  private final Map<Integer, Instant> signs = new HashMap<>();

  private FalseAlarms() {}

  /** Those among these rulings. */
  public static FalseAlarms among(Collection<? extends Ruling> rulings) {
    FalseAlarms alarms = new FalseAlarms();
    for (Ruling ruling : rulings) {
      Instant until = ruling.signature().until();
      if (ruling instanceof FalseAlarm alarm && until != null) {
        alarms.incidents.put(alarm.id(), until);
        alarms.signs.put(Sign.incident(alarm.id()), until);
      }
    }
    return alarms;
  }

  /** True where that incident was one. */
  public boolean covers(String incidentId) {
    return incidents.containsKey(incidentId);
  }

  /** True where the finding belongs to one and was there when it was found to be one. */
  public boolean covers(Sign sign) {
    Instant until = sign.incident() == Sign.NO_INCIDENT ? null : signs.get(sign.incident());
    return until != null && sign.at().isBefore(until);
  }
}

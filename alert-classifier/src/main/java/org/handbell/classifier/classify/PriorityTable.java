package org.handbell.classifier.classify;

import static org.handbell.model.Priority.P1;
import static org.handbell.model.Priority.P2;
import static org.handbell.model.Priority.P3;
import static org.handbell.model.Priority.P4;

import org.handbell.model.Priority;
import org.handbell.model.SchoolPhase;

/** The priority of a rule's hit: how bad, if it is meant, by how sure that it is, and by age. */
final class PriorityTable {

  /** Rows: risk 1 to 5; columns: confidence 1 to 5. */
  private static final Priority[][] TABLE = {
    {P4, P4, P4, P4, P4},
    {P4, P4, P4, P4, P4},
    {P4, P4, P3, P3, P3},
    {P4, P3, P2, P2, P2},
    {P3, P2, P2, P1, P1},
  };

  /** A young child who may look for such things is worth a line of the daily summary. */
  private static final Priority[][] PRIMARY = {
    TABLE[0], TABLE[1], {P4, P3, P3, P3, P3}, {P3, P3, P2, P2, P2}, TABLE[4],
  };

  private PriorityTable() {}

  static Priority of(int risk, int confidence, SchoolPhase phase) {
    Priority[][] table = phase == SchoolPhase.PRIMARY ? PRIMARY : TABLE;
    return table[risk - 1][confidence - 1];
  }
}

package org.handbell.classifier.classify;

import static org.handbell.model.Priority.P1;
import static org.handbell.model.Priority.P2;
import static org.handbell.model.Priority.P3;
import static org.handbell.model.Priority.P4;

import org.handbell.model.Priority;

/** The priority of a rule's hit: how bad, if it is meant, by how sure that it is. */
final class PriorityTable {

  /** Rows: risk 1 to 5; columns: confidence 1 to 5. */
  private static final Priority[][] TABLE = {
    {P4, P4, P4, P4, P4},
    {P4, P4, P4, P4, P4},
    {P4, P4, P3, P3, P3},
    {P4, P3, P2, P2, P2},
    {P3, P2, P2, P1, P1},
  };

  private PriorityTable() {}

  static Priority of(int risk, int confidence) {
    return TABLE[risk - 1][confidence - 1];
  }
}

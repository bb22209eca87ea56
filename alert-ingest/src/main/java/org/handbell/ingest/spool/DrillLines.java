package org.handbell.ingest.spool;

import java.util.Optional;
import org.handbell.ingest.parse.ReceivedLine;
import org.handbell.model.Event;

/** Knows the lines that Handbell wrote itself, and hears what became of them. */
public interface DrillLines {

  /** Where none are written: what the spool holds of them is passed over. */
  DrillLines NONE =
      new DrillLines() {
        @Override
        public Optional<Event> event(String drillId, String sourceId, ReceivedLine line) {
          return Optional.empty();
        }

        @Override
        public void sent(String drillId) {}

        @Override
        public void failed(String drillId) {}
      };

  /** What its parser makes of the line, where that is the very request that was written. */
  Optional<Event> event(String drillId, String sourceId, ReceivedLine line);

  /** Kafka has it. */
  void sent(String drillId);

  /** Nothing becomes of it. */
  void failed(String drillId);
}

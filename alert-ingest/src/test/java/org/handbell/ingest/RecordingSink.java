package org.handbell.ingest;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.handbell.ingest.spool.Sink;
import org.handbell.model.Event;
import org.handbell.model.RejectedLine;

/** Stands for Kafka: keeps what it is given, unless told to be down or to refuse. */
public final class RecordingSink implements Sink {

  private final Map<String, Event> events = new ConcurrentHashMap<>();
  private final List<Event> order = Collections.synchronizedList(new ArrayList<>());
  private final List<RejectedLine> rejected = Collections.synchronizedList(new ArrayList<>());
  private volatile boolean down;
  private volatile Predicate<Event> refusing = event -> false;

  public RecordingSink down(boolean isDown) {
    down = isDown;
    return this;
  }

  public RecordingSink refusing(Predicate<Event> which) {
    refusing = which;
    return this;
  }

  public Map<String, Event> events() {
    return events;
  }

  /** The events in the order in which they came first. */
  public List<Event> order() {
    return order;
  }

  public List<RejectedLine> rejected() {
    return rejected;
  }

  @Override
  public void event(Event event, Receipt receipt) {
    if (down) {
      receipt.again("Down");
    } else if (refusing.test(event)) {
      receipt.refused("TooLarge");
    } else {
      if (events.put(event.id(), event) == null) {
        order.add(event);
      }
      receipt.kept();
    }
  }

  @Override
  public void rejected(RejectedLine line, Receipt receipt) {
    if (down) {
      receipt.again("Down");
    } else {
      rejected.add(line);
      receipt.kept();
    }
  }

  @Override
  public void close() {}
}

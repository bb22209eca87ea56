package org.handbell.classifier.judge;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import org.handbell.model.Incident;
import org.handbell.model.Priority;

/**
 * What the classifier counts about itself. In a run without faults of the machine
 *
 * <pre>events = findings + clean + duplicates + dead letters + dropped</pre>
 *
 * where findings is the sum over the priorities. After a crash, or when a transaction is rolled
 * back, the events of that transaction are read and counted again on both sides.
 */
public final class ClassifierMetrics {

  private final Counter events;
  private final Counter clean;
  private final Counter duplicates;
  private final Counter deadLetters;
  private final Counter dropped;
  private final Map<Priority, Counter> findings;
  private final Map<Priority, Counter> opened;
  private final Map<Priority, Counter> revised;
  private final Map<Priority, Counter> closed;

  public ClassifierMetrics(MeterRegistry registry) {
    events = counter(registry, "events", "Events read from the topic, unreadable ones included");
    clean = counter(registry, "clean", "Events in which nothing was found");
    duplicates = counter(registry, "duplicates", "Events with a finding, seen before");
    deadLetters = counter(registry, "dead.letters", "Events put aside as rejected");
    dropped = counter(registry, "dropped", "Records without an event");
    findings = counters(registry, "findings", "Events with a finding, by the most urgent");
    opened = counters(registry, "incidents.opened", "Incidents opened");
    revised = counters(registry, "incidents.revised", "Later revisions of open incidents");
    closed = counters(registry, "incidents.closed", "Incidents closed");
  }

  private static Counter counter(MeterRegistry registry, String name, String description) {
    return Counter.builder("handbell.classifier." + name)
        .description(description)
        .register(registry);
  }

  private static Map<Priority, Counter> counters(
      MeterRegistry registry, String name, String description) {
    Map<Priority, Counter> counters = new EnumMap<>(Priority.class);
    Arrays.stream(Priority.values())
        .forEach(
            priority ->
                counters.put(
                    priority,
                    Counter.builder("handbell.classifier." + name)
                        .description(description)
                        .tag("priority", priority.name())
                        .register(registry)));
    return Collections.unmodifiableMap(counters);
  }

  /** A record was read. */
  void event() {
    events.increment();
  }

  /** Nothing was found in it. */
  void clean() {
    clean.increment();
  }

  /** It held no event. */
  void dropped() {
    dropped.increment();
  }

  /** It could not be read, so that nobody counted it as read. */
  public void unreadable() {
    events.increment();
    deadLetters.increment();
  }

  /** It was read, but could not be judged or joined. */
  public void deadLetter() {
    deadLetters.increment();
  }

  /** Something was found in it, seen for the first time. */
  public void finding(Priority mostUrgent) {
    count(findings, mostUrgent);
  }

  /** Something was found in it, but it had been counted before. */
  public void duplicate() {
    duplicates.increment();
  }

  /** A revision goes out. */
  public void revision(Incident incident) {
    if (incident.closed()) {
      count(closed, incident.priority());
    } else {
      count(incident.revision() == 1 ? opened : revised, incident.priority());
    }
  }

  private static void count(Map<Priority, Counter> counters, Priority priority) {
    Counter counter = counters.get(priority);
    if (counter != null) {
      counter.increment();
    }
  }
}

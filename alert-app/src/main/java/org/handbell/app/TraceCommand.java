package org.handbell.app;

import java.io.PrintWriter;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.KafkaException;
import org.handbell.app.config.HandbellConfig;
import org.handbell.app.trace.EventTrace;
import org.handbell.app.trace.Sighting;
import org.handbell.classifier.ClassifierConfig;
import org.handbell.model.Event;
import org.handbell.model.Incident;
import org.handbell.notifier.register.Case;
import org.handbell.notifier.register.LoggedMessage;
import org.handbell.notifier.register.Register;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code handbell trace}: how far one event has come. */
@Command(
    name = "trace",
    description = {
      "Show one event on its way: as it was read, judged, part of incidents, a case and mails. It"
          + " shows ids, places and times, and nothing of what anybody did. Handbell must run."
    },
    mixinStandardHelpOptions = true,
    footer = {"", "Example: ./handbell trace --config handbell.yaml 4f1c09a2b3d4-1-1042"})
final class TraceCommand implements Callable<Integer> {

  private static final String ROW = "%-9s %-24s %s%n";

  @Mixin private ConfigOption option;

  @Parameters(paramLabel = "ID", description = "the event's id, event.id")
  private String id;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    HandbellConfig config = option.read();
    EventTrace trace = new EventTrace(kafka(config), id);
    try {
      List<Sighting<Event>> events = trace.events();
      List<Sighting<Incident>> incidents = trace.incidents();
      for (Sighting<Event> event : events) {
        say(trace, event);
      }
      incidents.forEach(this::say);
      Set<String> ids = new TreeSet<>();
      incidents.forEach(each -> ids.add(each.record().id()));
      if (!ids.isEmpty()) {
        register(config, ids);
      }
      if (events.isEmpty() && incidents.isEmpty()) {
        spec.commandLine()
            .getErr()
            .printf(
                "No event %s is in Kafka: it may wait in the spool still, or was read more than 14"
                    + " days ago.%n",
                id);
        return 1;
      }
      return 0;
    } catch (KafkaException | ExecutionException e) {
      throw new CannotRun("Kafka does not answer: Handbell must run while an event is traced", e);
    } finally {
      out().flush();
    }
  }

  private static Map<String, Object> kafka(HandbellConfig config) throws CannotRun {
    String bootstrap =
        config.kafka().isEmbedded()
            ? BrokerAddress.read(config.data())
                .orElseThrow(
                    () -> new CannotRun("Handbell must run while an event is traced: start it"))
            : config.kafka().bootstrap();
    return new HashMap<>(config.kafka().client(bootstrap));
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }

  private void row(String stage, Instant at, String what) {
    out().printf(ROW, stage, at, what);
  }

  private void say(EventTrace trace, Sighting<Event> seen)
      throws ExecutionException, InterruptedException {
    Event event = seen.record();
    row("received", seen.at(), "school " + event.schoolId());
    row("event", event.ingested(), place(seen));
    OptionalLong read = trace.readUpTo(ClassifierConfig.DEFAULT_APPLICATION_ID, seen);
    boolean judged = read.isPresent() && read.getAsLong() > seen.offset();
    out()
        .printf(
            ROW,
            judged ? "judged" : "waits",
            "",
            "the classifier is at %s of that partition"
                .formatted(read.isPresent() ? Long.toString(read.getAsLong()) : "its start"));
  }

  private void say(Sighting<Incident> seen) {
    Incident incident = seen.record();
    long findings =
        incident.evidence().stream()
            .filter(evidence -> evidence.eventId().equals(id))
            .mapToLong(evidence -> evidence.findings().size())
            .sum();
    row(
        "incident",
        seen.at(),
        "%s: %s, revision %d, %s, %d findings of this event"
            .formatted(
                place(seen), incident.id(), incident.revision(), incident.priority(), findings));
  }

  private static String place(Sighting<?> seen) {
    return "%s, partition %d, offset %d".formatted(seen.topic(), seen.partition(), seen.offset());
  }

  private void register(HandbellConfig config, Set<String> incidents) {
    try (Register register = Register.open(new Settings(config).notifier(), Clock.systemUTC())) {
      for (String incident : incidents) {
        Optional<Case> about = register.caseOf(incident);
        if (about.isEmpty()) {
          out().printf(ROW, "case", "", "none of incident " + incident);
          continue;
        }
        row("case", about.get().raisedAt(), about.get().number() + " of incident " + incident);
        register.desk().log(about.get()).forEach(this::say);
      }
    }
  }

  private void say(LoggedMessage message) {
    row(
        message.channel(),
        message.at(),
        "%s, %s".formatted(message.reason().id(), lower(message.state())));
    message
        .attempts()
        .forEach(
            attempt ->
                row(
                    "  attempt",
                    attempt.at(),
                    "%d, %s".formatted(attempt.number(), lower(attempt.result()))));
  }

  private static String lower(Enum<?> state) {
    return state.name().toLowerCase(Locale.ROOT);
  }
}

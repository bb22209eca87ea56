package org.handbell.app.replay;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.handbell.model.Incident;
import org.handbell.model.Priority;
import org.handbell.model.Risk;
import org.jspecify.annotations.Nullable;

/** What would have been received, in plain lines: how much of what, then each incident. */
public final class ReplayReport {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("EEE d MMM uuuu", Locale.UK);
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.UK);

  private final List<Incident> incidents;
  private final ZoneId zone;

  public ReplayReport(List<Incident> incidents, ZoneId zone) {
    this.incidents = List.copyOf(incidents);
    this.zone = zone;
  }

  /**
   * Those that somebody is told of by themselves: neither counted on an earlier alert nor, unless
   * it is told at once, part of a class topic that arose while it was still held.
   *
   * @param held how long a P2 waits for what may take it in
   */
  public static List<Incident> told(List<Incident> incidents, Duration held) {
    Map<String, Incident> topics = new HashMap<>();
    incidents.forEach(one -> one.members().forEach(member -> topics.put(member, one)));
    return incidents.stream()
        .filter(one -> one.continues() == null)
        .filter(one -> !isTakenIn(one, topics.get(one.id()), held))
        .toList();
  }

  private static boolean isTakenIn(Incident one, @Nullable Incident topic, Duration held) {
    if (topic == null || one.own() || one.priority() == Priority.P1) {
      return false;
    }
    return one.priority() != Priority.P2
        || !topic.firstReceived().isAfter(one.firstReceived().plus(held));
  }

  /** How many by priority, 4C and day. */
  public String summary() {
    StringBuilder out = new StringBuilder();
    if (incidents.isEmpty()) {
      return "Handbell would have told of nothing.\n";
    }
    Map<LocalDate, Long> days = counted(one -> one.firstOccurred().atZone(zone).toLocalDate());
    List<LocalDate> dates = List.copyOf(days.keySet());
    out.append(
        "From %s to %s Handbell would have told of %,d incidents on %d days:%n"
            .formatted(
                DAY.format(dates.get(0)),
                DAY.format(dates.get(dates.size() - 1)),
                incidents.size(),
                dates.size()));
    Map<Priority, Long> priorities = counted(Incident::priority);
    Arrays.stream(Priority.values())
        .forEach(
            priority ->
                out.append(
                    "  %s %,7d  %s%n"
                        .formatted(
                            priority, priorities.getOrDefault(priority, 0L), told(priority))));
    Map<Risk, Long> risks = counted(one -> one.category().risk());
    out.append("By risk: ")
        .append(
            risks.entrySet().stream()
                .map(
                    one ->
                        "%s %,d"
                            .formatted(
                                one.getKey().name().toLowerCase(Locale.ROOT), one.getValue()))
                .collect(Collectors.joining(", ")))
        .append(String.format("%n"));
    return out.toString();
  }

  private static String told(Priority priority) {
    return switch (priority) {
      case P1 -> "told at once";
      case P2 -> "told within 15 minutes";
      case P3 -> "in the daily summary";
      case P4 -> "counted only";
    };
  }

  /** One line an incident: when, how urgent, who, what, how many events, why. */
  public String list() {
    return incidents.stream()
        .map(
            one ->
                "%s  %s  %-28s  %-28s %s%n"
                    .formatted(
                        MOMENT.format(one.firstOccurred().atZone(zone)),
                        one.priority(),
                        one.person().id(),
                        one.category().id(),
                        one.why()))
        .collect(Collectors.joining());
  }

  /** What another version of the rules would have raised otherwise. */
  public String against(List<Incident> others, String version) {
    Map<String, Incident> theirs = byId(others);
    Map<String, Incident> ours = byId(incidents);
    List<Incident> added = incidents.stream().filter(one -> !theirs.containsKey(one.id())).toList();
    List<Incident> gone = others.stream().filter(one -> !ours.containsKey(one.id())).toList();
    List<Incident> moved =
        incidents.stream()
            .filter(
                one ->
                    theirs.containsKey(one.id())
                        && theirs.get(one.id()).priority() != one.priority())
            .toList();
    return "%nRaised now, not by rules %s: %,d%n%s%nRaised by rules %s, not now: %,d%n%s%nOf another priority now: %,d%n%s"
        .formatted(
            version,
            added.size(),
            new ReplayReport(added, zone).list(),
            version,
            gone.size(),
            new ReplayReport(gone, zone).list(),
            moved.size(),
            new ReplayReport(moved, zone).list());
  }

  private static Map<String, Incident> byId(List<Incident> incidents) {
    return incidents.stream().collect(Collectors.toMap(Incident::id, one -> one));
  }

  private <K> Map<K, Long> counted(Function<Incident, K> by) {
    return incidents.stream()
        .collect(Collectors.groupingBy(by, TreeMap::new, Collectors.counting()));
  }
}

package org.handbell.notifier.watch;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.handbell.notifier.compose.Fact;
import org.handbell.notifier.compose.When;

/** The safety net has a hole: reminders and escalation do not happen when they are due. */
public final class StepRules {

  private static final String SUBJECT = "clocks";
  private static final int SHOWN = 10;

  private StepRules() {}

  /**
   * One trouble for each school that it concerns.
   *
   * @param open since when each trouble that stands has been there, by key
   */
  public static List<Trouble> of(List<Missed> missed, Map<String, Instant> open, ZoneId zone) {
    Map<String, List<Missed>> bySchool =
        missed.stream().collect(groupingBy(Missed::schoolId, TreeMap::new, toList()));
    List<Trouble> troubles = new ArrayList<>();
    bySchool.forEach((school, its) -> troubles.add(trouble(school, its, open, zone)));
    return troubles;
  }

  private static Trouble trouble(
      String school, List<Missed> its, Map<String, Instant> open, ZoneId zone) {
    Instant first = its.stream().map(Missed::due).min(Instant::compareTo).orElse(Instant.EPOCH);
    String numbers =
        its.stream().map(Missed::number).distinct().sorted().limit(SHOWN).collect(joining(", "));
    return new Trouble(
        Kind.STEPS_MISSED,
        SUBJECT,
        school,
        List.of(),
        open.getOrDefault(Trouble.key(Kind.STEPS_MISSED, SUBJECT, school), first),
        "Somebody was to be told of a case that nobody has taken, at %s, and was not."
            .formatted(When.shortly(first, zone)),
        List.of(
            new Fact("Cases", String.valueOf(its.stream().map(Missed::number).distinct().count())),
            new Fact("Numbers", numbers)));
  }
}

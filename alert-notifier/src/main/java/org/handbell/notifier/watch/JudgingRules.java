package org.handbell.notifier.watch;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.handbell.calendar.Calendars;
import org.handbell.notifier.compose.Fact;

/** What comes in is kept, and nobody judges it: no concern would be found. */
public final class JudgingRules {

  private static final String CLASSIFIER = "classifier";

  private JudgingRules() {}

  /**
   * One trouble for each school: an event of any of them may be among those that wait.
   *
   * @param open since when each trouble that stands has been there, by key
   */
  public static List<Trouble> of(
      Unjudged unjudged,
      Collection<String> schools,
      Calendars calendars,
      Map<String, Instant> open,
      ZoneId zone,
      Instant now) {
    return schools.stream()
        .map(school -> new Scene(school, calendars.of(school), zone, open, now))
        .map(scene -> trouble(unjudged, scene))
        .toList();
  }

  private static Trouble trouble(Unjudged unjudged, Scene scene) {
    Instant since = scene.since(Kind.NOT_JUDGED, CLASSIFIER, unjudged.since());
    return scene.trouble(
        Kind.NOT_JUDGED,
        CLASSIFIER,
        List.of(),
        since,
        said(unjudged, scene.clock(since)),
        new Fact("Standing still", unjudged.partitions() + " of the twelve parts of the events"));
  }

  /**
   * In one line.
   *
   * @param clock since when
   */
  public static String said(Unjudged unjudged, String clock) {
    return unjudged.all()
        ? "Nothing has been judged since %s.".formatted(clock)
        : "A part of what comes in has not been judged since %s.".formatted(clock);
  }
}

package org.handbell.notifier.watch;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.handbell.calendar.Calendars;
import org.handbell.model.ListReport;
import org.handbell.notifier.compose.Fact;

/**
 * Which lists of illegal addresses have grown old. They concern every school, whatever its sources.
 */
public final class ListRules {

  private static final Duration OLD = Duration.ofDays(7);

  /** A classifier that has said nothing for so long is looked after by other rules. */
  private static final Duration HEARD_OF = Duration.ofHours(2);

  private ListRules() {}

  /**
   * Adds the troubles of lists to a look.
   *
   * @param open since when each trouble that stands has been there, by key
   */
  public static Look with(
      Look look,
      Collection<ListReport> reports,
      Calendars calendars,
      ZoneId zone,
      Map<String, Instant> open,
      Instant now) {
    List<Trouble> troubles = new ArrayList<>(look.troubles());
    look.sources()
        .forEach(
            (school, sources) -> {
              Scene scene = new Scene(school, calendars.of(school), zone, open, now);
              reports.stream()
                  .filter(report -> isOld(report, now))
                  .map(report -> trouble(report, sources, scene))
                  .forEach(troubles::add);
            });
    return new Look(troubles, look.unknown(), look.sources());
  }

  private static boolean isOld(ListReport report, Instant now) {
    Instant confirmed = report.confirmed();
    return report.illegal()
        && report.fetched()
        && report.at().plus(HEARD_OF).isAfter(now)
        && (confirmed == null || !confirmed.plus(OLD).isAfter(now));
  }

  private static Trouble trouble(ListReport report, Set<String> sources, Scene scene) {
    Instant confirmed = report.confirmed();
    String age = confirmed == null ? "never" : Scene.span(Duration.between(confirmed, scene.now()));
    String what =
        confirmed == null
            ? "The list %s of illegal addresses has never been fetched.".formatted(report.list())
            : "The list %s of illegal addresses is %s old.".formatted(report.list(), age);
    String problem = report.problem();
    return scene.trouble(
        Kind.LIST_OLD,
        report.key(),
        List.copyOf(sources),
        confirmed == null ? scene.now() : confirmed,
        what,
        new Fact("Last confirmed", confirmed == null ? age : age + " ago"),
        new Fact("What stands in the way", problem == null ? "not known" : problem));
  }
}

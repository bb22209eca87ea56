package org.handbell.notifier.watch;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.handbell.model.SourceReport;
import org.handbell.model.SourceReport.Count;
import org.handbell.notifier.compose.Fact;
import org.handbell.notifier.compose.Shown;

/** What is wrong with the lines that do come. */
final class LineRules {

  private static final Duration LATELY = Duration.ofMinutes(10);
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration DRIFT = Duration.ofMinutes(10);
  private static final int FEW_REJECTED = 50;
  private static final double MANY_REJECTED = 0.05;
  private static final double HARDLY_ANY = 0.01;
  private static final int ENOUGH_ACTS = 200;
  private static final int ENOUGH_TO_KNOW = 1_000;
  private static final double NAMED_AT_ALL = 0.1;

  private LineRules() {}

  static Stream<Trouble> of(String source, Heard heard, Scene scene) {
    return Stream.of(
            rejected(source, heard, scene),
            format(source, heard, scene),
            missed(source, heard, scene),
            clock(source, heard, scene),
            names(source, heard, scene),
            searches(source, heard, scene))
        .flatMap(Optional::stream);
  }

  private static Optional<Trouble> rejected(String source, Heard heard, Scene scene) {
    History history = heard.history();
    long rejected = history.in(LATELY, Count.REJECTED);
    double share = share(rejected, history.in(LATELY, Count.LINES));
    double usual =
        share(history.before(LATELY, Count.REJECTED), history.before(LATELY, Count.LINES));
    boolean jumped = share > HARDLY_ANY && usual > 0 && share > 2 * usual;
    if (rejected <= FEW_REJECTED || !(share > MANY_REJECTED || jumped)) {
      return Optional.empty();
    }
    return Optional.of(
        trouble(
            Kind.LINES_REJECTED,
            source,
            scene,
            "%s of the lines from %s cannot be read.".formatted(percent(share), source),
            new Fact("Not read", rejected + " lines in the last 10 minutes"),
            new Fact("Before", percent(usual))));
  }

  private static Optional<Trouble> format(String source, Heard heard, Scene scene) {
    return heard
        .history()
        .formerFormat()
        .map(
            former ->
                trouble(
                    Kind.FORMAT_CHANGED,
                    source,
                    scene,
                    "The lines from %s changed their format.".formatted(source),
                    new Fact("Before", Shown.name(former)),
                    new Fact("Now", Shown.name(heard.history().format().orElse("not known")))));
  }

  private static Optional<Trouble> missed(String source, Heard heard, Scene scene) {
    long missed = heard.history().in(HOUR, Count.MISSED);
    return missed == 0
        ? Optional.empty()
        : Optional.of(
            trouble(
                Kind.LINES_MISSED,
                source,
                scene,
                "Lines from %s were lost before Handbell could keep them.".formatted(source),
                new Fact("Lost", "at least " + missed + " in the last hour"),
                new Fact("Read", heard.history().in(HOUR, Count.LINES) + " in the last hour")));
  }

  private static Optional<Trouble> clock(String source, Heard heard, Scene scene) {
    Duration skew = heard.report().clockSkew();
    boolean sending = heard.hadLines() && heard.silentFor().compareTo(LATELY) < 0;
    if (skew == null || !sending || skew.abs().compareTo(DRIFT) <= 0) {
      return Optional.empty();
    }
    return Optional.of(
        trouble(
            Kind.CLOCK_WRONG,
            source,
            scene,
            "The clock behind %s is %s %s. %s"
                .formatted(
                    source,
                    Scene.span(skew.abs()),
                    skew.isNegative() ? "behind" : "ahead",
                    reason(skew, scene)),
            new Fact("Clock", (skew.isNegative() ? "-" : "+") + skew.abs().toMinutes() + " min")));
  }

  private static String reason(Duration skew, Scene scene) {
    long minutes = skew.toMinutes();
    long hours = Math.round(minutes / 60.0);
    if (hours == 0 || Math.abs(minutes - hours * 60) > 3) {
      return "It seems to be set by nobody: give it a time server (NTP).";
    }
    boolean summer = scene.zone().getRules().isDaylightSavings(scene.now());
    if (hours == 1 && summer) {
      return "It writes British Summer Time and calls it UTC.";
    }
    if (hours == 1 || (hours == -1 && summer)) {
      return "It did not follow the last change between summer and winter time.";
    }
    return "That is a whole number of hours: its time zone is wrong.";
  }

  private static Optional<Trouble> names(String source, Heard heard, Scene scene) {
    History history = heard.history();
    long acts = history.in(HOUR, Count.ACTS);
    double share = share(history.in(HOUR, Count.PERSON), acts);
    long actsBefore = history.before(HOUR, Count.ACTS);
    double usual = share(history.before(HOUR, Count.PERSON), actsBefore);
    boolean stands = scene.isOpen(Kind.FEWER_NAMES, source);
    boolean known = actsBefore >= ENOUGH_TO_KNOW && usual >= NAMED_AT_ALL;
    boolean fewer = known ? share < usual / 2 : stands && share < NAMED_AT_ALL;
    if (acts < ENOUGH_ACTS || !(fewer || share == 0)) {
      return Optional.empty();
    }
    return Optional.of(
        trouble(
            fewer ? Kind.FEWER_NAMES : Kind.NO_NAMES,
            source,
            scene,
            fewer
                ? "Far fewer lines from %s name a user than usual.".formatted(source)
                : "No line from %s names a user.".formatted(source),
            new Fact("Named", percent(share) + " of " + acts + " acts in the last hour"),
            new Fact("Before", known ? percent(usual) : "not known")));
  }

  private static Optional<Trouble> searches(String source, Heard heard, Scene scene) {
    SourceReport report = heard.report();
    long engine = report.count(Count.ENGINE);
    return engine < ENOUGH_ACTS || report.count(Count.SEARCH) > 0
        ? Optional.empty()
        : Optional.of(
            trouble(
                Kind.NO_SEARCHES,
                source,
                scene,
                "%s never shows what is searched for.".formatted(source),
                new Fact("Search engines", engine + " visits, no search to be seen")));
  }

  private static Trouble trouble(
      Kind kind, String source, Scene scene, String what, Fact... facts) {
    Instant since = scene.now();
    return scene.trouble(kind, source, List.of(source), since, what, facts);
  }

  private static double share(long part, long whole) {
    return whole == 0 ? 0 : (double) part / whole;
  }

  private static String percent(double share) {
    return share > 0 && share < HARDLY_ANY
        ? "less than 1 %"
        : String.format(Locale.ROOT, "%d %%", Math.round(share * 100));
  }
}

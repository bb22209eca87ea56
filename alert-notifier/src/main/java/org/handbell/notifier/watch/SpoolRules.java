package org.handbell.notifier.watch;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.handbell.model.SourceReport.Spool;
import org.handbell.notifier.compose.Fact;

/** What is wrong where lines wait, for all sources of one ingest process. */
final class SpoolRules {

  private static final double FILLING = 0.70;
  private static final double FULL = 0.90;

  /** Below the mark by this, it is no longer at it. */
  private static final double CLEARLY = 0.05;

  private static final Duration LATE = Duration.ofMinutes(5);
  private static final Duration PROMPT = Duration.ofMinutes(1);

  private SpoolRules() {}

  /**
   * Finds what is wrong.
   *
   * @param sources the school's sources that this process reads
   */
  static Stream<Trouble> of(String instance, List<String> sources, Spool spool, Scene scene) {
    return Stream.of(
            notAccepting(instance, sources, spool, scene),
            filled(instance, sources, spool, scene),
            late(instance, sources, spool, scene))
        .flatMap(Optional::stream);
  }

  private static Optional<Trouble> notAccepting(
      String instance, List<String> sources, Spool spool, Scene scene) {
    return spool.accepting()
        ? Optional.empty()
        : Optional.of(
            scene.trouble(
                Kind.NOT_ACCEPTING,
                instance,
                sources,
                scene.now(),
                "Handbell cannot keep lines: its disk is full or faulty.",
                fill(spool)));
  }

  private static Optional<Trouble> filled(
      String instance, List<String> sources, Spool spool, Scene scene) {
    Kind kind =
        isAt(FULL, Kind.SPOOL_FULL, instance, spool, scene) ? Kind.SPOOL_FULL : Kind.SPOOL_FILLING;
    return kind == Kind.SPOOL_FULL || isAt(FILLING, kind, instance, spool, scene)
        ? Optional.of(
            scene.trouble(
                kind,
                instance,
                sources,
                scene.now(),
                kind == Kind.SPOOL_FULL
                    ? "The room for lines that wait is nearly full. Then no more can be kept."
                    : "Lines that wait fill more and more room.",
                fill(spool),
                oldest(spool)))
        : Optional.empty();
  }

  private static boolean isAt(double mark, Kind kind, String instance, Spool spool, Scene scene) {
    return spool.filled() >= mark - (scene.isOpen(kind, instance) ? CLEARLY : 0);
  }

  private static Optional<Trouble> late(
      String instance, List<String> sources, Spool spool, Scene scene) {
    boolean late =
        scene.isOpen(Kind.LATE, instance)
            ? spool.oldest().compareTo(PROMPT) > 0
            : spool.oldest().compareTo(LATE) > 0 && scene.isSchoolTime();
    Instant since = scene.now().minus(spool.oldest());
    return late
        ? Optional.of(
            scene.trouble(
                Kind.LATE,
                instance,
                sources,
                since,
                "Alerts are late: lines wait to be looked at.",
                oldest(spool),
                fill(spool)))
        : Optional.empty();
  }

  private static Fact fill(Spool spool) {
    return new Fact("Filled", Math.round(spool.filled() * 100) + " %");
  }

  private static Fact oldest(Spool spool) {
    return new Fact("Waiting for", Scene.span(spool.oldest()));
  }
}

package org.handbell.classifier.follow;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.handbell.classifier.ruling.RulingTerms;
import org.handbell.classifier.ruling.RulingsFile;
import org.handbell.classifier.trial.Changes;
import org.handbell.classifier.trial.Trial;
import org.handbell.classifier.trial.Trials;
import org.handbell.document.Fault;
import org.handbell.model.Ruling;

/** Reads a file of rulings and tries what it changes on the core and on recent events. */
final class FileTrial {

  /** So many of the newest events at most: seconds of work beside live traffic. */
  private static final long MOST_EVENTS = 300_000;

  private final Trials trials;
  private final RulingTerms terms;
  private final RecentEvents events;
  private final Clock clock;

  FileTrial(Trials trials, RulingTerms terms, RecentEvents events, Clock clock) {
    this.trials = trials;
    this.terms = terms;
    this.events = events;
    this.clock = clock;
  }

  /** What came of a file. */
  sealed interface Outcome {
    /** It changes nothing. */
    record Same() implements Outcome {}

    /** It does no harm. */
    record Fit(Changes changes, Ruling.Trial trial) implements Outcome {}

    /** It must not take effect. */
    record Refused(List<String> because) implements Outcome {
      public Refused {
        because = List.copyOf(because);
      }
    }
  }

  Outcome of(Path file, Map<String, Ruling> inForce) {
    RulingsFile.Read read = RulingsFile.read(file, terms, clock.instant());
    if (read instanceof RulingsFile.Read.Faulty faulty) {
      return new Outcome.Refused(faulty.faults().stream().map(Fault::toString).toList());
    }
    return read instanceof RulingsFile.Read.Good good
        ? of(good.rulings(), inForce)
        : new Outcome.Same();
  }

  /** Tries rulings that have been read. */
  Outcome of(List<Ruling> rulings, Map<String, Ruling> inForce) {
    Changes changes = Changes.between(inForce, rulings);
    List<String> refused = new ArrayList<>();
    changes.clashes().stream()
        .map(key -> key + ": a ruling made in the console has this id; choose another")
        .forEach(refused::add);
    if (!refused.isEmpty() || changes.isEmpty()) {
      return refused.isEmpty() ? new Outcome.Same() : new Outcome.Refused(refused);
    }
    Instant now = clock.instant();
    Set<String> lost = trials.lostCore(changes.after(), now);
    if (!lost.isEmpty()) {
      return new Outcome.Refused(
          List.of("core cases would be silenced or lowered: " + String.join(", ", lost)));
    }
    Trial trial = trials.of(inForce.values(), changes.after(), 0);
    events.read(now.minus(RulingsConfig.LOOK_BACK), MOST_EVENTS, trial::event);
    return new Outcome.Fit(changes, trial.summary());
  }
}

package org.handbell.app;

import java.time.InstantSource;
import java.util.List;
import org.handbell.classifier.trial.KeptTrial;
import org.handbell.model.Incident;
import org.handbell.model.Ruling;
import org.handbell.notifier.verdict.Rehearsal;
import org.handbell.notifier.verdict.Rehearsed;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets the console try a ruling by the very rules that judge events: those are read when somebody
 * first tries one. Lists are left out, for nothing on them is kept that could be judged again.
 */
final class RulingRehearsal implements Rehearsal {

  private static final Logger LOG = LoggerFactory.getLogger(RulingRehearsal.class);

  private final Settings settings;
  private final InstantSource clock;
  private @Nullable KeptTrial trial;

  RulingRehearsal(Settings settings, InstantSource clock) {
    this.settings = settings;
    this.clock = clock;
  }

  @Override
  public synchronized Rehearsed of(Ruling typed, List<Incident> kept) {
    try {
      KeptTrial ready = trial == null ? settings.keptTrial() : trial;
      trial = ready;
      return told(ready.of(typed, kept, clock.instant()));
    } catch (CannotRun e) {
      LOG.warn("A ruling cannot be tried: {}", e.getMessage());
      return new Rehearsed(typed, "it cannot be tried here; ask IT", null, List.of(), 0, 0);
    }
  }

  private static Rehearsed told(KeptTrial.Shown shown) {
    return new Rehearsed(
        shown.ruling(),
        shown.refused(),
        shown.category(),
        shown.effects().stream()
            .map(each -> new Rehearsed.Effect(each.incidentId(), each.before(), each.after()))
            .toList(),
        shown.silenced(),
        shown.examples());
  }
}

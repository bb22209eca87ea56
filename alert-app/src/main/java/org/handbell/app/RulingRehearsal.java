package org.handbell.app;

import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Semaphore;
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
 * first tries one. Lists are left out, for nothing on them is kept that could be judged again. Few
 * are tried at once, so that trials take no more of this machine than it can spare; whoever comes
 * then is told so and waits for nobody.
 */
final class RulingRehearsal implements Rehearsal {

  private static final Logger LOG = LoggerFactory.getLogger(RulingRehearsal.class);

  private static final int AT_ONCE = 2;

  private final Semaphore free = new Semaphore(AT_ONCE);
  private final Settings settings;
  private final InstantSource clock;
  private @Nullable KeptTrial trial;

  RulingRehearsal(Settings settings, InstantSource clock) {
    this.settings = settings;
    this.clock = clock;
  }

  @Override
  public Rehearsed of(Ruling typed, List<Incident> kept) {
    if (!free.tryAcquire()) {
      return refused(typed, "others are being tried just now; try it again in a minute");
    }
    try {
      return told(ready().of(typed, kept, clock.instant()));
    } catch (CannotRun e) {
      LOG.warn("A ruling cannot be tried: {}", e.getMessage());
      return refused(typed, "it cannot be tried here; ask IT");
    } finally {
      free.release();
    }
  }

  private synchronized KeptTrial ready() throws CannotRun {
    KeptTrial ready = trial == null ? settings.judging().keptTrial() : trial;
    trial = ready;
    return ready;
  }

  private static Rehearsed refused(Ruling typed, String because) {
    return new Rehearsed(typed, because, null, List.of(), 0, 0);
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

package org.handbell.notifier.verdict;

import java.util.List;
import org.handbell.model.Incident;
import org.handbell.model.Ruling;

/** Tries a ruling on incidents that were kept, by the rules by which events are judged. */
@FunctionalInterface
public interface Rehearsal {

  /** Where nothing can be tried, and so nothing be ruled. */
  Rehearsal NONE =
      (typed, kept) ->
          new Rehearsed(typed, "no rules are at hand to try it on", null, List.of(), 0, 0);

  /**
   * What the ruling would have come to.
   *
   * @param typed with words as a person typed them
   */
  Rehearsed of(Ruling typed, List<Incident> kept);
}

package org.handbell.ingest.fold;

import org.handbell.model.Event;

/**
 * What is known of an event only from those around it.
 *
 * @param byMachine true where it is no act of a person, or one that is counted already
 * @param typed true where somebody was seen typing the search
 */
public record Verdict(boolean byMachine, boolean typed) {

  /** As the line alone has it. */
  public static final Verdict AS_IT_IS = new Verdict(false, false);

  static final Verdict BY_MACHINE = new Verdict(true, false);
  static final Verdict TYPED = new Verdict(false, true);

  private static final int MACHINES_LEVEL = 2;

  /** The event as it is to be judged. */
  public Event on(Event event) {
    Event known = typed ? event.withTypingSeen() : event;
    return byMachine && event.isAct() ? known.atLevel(MACHINES_LEVEL) : known;
  }
}

package org.handbell.ingest.fold;

import org.handbell.ingest.parse.ReceivedLine;
import org.handbell.model.Event;
import org.handbell.text.Mix;
import org.jspecify.annotations.Nullable;

/**
 * Tells the acts of people from what comes with them, by looking at the lines around each line. It
 * sees every line once, in the order received. Not for several threads.
 *
 * @param <L> stands for a line
 */
public final class Folding<L> {

  /** So many people at once may be in the middle of typing; beyond it the oldest is let go. */
  private static final int MOST_HELD = 4_096;

  private static final String STEP = "a key on the way to a search";
  private static final String REPEAT = "logged twice";
  private static final String PART = "asked for by a page";

  /** Told what becomes of each line, in the order in which it becomes known. */
  public interface Answers<L> {

    /**
     * The line's event can be sent.
     *
     * @param why one of few words, fit for a metric's label; null where it goes as it is
     */
    void settled(L line, Verdict verdict, @Nullable String why);

    /** The line must wait; it is settled later. */
    void held(L line);
  }

  private final Answers<L> answers;
  private final Keystrokes<L> keystrokes;
  private final Repeats repeats;
  private final PageBursts bursts;
  private final RelayedLines relayed;

  /**
   * Begins with nothing known.
   *
   * @param secret chosen at random, so that nobody can make one address pass for another
   */
  public Folding(long secret, Answers<L> answers) {
    Mix mix = new Mix(secret | 1);
    this.answers = answers;
    this.keystrokes = new Keystrokes<>(MOST_HELD, new FatesOfKeys());
    this.repeats = new Repeats(mix);
    this.bursts = new PageBursts(mix);
    this.relayed = new RelayedLines(mix);
  }

  /** True where the very same line has come from another sender or source a moment ago. */
  public boolean isKnown(String source, ReceivedLine line) {
    return relayed.isKnown(source, line);
  }

  /** Takes the event of a line; the answer may come at once or later. */
  public void take(L line, Event event) {
    long received = event.ingested().toEpochMilli();
    keystrokes.passed(received);
    Event.Search search = event.search();
    if (search == null || !event.isAct()) {
      settle(line, event, Verdict.AS_IT_IS);
    } else if (search.autocomplete()) {
      keystrokes.typed(line, event.person().id(), search.term(), received);
    } else {
      boolean typed = keystrokes.searched(event.person().id(), search.term());
      settle(line, event, typed ? Verdict.TYPED : Verdict.AS_IT_IS);
    }
  }

  private void settle(L line, Event event, Verdict asAnAct) {
    if (event.isAct() && repeats.isRepeat(event)) {
      answers.settled(line, Verdict.BY_MACHINE, REPEAT);
    } else if (event.isAct() && bursts.isPart(event)) {
      answers.settled(line, Verdict.BY_MACHINE, PART);
    } else {
      answers.settled(line, asAnAct, null);
    }
  }

  /** It is this late, and no line has come: what waits too long is settled. */
  public void passed(long millis) {
    keystrokes.passed(millis);
  }

  /** Settles everything that waits: there is no time or no room left. */
  public void release() {
    keystrokes.release();
  }

  private final class FatesOfKeys implements Keystrokes.Fates<L> {

    @Override
    public void onTheWay(L line) {
      answers.settled(line, Verdict.BY_MACHINE, STEP);
    }

    @Override
    public void abandoned(L line) {
      answers.settled(line, Verdict.AS_IT_IS, null);
    }

    @Override
    public void held(L line) {
      answers.held(line);
    }
  }
}

package org.handbell.notifier.escalate;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * When the steps of a policy are due. Steps by the clock run through when the case was told while
 * school was in. Otherwise, where nobody can be reached at any hour, they begin in the morning:
 * there is nobody to read them before.
 *
 * @param reachable true where a rota can be reached at any hour
 */
public record Ladder(Timetable timetable, boolean reachable) {

  /** What begins a round of steps. */
  public enum Occasion {
    /** The case was told, or it got worse. */
    TOLD,
    /** Whoever held it has had their time: the first step is due at once. */
    EXPIRED
  }

  /** A step and when it is due. */
  public record Due(Step step, Instant at) {}

  /** The steps of a round, in order. */
  public List<Due> round(Policy policy, Occasion occasion, Instant start) {
    boolean schoolTime = timetable.isSchoolTime(start);
    List<Due> dues = new ArrayList<>();
    if (occasion == Occasion.TOLD && !schoolTime && reachable && isByTheClock(policy)) {
      dues.add(new Due(new Step(Wait.minutes(0), Set.of(), true, false), start));
    }
    Instant from = from(policy, occasion, start, schoolTime || reachable);
    for (Step step : policy.steps()) {
      Instant at = timetable.after(from, step.after());
      dues.add(new Due(step, at.isBefore(start) ? start : at));
    }
    return dues;
  }

  private Instant from(Policy policy, Occasion occasion, Instant start, boolean awake) {
    if (!isByTheClock(policy)) {
      return start;
    }
    Duration first = Duration.ofMinutes(policy.steps().get(0).after().amount());
    if (!awake) {
      return timetable.nextMorning(start).minus(first);
    }
    return occasion == Occasion.TOLD ? start : start.minus(first);
  }

  private static boolean isByTheClock(Policy policy) {
    return policy.steps().get(0).after().unit() == Wait.Unit.MINUTES;
  }

  /**
   * The reminder after all the steps, and after each reminder the next; later each time.
   *
   * @param times how many there were
   */
  public Optional<Due> repeat(Policy policy, int times, Instant last) {
    Wait repeat = policy.repeat();
    if (repeat == null) {
      return Optional.empty();
    }
    Instant at = timetable.after(last, repeat.afterRepeats(times));
    boolean awake = repeat.unit() != Wait.Unit.MINUTES || reachable || timetable.isSchoolTime(at);
    return Optional.of(new Due(Step.remind(repeat), awake ? at : timetable.nextMorning(at)));
  }
}
